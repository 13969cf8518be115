import { DOMAIN, HOST } from './dns.ts';
import type { Lab } from './fault.ts';
import { must } from './network.ts';
import { LAB } from './places.ts';
import { SECRETS } from './secrets.ts';

export const FOLDER = '/opt/mailcow-dockerized';

/** Services of mailcow with the programs of this machine in them; what is in the image is only a root folder. */
const COMPOSE = `x-all: &all
  restart: always
  stop_grace_period: 1s
services:
  unbound-mailcow:
    <<: *all
    image: ghcr.io/mailcow/unbound:1.24
    volumes: [ "/usr:/usr:ro", "./data/conf/unbound/unbound.conf:/etc/unbound/unbound.conf:ro" ]
    command: unbound -d -c /etc/unbound/unbound.conf
    healthcheck:
      test: 'dig +short +time=1 +tries=1 @127.0.0.1 MX farpost.example | grep -q ^10 || { echo "Healthcheck: DNS Resolution Failed on 3 attempts! Trying again later." > /proc/1/fd/1; exit 1; }'
      interval: 2s
      timeout: 5s
      retries: 2
    networks: { mailcow-network: { ipv4_address: 172.22.1.254, aliases: [ unbound ] } }
  dovecot-mailcow:
    <<: *all
    image: ghcr.io/mailcow/dovecot:2.35
    dns: [ 172.22.1.254 ]
    volumes: [ "/usr:/usr:ro", "./data/conf/dovecot:/etc/dovecot:ro", "./data/assets/ssl:/etc/ssl/mail:ro" ]
    command: dovecot -F -c /etc/dovecot/dovecot.conf
    ports: [ "143:143", "993:993" ]
    networks: { mailcow-network: { ipv4_address: 172.22.1.250, aliases: [ dovecot ] } }
  postfix-mailcow:
    <<: *all
    image: ghcr.io/mailcow/postfix:1.81
    dns: [ 172.22.1.254 ]
    hostname: ${HOST}
    volumes: [ "/usr:/usr:ro", "./data/conf/postfix:/conf:ro", "./data/assets/ssl:/etc/ssl/mail:ro" ]
    command: sh -c 'mkdir -p /etc/postfix && cp /conf/* /etc/postfix/ && exec postfix start-fg'
    ports: [ "25:25", "465:465", "587:587" ]
    networks: { mailcow-network: { ipv4_address: 172.22.1.253, aliases: [ postfix ] } }
  nginx-mailcow:
    <<: *all
    image: ghcr.io/mailcow/nginx:1.05
    dns: [ 172.22.1.254 ]
    volumes: [ "/usr:/usr:ro", "./data/conf/nginx/nginx.conf:/etc/nginx/nginx.conf:ro", "./data/assets/ssl:/etc/ssl/mail:ro" ]
    command: nginx -g 'daemon off;'
    ports: [ "80:80", "443:443" ]
    depends_on: { unbound-mailcow: { condition: service_healthy } }
    networks: { mailcow-network: { aliases: [ nginx ] } }
networks:
  mailcow-network: { driver: bridge, driver_opts: { com.docker.network.bridge.name: br-mailcow }, ipam: { config: [ { subnet: 172.22.1.0/24 } ] } }
`;

const UNBOUND = `server:
  chroot: ""
  username: ""
  directory: "/tmp"
  interface: 0.0.0.0
  access-control: 0.0.0.0/0 allow
  do-ip6: no
  use-syslog: no
  logfile: ""
  pidfile: ""
  module-config: "iterator"
  local-zone: "example." nodefault
  cache-max-ttl: 0
  cache-max-negative-ttl: 0
  infra-host-ttl: 1
  root-hints: "/etc/hints"
remote-control:
  control-enable: no
`;

const DOVECOT = `protocols = imap
log_path = /dev/stderr
info_log_path = /dev/stdout
mail_location = maildir:/tmp/%u
mail_uid = 5000
mail_gid = 5000
ssl = required
ssl_cert = </etc/ssl/mail/cert.pem
ssl_key = </etc/ssl/mail/key.pem
ssl_dh = </etc/ssl/mail/dhparams.pem
passdb {
  driver = static
  args = password=${SECRETS.mailbox}
}
userdb {
  driver = static
  args = uid=5000 gid=5000 home=/tmp/%u
}
service auth {
  inet_listener auth-inet {
    port = 10001
  }
}
!include_try /etc/dovecot/extra.conf
`;

const POSTFIX = `compatibility_level = 3.6
maillog_file = /dev/stdout
myhostname = ${HOST}
mydestination =
inet_protocols = ipv4
alias_maps =
alias_database =
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = ${DOMAIN}
virtual_mailbox_maps = inline:{ anna@${DOMAIN}=x }
virtual_transport = discard:
smtp_connect_timeout = 2s
smtpd_tls_chain_files = /etc/ssl/mail/key.pem, /etc/ssl/mail/cert.pem
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:dovecot:10001
smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
`;

const NGINX = `error_log /dev/stderr;
pid /tmp/nginx.pid;
events {}
http {
  access_log off;
  server {
    listen 80;
    listen 443 ssl;
    server_name ${HOST};
    ssl_certificate /etc/ssl/mail/cert.pem;
    ssl_certificate_key /etc/ssl/mail/key.pem;
    location / { return 200 "mailcow"; }
  }
}
`;

const MASTER = `grep -E '^(pickup|cleanup|qmgr|tlsmgr|rewrite|bounce|defer|trace|verify|flush|proxymap|proxywrite|smtp +unix|relay|showq|error|retry|discard|local|virtual|lmtp|anvil|scache|postlog) ?' /usr/share/postfix/master.cf.dist | sed -E 's/^(\\S+ +(unix|fifo|unix-dgram) +[-yn] +[-yn] +)y/\\1n/'`;

const write = (path: string, text: string): string => `mkdir -p "$(dirname ${path})"; cat > ${path} <<'EOF_LAB'\n${text}EOF_LAB`;

/** One root folder, under the names of four images: users, links into /usr, and places to write. */
const IMAGES = `rm -rf ${LAB}/image; mkdir -p ${LAB}/image; cd ${LAB}/image
mkdir -p usr etc/ssl etc/unbound etc/nginx tmp run var/lib/postfix var/lib/nginx/body var/spool/postfix var/log/nginx dev proc sys root opt
chmod 1777 tmp; for l in bin sbin lib lib64; do ln -s usr/$l $l; done; ln -s ../run var/run
cp /etc/passwd /etc/group etc/; cp -r /etc/postfix etc/; getent group 5000 > /dev/null || echo 'vmail:x:5000:' >> etc/group; grep -q ^vmail: etc/passwd || echo 'vmail:x:5000:5000::/nonexistent:/usr/sbin/nologin' >> etc/passwd
printf '. 3600 IN NS ns.farpost.example.\\nns.farpost.example. 3600 IN A 198.51.100.53\\n' > etc/hints
chown postfix: var/lib/postfix; cp -a /var/spool/postfix/. var/spool/postfix/ 2> /dev/null || true
for i in unbound:1.24 dovecot:2.35 postfix:1.81 nginx:1.05 unbound:1.23; do tar -c . | docker import -c 'ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin' - ghcr.io/mailcow/$i > /dev/null; done`;

export const compose = ({ machines }: Lab, words: string): Promise<string> => must(machines.mailhost, `cd ${FOLDER}; docker compose ${words} 2>&1`);

export const allUp = `cd ${FOLDER}; for i in $(seq 60); do s=$(docker ps --format '{{.Names}} {{.Status}}'); [ "$(echo "$s" | grep -c ' Up ')" = 4 ] && echo "$s" | grep -q '(healthy)' && exit 0; sleep 0.5; done; docker ps -a --format '{{.Names}} {{.Status}}'; docker logs --tail 5 mailcowdockerized-postfix-mailcow-1; exit 1`;

/** The project from nothing: files, images, containers; returns when all run and unbound is healthy. */
export const startStack = async (lab: Lab): Promise<void> => {
  const { mailhost } = lab.machines;
  await must(
    mailhost,
    [
      write(`${FOLDER}/docker-compose.yml`, COMPOSE),
      write(`${FOLDER}/data/conf/unbound/unbound.conf`, UNBOUND),
      write(`${FOLDER}/data/conf/dovecot/dovecot.conf`, DOVECOT),
      write(`${FOLDER}/data/conf/postfix/main.cf`, POSTFIX),
      write(`${FOLDER}/data/conf/nginx/nginx.conf`, NGINX),
      `ln -sf mailcow.conf ${FOLDER}/.env`,
      `{ ${MASTER}; printf '%s\\n' 'smtp inet n - n - - smtpd' 'submission inet n - n - - smtpd' '  -o smtpd_tls_security_level=encrypt' '  -o smtpd_sasl_auth_enable=yes' 'smtps inet n - n - - smtpd' '  -o smtpd_tls_wrappermode=yes' '  -o smtpd_sasl_auth_enable=yes'; } > ${FOLDER}/data/conf/postfix/master.cf`,
      IMAGES,
    ].join('\n'),
  );
  await compose(lab, 'up -d');
  await must(mailhost, allUp);
};

/** Visitors from outside: a server that nobody but Mailmedic ever talks to is none. */
export const visit = ({ machines }: Lab): Promise<string> =>
  must(
    machines.remote,
    `for i in $(seq 60); do timeout 1 bash -c 'exec 3<>/dev/tcp/203.0.113.10/25; read -r line <&3' 2> /dev/null && break; sleep 0.3; done; for i in $(seq 60); do exec 3<>/dev/tcp/203.0.113.10/25; read -r line <&3; printf 'QUIT\\r\\n' >&3; exec 3<&-; done`,
  );
