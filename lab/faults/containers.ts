import type { Fault, Lab } from '../fault.ts';
import { must } from '../network.ts';
import { allUp, compose, FOLDER } from '../stack.ts';
import { all, reaches, says } from './means.ts';

const SSL = `${FOLDER}/data/assets/ssl`;
const status = (service: string) => `docker ps -a --filter name=${service} --format '{{.Status}}'`;

/** Waits until this shell condition holds; half a minute at most. */
const until = (condition: string): string => `for i in $(seq 60); do ${condition} && break; sleep 0.5; done`;

const onHost = (inject: string, undo: string): Pick<Fault, 'inject' | 'undo'> => ({
  inject: ({ machines }) => must(machines.mailhost, `cd ${FOLDER}\n${inject}`),
  undo: ({ machines }: Lab) => must(machines.mailhost, `cd ${FOLDER}\n${undo}\n${allUp}`),
});

type Small = Omit<Fault, 'product' | 'containers' | 'expect'> & { readonly conclusion: string };
const at =
  (flow: string) =>
  ({ conclusion, ...rest }: Small): Fault => ({ ...rest, product: 'mailcow', containers: true, expect: { flow, conclusion } });

const dovecot = at('mailcow/dovecot-restarts');
const unhealthy = at('mailcow/container-unhealthy');

/** What shows that Dovecot is away. */
const NO_DOVECOT = [
  'docker.published:missing',
  'docker.health:restarting',
  'docker.health:exited',
  'tls.certificate:refused',
  'tls.certificate:silent',
  'smtp.auth:none',
  'smtp.auth:silent',
  'tls.certificate:handshake-failed',
  'smtp.auth:no-tls',
  'tls.certificate:no-tls',
];
const falls = until(`${status('dovecot')} | grep -q Restarting`);
const person = { state: 'restarting', dhparams: 'complete', certificate: 'complete', link: 'file' } as const;

export const stackHealthy: Fault = {
  name: 'healthy-mailcow',
  about: 'mailcow in its containers, nothing is wrong',
  product: 'mailcow',
  containers: true,
  ...all(),
  observable: reaches('client', '203.0.113.10', 993, 'open'),
  expect: 'healthy',
  findings: [],
  person: {},
};

export const stackDhparams = dovecot({
  name: 'mailcow-dhparams-missing',
  about: 'dhparams.pem is missing, Dovecot restarts',
  ...onHost(
    `mv ${SSL}/dhparams.pem /run/; docker compose restart -t 1 dovecot-mailcow; ${falls}`,
    `mv /run/dhparams.pem ${SSL}/; docker compose up -d --force-recreate -t 1 dovecot-mailcow postfix-mailcow`,
  ),
  observable: says('mailhost', 'docker logs --tail 20 mailcowdockerized-dovecot-mailcow-1', /ssl_dh: Can't open file/),
  conclusion: 'dhparams-missing',
  findings: ['files.present:missing'],
  consequences: NO_DOVECOT,
  person: { ...person, dhparams: 'missing', log: 'dhparams', swapped: 'swapped' },
});

export const stackSetting = dovecot({
  name: 'mailcow-dovecot-setting',
  about: 'a line in the own settings of Dovecot is wrong, Dovecot restarts',
  ...onHost(
    `echo 'mail_plugin = zlib' > data/conf/dovecot/extra.conf; docker compose restart -t 1 dovecot-mailcow; ${falls}`,
    'rm data/conf/dovecot/extra.conf; docker compose up -d --force-recreate -t 1 dovecot-mailcow postfix-mailcow',
  ),
  observable: says('mailhost', 'docker logs --tail 20 mailcowdockerized-dovecot-mailcow-1', /Error in configuration file/),
  conclusion: 'config-error',
  findings: ['docker.health:restarting'],
  consequences: NO_DOVECOT,
  person: { ...person, log: 'setting', swapped: 'update' },
});

export const stackLink = dovecot({
  name: 'mailcow-certificate-link',
  about: 'cert.pem is a link that leads nowhere inside the container',
  ...onHost(
    `mkdir -p /etc/live; cp ${SSL}/cert.pem /etc/live/fullchain.pem; mv ${SSL}/cert.pem /run/; ln -s /etc/live/fullchain.pem ${SSL}/cert.pem; docker compose restart -t 1 dovecot-mailcow; ${falls}`,
    `rm ${SSL}/cert.pem; mv /run/cert.pem ${SSL}/; docker compose up -d --force-recreate -t 1 dovecot-mailcow postfix-mailcow`,
  ),
  observable: says('mailhost', 'docker logs --tail 20 mailcowdockerized-dovecot-mailcow-1', /ssl_cert: Can't open file/),
  conclusion: 'certificate-link',
  findings: ['docker.health:restarting'],
  consequences: NO_DOVECOT,
  person: { ...person, link: 'link', log: 'certificate', swapped: 'one-file' },
});

export const stackNotCreated = dovecot({
  name: 'mailcow-dovecot-missing',
  about: 'the Dovecot container was removed',
  ...onHost('docker compose rm -sf dovecot-mailcow', 'docker compose up -d'),
  observable: says('mailhost', `[ -z "$(${status('dovecot')})" ] && echo gone`, /gone/),
  conclusion: 'other-container',
  findings: [],
  consequences: [...NO_DOVECOT, 'docker.health:missing', 'docker.published:missing'],
  person: { ...person, state: 'missing' },
});

export const stackNginx = unhealthy({
  name: 'mailcow-nginx-certificate',
  about: 'nginx cannot load its key and restarts',
  ...onHost(
    `mkdir -p data/conf/nginx; sed -i 's#/etc/ssl/mail/key.pem#/etc/ssl/mail/privkey.pem#' data/conf/nginx/nginx.conf; docker compose up -d --force-recreate -t 1 nginx-mailcow; ${until(`${status('nginx')} | grep -q Restarting`)}`,
    `sed -i 's#/etc/ssl/mail/privkey.pem#/etc/ssl/mail/key.pem#' data/conf/nginx/nginx.conf; docker compose up -d --force-recreate -t 1 nginx-mailcow`,
  ),
  observable: says('mailhost', 'docker logs --tail 20 mailcowdockerized-nginx-mailcow-1', /cannot load certificate/),
  conclusion: 'broken-file',
  findings: ['docker.health:restarting'],
  consequences: ['tls.certificate:refused'],
  person: { state: 'restarting', which: 'nginx', before: 'certificate', firewall: 'none', overlap: 'clear', mounts: 'missing' },
});

export const stackUnbound = unhealthy({
  name: 'mailcow-unbound-unhealthy',
  about: 'the network lets unbound ask nobody: it becomes unhealthy',
  inject: ({ machines }) =>
    must(machines.mailhost, `iptables -I DOCKER-USER -s 172.22.1.254 ! -d 172.22.1.0/24 -j DROP; ${until(`${status('unbound')} | grep -q '(unhealthy)'`)}`),
  undo: ({ machines }) =>
    must(machines.mailhost, `iptables -D DOCKER-USER -s 172.22.1.254 ! -d 172.22.1.0/24 -j DROP; ${until(`${status('unbound')} | grep -q '(healthy)'`)}`),
  observable: says('mailhost', status('unbound'), /\(unhealthy\)/),
  conclusion: 'unbound-check',
  findings: ['docker.health:unhealthy'],
  person: { state: 'unhealthy', which: 'unbound', before: 'nothing', firewall: 'other', overlap: 'clear', mounts: 'intact' },
});

export const stackImages = unhealthy({
  name: 'mailcow-images-differ',
  about: 'the checkout was updated, the containers were not; unbound is unhealthy since',
  ...onHost(
    `sed -i 's#mailcow/unbound:1.24#mailcow/unbound:1.23#; s#MX farpost.example#MX gone.farpost.example#' docker-compose.yml; docker compose up -d -t 1 --no-deps unbound-mailcow; ${until(`${status('unbound')} | grep -q '(unhealthy)'`)}; sed -i 's#mailcow/unbound:1.23#mailcow/unbound:1.24#' docker-compose.yml`,
    `sed -i 's#MX gone.farpost.example#MX farpost.example#' docker-compose.yml; docker compose up -d -t 1`,
  ),
  observable: says('mailhost', `docker ps --format '{{.Image}} {{.Status}}'`, /unbound:1\.23 .*unhealthy/),
  conclusion: 'version-mismatch',
  findings: ['docker.images:mismatch', 'docker.health:unhealthy'],
  person: { state: 'unhealthy', which: 'other', before: 'update', firewall: 'none', overlap: 'clear', mounts: 'intact' },
});

export const stackSubnet = unhealthy({
  name: 'mailcow-subnet-overlap',
  about: 'a tunnel uses the addresses of the containers',
  ...onHost(
    `ip link add wg-office type bridge; ip addr add 172.22.1.5/25 dev wg-office; ip link set wg-office up; ${until(`${status('unbound')} | grep -q '(unhealthy)' || [ $i -gt 8 ]`)}`,
    'ip link del wg-office',
  ),
  observable: says('mailhost', 'ip route', /172\.22\.1\.0\/25 dev wg-office/),
  conclusion: 'subnet-overlap',
  findings: ['system.subnet-overlap:overlaps'],
  consequences: [
    'docker.health:unhealthy',
    'smtp.auth:none',
    'smtp.auth:silent',
    'smtp.banner:silent',
    'tls.certificate:silent',
    'queue.reasons:other',
    'docker.mtu:too-large',
  ],
  person: { state: 'unhealthy', 'all-fine': 'still', which: 'many', before: 'firewall', firewall: 'none', overlap: 'overlaps', mounts: 'intact' },
});

export const stackOtherContainer = at('mailcow/address-in-use')({
  name: 'mailcow-port-other-container',
  about: 'a container of another project holds port 443',
  ...onHost(
    `docker compose stop -t 1 nginx-mailcow; docker run -d --name proxy -v /usr:/usr:ro -p 443:443 ghcr.io/mailcow/nginx:1.05 sleep 600; docker compose up -d nginx-mailcow > /run/up.log 2>&1 || true`,
    'docker rm -f proxy; docker compose up -d',
  ),
  observable: says('mailhost', 'cat /run/up.log', /already (allocated|in use)/),
  conclusion: 'other-container',
  findings: [],
  consequences: ['docker.health:exited', 'docker.health:missing'],
  person: { message: 'allocated', owner: 'docker', program: 'container', port: 'web', machine: 'docker' },
});

export const stackDrop: Fault = {
  name: 'mailcow-port25-silent',
  about: 'mailcow, and the provider drops outgoing port 25',
  product: 'mailcow',
  containers: true,
  inject: async (lab) => {
    await must(
      lab.machines.inet,
      `nft -f - <<'N'\ntable inet fault {\n  chain c {\n    type filter hook forward priority 0;\n    iifname "r-mailhost" tcp dport 25 drop\n  }\n}\nN`,
    );
    await must(
      lab.machines.mailhost,
      `printf 'Subject: hi\\n\\nhi\\n' | docker exec -i mailcowdockerized-postfix-mailcow-1 sendmail -f anna@postwerk.example bob@farpost.example; for i in $(seq 30); do docker exec mailcowdockerized-postfix-mailcow-1 postqueue -j | grep -q delay_reason\\" && break; sleep 0.5; done`,
    );
  },
  undo: async (lab) => {
    await must(lab.machines.inet, 'nft delete table inet fault');
    await compose(lab, 'exec -T postfix-mailcow postsuper -d ALL || true');
  },
  observable: says('mailhost', 'docker exec mailcowdockerized-postfix-mailcow-1 postqueue -p', /timed out/),
  expect: { flow: 'common/cannot-send', conclusion: 'provider-blocks' },
  findings: ['smtp.outbound:silent'],
  consequences: ['queue.reasons:timeouts'],
  person: {
    leaves: 'gone',
    'reach-25': 'silent',
    address: { given: '203.0.113.10' },
    queue: 'timeouts',
    bounce: 'timeout',
    dnsbl: 'clean',
    reverse: 'confirmed',
  },
};
