import type { Localized } from './language.ts';
import type { CannotTellReason } from './probe.ts';

/** `person` cannot run anything: every probe becomes a command to read out and an answer to paste. */
export const HOST_KINDS = ['local', 'ssh', 'person'] as const;
export type HostKind = (typeof HOST_KINDS)[number];

/** Why a host could not do it. `absent`: no such file or container; `unreachable`: no route (also "administratively prohibited"). */
export type FailureReason = Exclude<CannotTellReason, 'missing-input'> | 'absent' | 'unreachable';

export type Failure = {
  readonly ok: false;
  readonly reason: FailureReason;
  /** errno name, DNS response code or HTTP status, as it came. */
  readonly code?: string;
  /** What was in the way, as a short phrase. Messages of the system stand as they came. */
  readonly message: Localized;
};

/** A value, or why there is none. Hosts never throw for what can happen on a server. */
export type Got<T> = { readonly ok: true; readonly value: T } | Failure;

/** Bounds of one look. Times in milliseconds, sizes in bytes. */
export type Limits = { readonly signal: AbortSignal; readonly timeoutMs?: number };

export type RunOptions = Limits & {
  readonly input?: string;
  readonly cwd?: string;
  /** Output beyond it is dropped; the end is kept. */
  readonly maxBytes?: number;
};

export type RunOutput = { readonly code: number; readonly stdout: string; readonly stderr: string; readonly truncated: boolean };

export type ReadOptions = Limits & {
  readonly maxBytes?: number;
  /** Keep the end instead of the start where the file is larger than `maxBytes`. */
  readonly fromEnd?: boolean;
};

export type FileKind = 'file' | 'directory' | 'link' | 'other';
export type FileStat = { readonly kind: FileKind; readonly size: number; readonly modifiedMs: number; readonly mode: number };

export const DNS_TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'TXT', 'SRV', 'CAA', 'DS', 'DNSKEY', 'TLSA', 'SOA'] as const;
export type DnsType = (typeof DNS_TYPES)[number];

export type DnsQuestion = {
  readonly name: string;
  readonly type: DnsType;
  /** `ip` or `ip:port`, `[ip6]:port`; default: the resolvers of the host, in order. */
  readonly server?: string;
  /** Ask for DNSSEC: sets AD and DO. */
  readonly dnssec?: boolean;
  /** "Checking disabled": shows whether a SERVFAIL comes from validation (RFC 4035, 3.2.2). */
  readonly unchecked?: boolean;
  /** `tcp` asks by TCP from the start, `udp` never changes over; default: UDP, then TCP where the answer is cut. */
  readonly transport?: 'udp' | 'tcp';
};

/** One record. `value`: the address, name or joined text; MX and SRV keep their numbers beside it. */
export type DnsRecord = {
  readonly name: string;
  readonly type: DnsType;
  readonly ttl: number;
  readonly value: string;
  readonly priority?: number;
  readonly weight?: number;
  readonly port?: number;
  readonly flags?: number;
  readonly tag?: string;
};

/** An answer that says something: NOERROR (perhaps without records) or NXDOMAIN. Everything else is a Failure. */
export type DnsReply = {
  readonly exists: boolean;
  /** Records of the answer section, aliases included, in their order. */
  readonly records: readonly DnsRecord[];
  /** AD flag of the resolver. */
  readonly authentic: boolean;
  readonly resolver: string;
};

/** Target of a connection; `host` is an IP literal, so that one family is meant and nothing falls back. */
export type ConnectTarget = { readonly host: string; readonly port: number };

export type DockerAnswer = { readonly status: number; readonly body: Uint8Array };

/**
 * Where probes look. Read-only by construction: `run` takes no shell, `docker` only sends GET.
 * `Stream` is the duplex stream of the platform, which the ground floor does not know.
 */
export type Host<Stream = unknown> = {
  /** For the head line and evidence: `this machine`, `ssh://root@mx1`, `person`. */
  readonly name: string;
  readonly kind: HostKind;
  readonly platform: 'linux' | 'other';
  readonly run: (command: string, args: readonly string[], options: RunOptions) => Promise<Got<RunOutput>>;
  readonly readFile: (path: string, options: ReadOptions) => Promise<Got<string>>;
  /** Follows links; `absent` where a link dangles. */
  readonly stat: (path: string, limits: Limits) => Promise<Got<FileStat>>;
  readonly lstat: (path: string, limits: Limits) => Promise<Got<FileStat>>;
  readonly readLink: (path: string, limits: Limits) => Promise<Got<string>>;
  readonly list: (path: string, limits: Limits) => Promise<Got<readonly string[]>>;
  readonly connect: (target: ConnectTarget, limits: Limits) => Promise<Got<Stream>>;
  /** One UDP question and its first answer. */
  readonly datagram: (packet: Uint8Array, target: ConnectTarget, limits: Limits) => Promise<Got<Uint8Array>>;
  readonly resolvers: (limits: Limits) => Promise<Got<readonly string[]>>;
  readonly query: (question: DnsQuestion, limits: Limits) => Promise<Got<DnsReply>>;
  /** GET on the Docker API, for example `/containers/json`. */
  readonly docker: (path: string, limits: Limits & { readonly maxBytes?: number }) => Promise<Got<DockerAnswer>>;
  /** Ends shared connections. */
  readonly close: () => Promise<void>;
};
