/** What is replaced, and what its token is called. */
export const IDENTITIES = [
  'secret',
  'user',
  'domain',
  'host',
  'ipv4',
  'private-ipv4',
  'ipv6',
  'private-ipv6',
  'mac',
  'message-id',
  'name',
  'phone',
  'company',
  'subject',
] as const;
export type Identity = (typeof IDENTITIES)[number];

/** A piece of a text and what it becomes: parts in their order, identities and the text between them that stays. */
export type Part = string | { readonly identity: Identity; readonly value: string; readonly after?: 'reversed' };
export type Span = { readonly start: number; readonly end: number; readonly parts: readonly Part[] };

/** `<domain-1>`, `<ipv4-2-reversed>`: no more is known of it outside. */
export const TOKEN = /<(secret|user|domain|host|private-ipv4|ipv4|private-ipv6|ipv6|mac|message-id|name|phone|company|subject)-(\d+)(-reversed)?>/g;
