import type { Fault, Lab } from '../fault.ts';
import { hostDovecot, hostPostfix, stopPostfix } from '../mail.ts';
import { must } from '../network.ts';
import { LAB } from '../places.ts';
import { SECRETS } from '../secrets.ts';
import { says } from './means.ts';

/** What follows where the containers are not up at all. */
export const DOWN = [
  'docker.versions:no-compose',
  'docker.versions:old-engine',
  'docker.health:missing',
  'smtp.auth:refused',
  'smtp.banner:refused',
  'tls.certificate:refused',
];

const FOLDER = '/opt/mailcow-dockerized';
const SSL = `${FOLDER}/data/assets/ssl`;

const onHost = (inject: string, undo: string): Pick<Fault, 'inject' | 'undo'> => ({
  inject: ({ machines }) => must(machines.mailhost, inject),
  undo: ({ machines }) => must(machines.mailhost, undo),
});

type Small = Pick<Fault, 'name' | 'about' | 'inject' | 'undo' | 'observable' | 'findings' | 'person'> & {
  readonly conclusion: string;
  readonly consequences?: readonly string[];
};

const at =
  (flow: string, fine: Fault['person'], follows: readonly string[] = []) =>
  ({ conclusion, person, consequences = [], ...rest }: Small): Fault => ({
    ...rest,
    product: 'mailcow',
    expect: { flow, conclusion },
    consequences: [...DOWN, ...follows, ...consequences],
    person: { ...fine, ...person },
  });

const inUse = at('mailcow/address-in-use', { message: 'in-use', owner: 'taken' });

export const portTakenByMail = inUse({
  name: 'port-taken-by-mail',
  about: "Debian's own Postfix holds port 25",
  inject: ({ machines }) => hostPostfix(machines),
  undo: ({ machines }) => stopPostfix(machines),
  observable: says('mailhost', 'ss -Htlpn sport = :25', /"master"/),
  conclusion: 'mail-program',
  findings: ['system.listeners:taken'],
  consequences: ['smtp.auth:none'],
  person: { program: 'mail', port: 'mail', machine: 'mail-before' },
});

export const portTakenByWeb = inUse({
  name: 'port-taken-by-web',
  about: 'another web server holds port 443',
  ...onHost(
    'cp "$(command -v busybox)" /run/httpd; mkdir -p /run/www; setsid /run/httpd -f -p 443 -h /run/www > /dev/null 2>&1 < /dev/null & sleep 0.3',
    'kill $(ss -Htlpn sport = :443 | grep -o "pid=[0-9]*" | cut -d= -f2)',
  ),
  observable: says('mailhost', 'ss -Htlpn sport = :443', /"httpd"/),
  conclusion: 'web-server',
  findings: ['system.listeners:taken'],
  person: { program: 'web', port: 'web', machine: 'website' },
});

export const bindAddressWrong = inUse({
  name: 'bind-address-wrong',
  about: 'HTTP_BIND names an address that the server does not have',
  ...onHost(`sed -i 's/^HTTP_BIND=.*/HTTP_BIND=192.0.2.99/' ${FOLDER}/mailcow.conf`, `sed -i 's/^HTTP_BIND=.*/HTTP_BIND=/' ${FOLDER}/mailcow.conf`),
  observable: says('mailhost', 'timeout 2 socat TCP-LISTEN:80,bind=192.0.2.99 - < /dev/null', /Cannot assign requested address/),
  conclusion: 'wrong-address',
  findings: [],
  consequences: ['config.mailcow:suspicious'],
  person: { message: 'assign', owner: 'free', machine: 'fresh', port: 'web' },
});

const webPort = at('mailcow/web-port-setting', { settings: 'suspicious' });

export const addressInPort = webPort({
  name: 'address-in-port',
  about: 'HTTP_PORT holds an address',
  ...onHost(`sed -i 's/^HTTP_PORT=.*/HTTP_PORT=203.0.113.10/' ${FOLDER}/mailcow.conf`, `sed -i 's/^HTTP_PORT=.*/HTTP_PORT=80/' ${FOLDER}/mailcow.conf`),
  observable: says('mailhost', `grep HTTP_PORT ${FOLDER}/mailcow.conf`, /HTTP_PORT=203/),
  conclusion: 'address-in-port',
  findings: ['config.mailcow:suspicious'],
  person: { changed: 'web', 'web-line': 'address', message: 'invalid' },
});

const inotify = at('mailcow/inotify-limit', {});

export const inotifyLow = inotify({
  name: 'inotify-low',
  about: "the kernel's limit of inotify instances is that of a fresh system",
  ...onHost('echo 128 > /run/inotify', 'echo 1024 > /run/inotify'),
  observable: says('mailhost', 'sysctl -n fs.inotify.max_user_instances', /^128$/m),
  conclusion: 'raise',
  findings: ['system.inotify:low'],
  person: { limit: 'low', complaint: 'inotify' },
});

export const imapConnections = inotify({
  name: 'imap-connections',
  about: 'one person has more connections open than Dovecot allows',
  inject: async ({ machines }: Lab) => {
    await hostDovecot(machines, 'mail_max_userip_connections = 1');
    await must(
      machines.mailhost,
      `for i in 1 2 3; do { printf 'a login anna@postwerk.example ${SECRETS.mailbox}\\r\\nb select inbox\\r\\n'; sleep 2; } | timeout 4 openssl s_client -quiet -connect 127.0.0.1:993 > /tmp/imap$i 2>&1 & done; wait`,
    );
  },
  undo: ({ machines }) => must(machines.mailhost, 'doveadm stop'),
  observable: says('mailhost', 'cat /tmp/imap?', /Maximum number of connections/),
  conclusion: 'connections',
  findings: [],
  consequences: ['system.listeners:taken'],
  person: { limit: 'enough', complaint: 'connections' },
});

const dovecot = at('mailcow/dovecot-restarts', { state: 'restarting', dhparams: 'complete', certificate: 'complete', link: 'file' });

/** Dovecot itself, with mailcow's three files, says what it stumbles over. */
const stumbles = (extra = '') =>
  `printf '%s\\n' 'ssl = required' 'ssl_dh = <${SSL}/dhparams.pem' 'ssl_cert = <${SSL}/cert.pem' 'ssl_key = <${SSL}/key.pem' 'protocols = imap' 'base_dir = /run/dovecot-cow' 'log_path = /dev/stderr' ${extra} > /tmp/cow.conf
   timeout 5 dovecot -F -c /tmp/cow.conf 2>&1 & sleep 0.7; { sleep 0.5; } | timeout 3 openssl s_client -connect 127.0.0.1:993 2>&1; doveadm -c /tmp/cow.conf stop 2>&1; wait`;

const file = (name: string, how: string): Pick<Fault, 'inject' | 'undo'> =>
  onHost(`cp -a ${SSL} /run/ssl-before; cd ${SSL}; ${how.replaceAll('FILE', name)}`, `rm -rf ${SSL}; mv /run/ssl-before ${SSL}`);

type Missing = readonly [name: string, about: string, file: string, how: string, evidence: 'dhparams' | 'certificate', outcome: string, finding: string];

const missing = ([name, about, one, how, evidence, outcome, finding]: Missing): Fault =>
  dovecot({
    name,
    about,
    ...file(one, how),
    // Dovecot 2.3 takes an empty dhparams.pem for none and starts; others do not.
    observable: outcome === 'empty' ? says('mailhost', `find ${SSL}/${one} -size 0`, /\.pem/) : says('mailhost', stumbles(), /Can't open file/),
    conclusion: evidence === 'dhparams' ? 'dhparams-missing' : 'certificate-missing',
    findings: [finding],
    person: { [evidence]: outcome, log: evidence, swapped: evidence === 'dhparams' ? 'swapped' : 'one-file' },
  });

export const dhparamsMissing = missing([
  'dhparams-missing',
  'dhparams.pem is missing',
  'dhparams.pem',
  'rm FILE',
  'dhparams',
  'missing',
  'files.present:missing',
]);
export const dhparamsEmpty = missing(['dhparams-empty', 'dhparams.pem is empty', 'dhparams.pem', ': > FILE', 'dhparams', 'empty', 'files.present:empty']);
export const dhparamsDangling = missing([
  'dhparams-dangling',
  'dhparams.pem is a link without a target',
  'dhparams.pem',
  'ln -sf ../../nowhere.pem FILE',
  'dhparams',
  'dangling',
  'files.present:dangling',
]);
export const certificateMissing = missing([
  'certificate-missing',
  'cert.pem is missing',
  'cert.pem',
  'rm FILE',
  'certificate',
  'missing',
  'files.present:missing',
]);
export const keyEmpty = missing(['key-empty', 'key.pem is empty', 'key.pem', ': > FILE', 'certificate', 'empty', 'files.present:empty']);
export const certificateDangling = missing([
  'certificate-dangling',
  'cert.pem is a link without a target',
  'cert.pem',
  'ln -sf ../../live/fullchain.pem FILE',
  'certificate',
  'dangling',
  'files.present:dangling',
]);

export const certificateMismatch = dovecot({
  name: 'certificate-mismatch',
  about: 'the key does not belong to the certificate',
  ...file('key.pem', `cp ${LAB}/certs/other.key FILE`),
  observable: says('mailhost', stumbles(), /key values mismatch|Key is for a different cert/),
  conclusion: 'certificate-mismatch',
  findings: ['files.certificate:key-differs'],
  person: { log: 'mismatch', swapped: 'one-file' },
});

export const dovecotSetting = dovecot({
  name: 'dovecot-setting',
  about: 'a line in the own settings of Dovecot is wrong',
  ...onHost(`mkdir -p ${FOLDER}/data/conf/dovecot; echo 'mail_plugin = zlib' > ${FOLDER}/data/conf/dovecot/extra.conf`, `rm -r ${FOLDER}/data/conf`),
  observable: says('mailhost', stumbles(`'!include ${FOLDER}/data/conf/dovecot/extra.conf'`), /Error in configuration file/),
  conclusion: 'config-error',
  findings: [],
  person: { log: 'setting', swapped: 'update' },
});
