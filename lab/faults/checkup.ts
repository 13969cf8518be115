import { DOMAIN, HOST } from '../dns.ts';
import type { Fault } from '../fault.ts';
import { hostDovecot, hostPostfix } from '../mail.ts';
import { must } from '../network.ts';
import { LAB } from '../places.ts';
import { digs, namesChanged, says, without } from './means.ts';

type Small = Pick<Fault, 'name' | 'about' | 'inject' | 'undo' | 'observable' | 'findings' | 'consequences'>;

/** What a check-up finds without anybody having a complaint. */
const seen = (one: Small): Fault => ({ ...one, product: 'bluemind', expect: 'doctor', person: {} });

const CERTIFICATES = `${LAB}/certs`;

/** Dovecot and Postfix with another certificate; the later setting counts. */
const certificate = (name: string): Pick<Fault, 'inject' | 'undo'> => ({
  inject: async ({ machines }) => {
    await hostDovecot(machines, `ssl_cert = <${CERTIFICATES}/${name}.pem\nssl_key = <${CERTIFICATES}/${name}.key\n`);
    await hostPostfix(machines, `smtpd_tls_chain_files = ${CERTIFICATES}/${name}.key, ${CERTIFICATES}/${name}.pem\n`);
  },
  undo: async ({ machines }) => {
    await hostDovecot(machines);
    await hostPostfix(machines);
  },
});

const shows = (wanted: RegExp) =>
  says('client', `openssl s_client -connect 203.0.113.10:993 -servername ${HOST} -CAfile ${CERTIFICATES}/ca.pem < /dev/null 2>&1`, wanted);

export const certificateExpired = seen({
  name: 'certificate-expired',
  about: 'the certificate ran out yesterday, and the clock is right',
  ...certificate('expired'),
  observable: shows(/certificate has expired/),
  findings: ['tls.certificate:expired'],
});

export const certificateFuture = seen({
  name: 'certificate-not-yet-valid',
  about: 'the certificate is valid only in two days',
  ...certificate('future'),
  observable: shows(/not yet valid/),
  findings: ['tls.certificate:not-yet-valid'],
});

export const certificateSoon = seen({
  name: 'certificate-runs-out',
  about: 'the certificate runs out in three days: its renewal does not work',
  ...certificate('soon'),
  observable: shows(/Verify return code: 0/),
  findings: ['tls.certificate:expires-soon'],
});

export const certificateOther = seen({
  name: 'certificate-other-name',
  about: 'the certificate is for another name',
  ...certificate('other'),
  observable: shows(/CN = www\.farpost\.example/),
  findings: ['tls.certificate:wrong-name'],
});

const selfSigned = certificate('self');

export const certificateSelfSigned = seen({
  name: 'certificate-self-signed',
  about: 'the certificate is self-signed',
  inject: async (lab) => {
    await must(
      lab.machines.mailhost,
      `cd ${CERTIFICATES}; openssl req -x509 -newkey rsa:2048 -nodes -keyout self.key -out self.pem -days 90 -subj /CN=${HOST} -addext subjectAltName=DNS:${HOST} 2> /dev/null`,
    );
    await selfSigned.inject(lab);
  },
  undo: selfSigned.undo,
  observable: shows(/self-signed certificate/),
  findings: ['tls.certificate:self-signed'],
});

const mx = (...records: readonly string[]) => namesChanged((zones) => without(zones, DOMAIN, /^@ MX/, ...records));

export const mxAlias = seen({
  name: 'mx-alias',
  about: 'the MX is an alias (CNAME)',
  ...mx('@ MX 10 in', 'in CNAME mail'),
  observable: digs(`in.${DOMAIN}`, /CNAME/),
  findings: ['dns.mx:alias'],
});

export const mxAddress = seen({
  name: 'mx-address',
  about: 'the MX is an address instead of a name',
  ...mx('@ MX 10 203.0.113.10.'),
  observable: digs(`MX ${DOMAIN}`, /MX\s+10 203\.0\.113\.10\./),
  findings: ['dns.mx:alias'],
  consequences: ['dns.spf:invalid', 'dns.spf:not-covered'],
});

export const mxGone = seen({
  name: 'mx-unresolvable',
  about: 'the MX names a host that does not exist',
  ...mx('@ MX 10 mial'),
  observable: digs(`mial.${DOMAIN}`, /NXDOMAIN/),
  findings: ['dns.mx:unresolvable'],
  consequences: ['dns.spf:invalid', 'dns.spf:not-covered'],
});

export const mxNull = seen({
  name: 'mx-null',
  about: 'the domain says that it takes no mail (null MX)',
  ...mx('@ MX 0 .'),
  observable: digs(`MX ${DOMAIN}`, /MX\s+0 \.$/m),
  findings: ['dns.mx:null'],
  consequences: ['dns.spf:not-covered', 'dns.spf:invalid'],
});

export const mailuFlavor: Fault = {
  name: 'mailu-tls-flavor',
  about: 'TLS_FLAVOR of Mailu is misspelt',
  product: 'mailu',
  inject: ({ machines }) => must(machines.mailhost, "sed -i 's/^TLS_FLAVOR=.*/TLS_FLAVOR=certs/' /mailu/mailu.env"),
  undo: ({ machines }) => must(machines.mailhost, "sed -i 's/^TLS_FLAVOR=.*/TLS_FLAVOR=cert/' /mailu/mailu.env"),
  observable: says('mailhost', 'cat /mailu/mailu.env', /^TLS_FLAVOR=certs$/m),
  expect: 'doctor',
  findings: ['config.mailu:suspicious'],
  // Its containers do not run here.
  consequences: ['smtp.banner:refused', 'smtp.auth:none', 'smtp.auth:silent', 'tls.certificate:refused'],
  person: {},
};
