import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOMAIN, HOST } from './dns.ts';
import { ADDRESS, type Machines, must } from './network.ts';
import { LAB } from './places.ts';
import { SECRETS } from './secrets.ts';

const COMMON = `compatibility_level = 3.6
maillog_file = /var/log/mail.log
mynetworks = 127.0.0.0/8 [::1]/128
alias_maps =
alias_database =
local_recipient_maps =
smtp_connect_timeout = 2s
smtp_helo_timeout = 4s
smtpd_peername_lookup = yes
`;

const HERE = `${COMMON}myhostname = ${HOST}
mydestination = localhost
inet_interfaces = all
virtual_mailbox_domains = ${DOMAIN}
virtual_mailbox_maps = inline:{ anna@${DOMAIN}=x, ben@${DOMAIN}=x }
virtual_transport = lmtp:unix:/run/dovecot/lmtp
smtpd_tls_chain_files = ${LAB}/certs/good.key, ${LAB}/certs/good.pem
smtpd_tls_security_level = may
smtpd_sasl_type = dovecot
smtpd_sasl_path = /run/dovecot/auth-client
smtpd_tls_auth_only = yes
smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
`;

const THERE = `${COMMON}myhostname = mx.farpost.example
mydestination =
virtual_mailbox_domains = farpost.example
virtual_transport = discard:
smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination
`;

/** Large providers as the probes try them, each greeting under its own name, and the router's proxy of one fault. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['31', 'mx.google.com'],
  ['32', 'db3eur.prod.protection.outlook.com'],
  ['33', 'gmx.net'],
  ['60', 'smtp-filter.router.example'],
];

const DOVECOT = `log_path = /var/log/dovecot.log
protocols = imap lmtp
listen = *, ::
mail_location = maildir:/var/vmail/%u
mail_uid = 5000
mail_gid = 5000
first_valid_uid = 5000
ssl = yes
ssl_cert = <${LAB}/certs/good.pem
ssl_key = <${LAB}/certs/good.key
passdb {
  driver = passwd-file
  args = username_format=%u /etc/dovecot/lab-users
}
userdb {
  driver = passwd-file
  args = username_format=%u /etc/dovecot/lab-users
}
service lmtp {
  unix_listener lmtp {
    mode = 0666
  }
}
service auth {
  unix_listener auth-client {
    mode = 0666
  }
}
`;

const SUBMISSION = ['submission inet n - n - - smtpd', '  -o smtpd_tls_security_level=encrypt', '  -o smtpd_sasl_auth_enable=yes'];
const SMTPS = ['smtps inet n - n - - smtpd', '  -o smtpd_tls_wrappermode=yes', '  -o smtpd_sasl_auth_enable=yes'];

const MASTER = `grep -E '^(pickup|cleanup|qmgr|tlsmgr|rewrite|bounce|defer|trace|verify|flush|proxymap|proxywrite|smtp +unix|relay|showq|error|retry|discard|local|virtual|lmtp|anvil|scache|postlog) ?' /usr/share/postfix/master.cf.dist | sed -E 's/^(\\S+ +(unix|fifo|unix-dgram) +[-yn] +[-yn] +)y/\\1n/'`;

const startPostfix = `mkdir -p /var/spool/postfix /var/lib/postfix; postfix start > /dev/null 2>&1 < /dev/null`;

/** Certificates for the mail host, from a certificate authority of the lab. */
export const makeCertificates = ({ mailhost }: Machines): Promise<string> =>
  must(
    mailhost,
    `mkdir -p ${LAB}/certs; cd ${LAB}/certs; [ -s good.pem ] && [ -s expired.pem ] && exit 0
     openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 -subj "/CN=Lab CA" 2> /dev/null
     mkdir -p db; : > db/index.txt; echo 01 > db/serial
     printf '[ca]\\ndefault_ca=d\\n[d]\\ndir=db\\ndatabase=db/index.txt\\nserial=db/serial\\nnew_certs_dir=db\\ncertificate=ca.pem\\nprivate_key=ca.key\\ndefault_md=sha256\\npolicy=p\\nunique_subject=no\\n[p]\\ncommonName=supplied\\n' > db/ca.cnf
     at() { date -u -d "$1" +%Y%m%d%H%M%SZ; }
     make() { openssl req -new -newkey rsa:2048 -nodes -keyout $1.key -out $1.csr -subj "/CN=$2" 2> /dev/null; echo "subjectAltName=DNS:$2" > $1.ext
       openssl ca -batch -config db/ca.cnf -in $1.csr -out $1.crt -extfile $1.ext -startdate $(at "$3") -enddate $(at "$4") -notext 2> /dev/null; cat $1.crt ca.pem > $1.pem; }
     make good ${HOST} '-10 days' '+80 days'; make expired ${HOST} '-100 days' '-1 day'; make future ${HOST} '+2 days' '+80 days'
     make soon ${HOST} '-87 days' '+3 days'; make other www.farpost.example '-10 days' '+80 days'`,
  );

/** Starts or starts anew the mail host's own Postfix with these additions to main.cf. */
export const hostPostfix = ({ mailhost }: Machines, extra = ''): Promise<string> =>
  must(
    mailhost,
    `cat > /etc/postfix/main.cf <<'C'\n${HERE}${extra}\nC
     { ${MASTER}; printf '%s\\n' 'smtp inet n - n - - smtpd' ${[...SUBMISSION, ...SMTPS].map((line) => `'${line}'`).join(' ')}; } > /etc/postfix/master.cf
     if postfix status 2> /dev/null; then postfix reload > /dev/null 2>&1 < /dev/null; sleep 0.5; else ${startPostfix}; sleep 0.3; fi`,
  );

export const stopPostfix = ({ mailhost }: Machines): Promise<string> =>
  must(mailhost, 'postsuper -d ALL > /dev/null 2>&1 || true; postfix stop > /dev/null 2>&1 || true');

export const hostDovecot = ({ mailhost }: Machines, extra = ''): Promise<string> =>
  must(
    mailhost,
    `getent passwd vmail > /dev/null || { groupadd -g 5000 vmail; useradd -u 5000 -g 5000 -M -s /usr/sbin/nologin vmail; }
     mkdir -p /var/vmail /etc/dovecot; chown vmail:vmail /var/vmail; printf '%s@${DOMAIN}:{PLAIN}${SECRETS.mailbox}::::::\\n' anna ben > /etc/dovecot/lab-users
     cat > /etc/dovecot/dovecot.conf <<'C'\n${DOVECOT}${extra}\nC
     doveadm stop > /dev/null 2>&1 || true; dovecot > /dev/null 2>&1 < /dev/null`,
  );

/** The other mail server; `extra` goes into its main.cf. */
export const remotePostfix = async ({ remote }: Machines, extra = ''): Promise<void> => {
  const services = OTHERS.flatMap(([host, name]) =>
    [`198.51.100.${host}`, `[2001:db8:51::${host}]`].map((address) => `${address}:smtp inet n - n - - smtpd -o myhostname=${name} -o mydestination=`),
  );
  const own = [`${ADDRESS.remote}:smtp inet n - n - - smtpd`, '[2001:db8:51::25]:smtp inet n - n - - smtpd'];
  await writeFile(join(LAB, 'remote-main.cf'), `${THERE}${extra}\n`);
  await must(
    remote,
    `cp ${LAB}/remote-main.cf /etc/postfix/main.cf; { ${MASTER}; printf '%s\\n' ${[...own, ...services].map((line) => `'${line}'`).join(' ')}; } > /etc/postfix/master.cf
     if postfix status 2> /dev/null; then postfix reload > /dev/null 2>&1 < /dev/null; sleep 0.5; else ${startPostfix}; fi`,
  );
};

/** Web servers that answer on 443 where the probes look for "online", a time server, and ssh on the mail host. */
export const startOthers = async ({ remote, mailhost, client }: Machines): Promise<void> => {
  await must(
    remote,
    `for a in 1.1.1.1:443 9.9.9.9:443 '[2606:4700:4700::1111]:443'; do setsid openssl s_server -accept "$a" -www -cert ${LAB}/certs/good.pem -key ${LAB}/certs/good.key > /dev/null 2>&1 < /dev/null & done
     printf 'local stratum 3\\nallow all\\nbindaddress 198.51.100.123\\ncmdport 0\\npidfile /run/chronyd.pid\\ndriftfile /var/lib/chrony/drift\\n' > /etc/chrony/lab.conf
     setsid chronyd -x -u root -d -f /etc/chrony/lab.conf > ${LAB}/chronyd.log 2>&1 < /dev/null &`,
  );
  await must(
    mailhost,
    `rm -rf ${LAB}/ssh; mkdir -p -m 700 ${LAB}/ssh /root/.ssh; ssh-keygen -q -t ed25519 -N '' -f ${LAB}/ssh/host; ssh-keygen -q -t ed25519 -N '' -f ${LAB}/ssh/user
     cp ${LAB}/ssh/user.pub /root/.ssh/authorized_keys; chmod 600 /root/.ssh/authorized_keys; chown -R root:root /root
     printf 'Port 22\\nHostKey ${LAB}/ssh/host\\nPasswordAuthentication no\\nUsePAM no\\nStrictModes no\\nMaxSessions 50\\nUseDNS no\\n' > /etc/ssh/lab
     /usr/sbin/sshd -f /etc/ssh/lab > /dev/null 2>&1 < /dev/null`,
  );
  await must(
    client,
    `mkdir -p -m 700 /root/.ssh; cp ${LAB}/ssh/user /root/.ssh/id_ed25519; chmod 600 /root/.ssh/id_ed25519; echo "${ADDRESS.mailhost} $(cat ${LAB}/ssh/host.pub)" > /root/.ssh/known_hosts
     ssh -o BatchMode=yes root@${ADDRESS.mailhost} true`,
  );
};
