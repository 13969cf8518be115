import type { DnsRecord, DnsType } from '../../model/host.ts';

/** One question and what came back. `status` as DNS names it; anything but NOERROR and NXDOMAIN says nothing about the name. */
export type PastedAnswer = {
  readonly name: string;
  /** `ANY` where the tool does not repeat what was asked. */
  readonly type: DnsType | 'ANY';
  readonly status: string;
  readonly records: readonly DnsRecord[];
  readonly authentic?: boolean;
};
