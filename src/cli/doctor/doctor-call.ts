import type { Call } from '../define-command.ts';

/** A check-up that was asked for, on the command line or from within a walk. */
export type DoctorCall = Pick<Call, 'words' | 'language' | 'io' | 'out'> & {
  /** `ignore` is there where the command line was the doctor's. */
  readonly options: Call['options'] & { readonly ignore?: readonly string[] };
};
