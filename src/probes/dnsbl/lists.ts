/** A blocklist that is asked by DNS. Codes are patterns on the answer, as the list's own pages give them. */
export type Blocklist = {
  readonly zone: string;
  readonly name: string;
  readonly ipv6: boolean;
  /** The address itself has sent unwanted mail. */
  readonly listed: RegExp;
  /** The address should not send directly, whatever it did (dial-up ranges). */
  readonly policy?: RegExp;
  /** Receivers rely on it so widely that "clean" means little without it. */
  readonly weighty?: true;
};

/** When these lists were last checked to be alive. Dead lists answer "listed" for everything: leave them out. */
export const LISTS_READ = '2026-11-21';

/** SORBS (closed June 2024) and NiX Spam (closed January 2025) are left out. */
export const BLOCKLISTS: readonly Blocklist[] = [
  // https://www.spamhaus.org/faqs/dnsbl-usage/: 2, 3, 9 SBL, CSS, DROP; 4 to 7 XBL; 10, 11 PBL; 127.255.255.x is an error.
  { zone: 'zen.spamhaus.org', name: 'Spamhaus ZEN', ipv6: true, listed: /^127\.0\.0\.([2-7]|9|30)$/, policy: /^127\.0\.0\.1[01]$/, weighty: true },
  { zone: 'bl.spamcop.net', name: 'SpamCop', ipv6: false, listed: /^127\.0\.0\.2$/ },
  { zone: 'b.barracudacentral.org', name: 'Barracuda', ipv6: false, listed: /^127\.0\.0\.2$/ },
  { zone: 'psbl.surriel.com', name: 'PSBL', ipv6: false, listed: /^127\.0\.0\.2$/ },
  { zone: 'dnsbl.dronebl.org', name: 'DroneBL', ipv6: true, listed: /^127\.0\.0\.([3-9]|1\d)$/ },
  { zone: 'dnsbl-1.uceprotect.net', name: 'UCEPROTECT 1', ipv6: false, listed: /^127\.0\.0\.2$/ },
];
