/** Passwords and keys of the lab: such that nothing else is spelt like them. */
export const SECRETS = { mailbox: 'Igel-2031-quert', database: 'Kranich4711dorf', key: 'ZWQ8LUMP3XKT5RVA' } as const;
