import { cannotTell } from '../define-probe.ts';
import { isInternal, readIp, sameIp } from '../ip.ts';

/** One mail exchange; `priority` undefined for the domain itself where it has no MX, `addresses` undefined where they could not be told. */
export type Exchange = {
  readonly mx: string;
  readonly priority: number | undefined;
  readonly addresses: readonly string[] | undefined;
  readonly alias: boolean;
};

type About = { readonly domain: string; readonly ours: readonly string[] /** A public address is known to compare with. */; readonly anyKnown: boolean };

/** What MX records mean for this server, best first. Undefined where too much of it could not be told. */
export const judgeMx = ({ domain, ours, anyKnown }: About, exchanges: readonly Exchange[]) => {
  const leadsHere = ({ addresses = [] }: Exchange): boolean => addresses.some((address) => ours.some((own) => sameIp(address, own)));
  const [best] = exchanges;
  if (exchanges.length === 1 && best!.mx === '.') return { outcome: 'null', data: { domain } } as const;
  if (best?.priority === undefined) {
    if (best && leadsHere(best)) return { outcome: 'here', data: { domain, mx: domain, addresses: best.addresses ?? [] } } as const;
    return best?.addresses === undefined && anyKnown ? undefined : ({ outcome: 'missing', data: { domain } } as const);
  }
  const literal = exchanges.find(({ mx }) => readIp(mx));
  if (literal) return { outcome: 'alias', data: { domain, mx: literal.mx } } as const;
  const aliased = exchanges.find(({ alias, priority }) => alias && priority === best.priority);
  if (aliased) return { outcome: 'alias', data: { domain, mx: aliased.mx } } as const;
  const here = exchanges.find(leadsHere);
  if (here) return { outcome: 'here', data: { domain, mx: here.mx, addresses: here.addresses ?? [] } } as const;
  if (exchanges.some(({ addresses }) => addresses === undefined)) return undefined;
  const mx = exchanges.map((one) => one.mx);
  const addresses = exchanges.flatMap((one) => one.addresses ?? []);
  if (addresses.length === 0) return { outcome: 'unresolvable', data: { domain, mx } } as const;
  const data = { domain, mx, addresses };
  if (addresses.every(isInternal)) return cannotTell('odd-answer', SPLIT, { data });
  return anyKnown ? ({ outcome: 'elsewhere', data } as const) : cannotTell('missing-input', NO_IP(mx, addresses));
};

const SPLIT = {
  en: 'this resolver answers with an internal address (split DNS); ask from outside what others see',
  de: 'dieser Resolver antwortet mit einer internen Adresse (Split-DNS); frage von außen, was andere sehen',
};

const NO_IP = (mx: readonly string[], addresses: readonly string[]) => ({
  en: `the MX is ${mx.join(', ')} (${addresses.join(', ')}); compare that with the public address of the server`,
  de: `der MX ist ${mx.join(', ')} (${addresses.join(', ')}); vergleiche das mit der öffentlichen Adresse des Servers`,
});
