import type { PhraseTable } from './phrases.ts';

/** What people call the same thing, in both languages. Hand-written from the vocabulary of mail servers. See `phrases.ts` for the notation. */
export const SYNONYMS: PhraseTable = {
  // What goes wrong
  timeout: 'timed out, time out, timeout*, zeituberschreitung, zeitlimit, no response, keine antwort, antwortet nicht, waiting for, etimedout',
  hang: 'hang*, stall*, hangt, hangen, stuck, freez*, bleibt .. stehen, stocken, slow, langsam, not loading, ladt nicht',
  refused: 'connection refused, refused, abgelehnt, verweigert, econnrefused',
  unreachable:
    'unreachable, no route, nicht erreichbar, not reachable, cannot|cant|unable .. connect|reach, nicht verbinden, keine verbindung, unerreichbar, not accessible, failed connection, ehostunreach, enetunreach, connection problem*, verbindungsproblem*, unable to access, access .. fails, nothing connects',
  'address-in-use':
    'already in use, allready in use, already allocated, already used, belegt, bereits in gebrauch, bereits verwendet, bereits benutzt, schon benutzt, schon verwendet, port .. taken, application .. blocking .. port, blocking .. installation, eaddrinuse, port conflict*, portkonflikt*, port .. occupied, failed to bind, ports .. free',
  'cannot-assign': 'cannot assign, assign requested, nicht zugewiesen, eaddrnotavail',
  'bind-address':
    'bind_address, http_bind, https_bind, http_port, bind .. ip, bind .. address, binden, invalid port, change .. port, another port, different port, anderen port, port andern, one ip, bestimmte ip, remote_port, ip port',
  'not-found-file':
    'no such file, file not found, does not exist, cant open file, datei nicht gefunden, datei .. fehlt, file .. missing, enoent, missing file, is missing, fehlt, fehlend*',
  unhealthy: 'unhealthy, ungesund, not healthy, health check, healthcheck, dependency failed',
  restarts:
    'restart* .. all, keeps restarting, keep restarting, restarting every, restarts every, restart loop, startet .. neu, neustartschleife, crash*, absturz, sturzt .. ab, dies, restarts, bootloop',
  'not-starting':
    'not start*, cannot start, cant start, startet nicht, starten nicht, start .. failed, failed to start, failing to start, start nicht, nicht starten, refuses to start, not working after',
  'after-update':
    'after .. update, after .. updating, after .. upgrade, nach .. update, nach .. aktualisierung, update.sh, update sh, geupdatet, update failed',
  'image-mismatch':
    'manifest, pull* fail*, old image*, alte images, image .. version, version mismatch, git clone, tag .. not found, incomplete update, images .. pulled, downgrade*',
  'disk-full':
    'no space, disk full, disk .. full, festplatte voll, platte voll, speicherplatz, disk space, kein platz, enospc, out of space, insufficient system storage, disk use, disk usage, plattenplatz',
  'low-memory': 'ram, memory, arbeitsspeicher, swap, oom, out of memory, killed, exited 137, speicherverbrauch, hauptspeicher, enomem, cpu usage, load',
  clamav: 'clamd, clamav, freshclam, virus*, antivirus, virenscanner, skip_clamd',
  solr: 'solr, fts, full text, volltext*, skip_solr, skip_fts, flatcurve',
  sogo: 'sogo, activesync, active sync, eas, groupware, sogo workers, caldav, carddav, no child available',
  permission: 'permission denied, zugriff verweigert, keine berechtigung, operation not permitted, eperm, eacces, not allowed',
  rlimit: 'rlimit*, oci runtime, devices.allow, cgroup* config, nesting, unprivileged',
  // Where and what
  nas: 'nas, synology, qnap, unraid, diskstation, asustor, appliance, truenas, freenas, modified kernel',
  'container-virt': 'lxc, lxd, proxmox, openvz, virtuozzo, pct',
  arm: 'arm64, aarch64, arm, apple silicon, raspberry, raspbian, rpi, odroid, exec format, vectorscan, m1',
  'operating-system':
    'distribution, operating system, betriebssystem, linux distribution, os .. supported, supported os, not supported, nicht unterstutzt, unsupported, alpine, centos, busybox, fedora, rhel, rocky, almalinux, opensuse',
  podman: 'podman, podman-compose, container runtime, buildah, containerd',
  rootless: 'rootless, slirp4netns, rootlesskit, pasta, privileged port',
  kubernetes: 'kubernetes, k8s, helm, swarm, metallb, scale*, skalier*, cluster, replica*, nomad',
  'high-availability': 'ha, high availability, failover, hochverfugbar*, redundan*, ausfallsicher*, backup mx, second mx, zweiter mx, zweiten mx',
  rancher: 'rancher',
  cloud:
    'aws, ec2, azure, gcp, google cloud, digitalocean, droplet, vultr, linode, hetzner, ovh, netcup, contabo, oracle cloud, cloud provider, hosting provider, hoster, vps, openstack, lightsail, strato, ionos, scaleway',
  hetzner: 'hetzner',
  home: 'at home, from home, zu hause, zuhause, von zuhause, router, fritzbox, fritz box, isp, internet provider, internetanbieter, wifi, wlan, mobile data, mobile internet, mobil*, home connection, heimanschluss, heimnetz, residential, dsl, lte, hotspot',
  provider: 'isp, provider, anbieter, hoster, hosting, carrier, cloud',
  blocked:
    'blocked, blocks, block, blocking, sperrt, gesperrt, geblockt, blockiert, blockt, filtered, gefiltert, closed, geschlossen, not open, not opened, zu, blockieren',
  'port-25': 'port 25, 25, smtp port',
  'port-submission': '587, 465, submission, smtps',
  'port-imap': '143, 993, imap, imaps',
  'port-pop3': '110, 995, pop3, pop',
  'port-sieve': '4190, sieve, managesieve, filterregel*',
  'port-http': 'port 80, port 443, 80, 443',
  'port-53': 'port 53, 53',
  'ports-open':
    'open ports, ports open, port .. open, offene ports, ports offnen, port offen, ports .. freigeben, freigegeben, portweiterleitung, port forward*, published ports, telnet, nmap, netcat, welche ports, which ports, weitergeleitet',
  outbound: 'outgoing, outbound, ausgehend*, nach aussen, outside world, external servers, nach draussen, egress',
  inbound:
    'incoming, inbound, eingehend*, von aussen, from outside, from external, external providers, externen anbietern, from the internet, aus dem internet, from gmail, posteingang, ingress',
  queue: 'queue*, deferred, warteschlange, mailq, postqueue, zuruckgestellt, status deferred, hang* .. queue',
  bounce: 'bounce*, bounced, returned, undeliver*, unzustellbar*, zuruckgewiesen, returns every, mailer-daemon, ndr, zuruck bekommen, kommt zuruck, prallen',
  loop: 'loop* back, loops, schleife, mail loop, own hostname, 5.4.6, loop* to itself, too many hops',
  'relay-domain': 'backup mx, relay domain, relaydomain, relay .. domain',
  'open-relay':
    'open relay, offenes relay, offener relay, spamschleuder, abused .. spam, spam bot*, sending spam, sends spam, unauthorized relay, publicly accessible, everyone can send, anyone can send, missbraucht, mynetworks, verschickt spam, spam verschickt, spoof*',
  blocklist:
    'blacklist*, blocklist*, block list, black list, dnsbl, rbl, spamhaus, barracuda, spamcop, sorbs, uceprotect, blocked using, listed, gelistet, sperrliste, dialup, dynamic ip, dynamische ip, identified as dynamic, reputation, refused to talk, transient ip, delist*, postmaster, poor reputation, ip .. blocked',
  'refused-to-talk': 'refused to talk, talk to me',
  'spam-folder':
    'spam folder, spamordner, spam ordner, junk*, marked as spam, as spam, als spam, into spam, im spam, to spam, a spam, spam classified, mail tester, mail-tester, spamverdacht, being spam, go .. spam',
  'mail-auth': 'spf, dkim, dmarc, authentication results, dkim signature, domainkey, spf record, alignment, softfail',
  'reverse-dns': 'reverse dns, ptr, rdns, reverse hostname, reverse lookup, ruckwartsauflosung, rucklookup, 5.7.25',
  'dns-records': 'dns record*, dns eintrag*, mx, a record, aaaa, mx record, mx eintrag, dns settings, dns-einstellungen, nameserver, zone, dns setup',
  'dns-resolve':
    'resolve*, resolver, resolving, name service error, host not found, auflosung, auflosen, namensauflosung, dns query, dns queries, lookup error, unbound, dns problem*, dns issue*, servfail, nxdomain, temporary lookup, domain not found, dns lookup, dns request*, dns fails, dns timeout, resolv',
  unbound: 'unbound',
  ping: 'ping, icmp, couldnt ping',
  uribl: 'uribl, multi.uribl, surbl, query refused, dns query blocked, query .. blocked, public resolver, open resolver, dnswl, query to uribl, uribl_blocked',
  fuzzy: 'fuzzy',
  'signature-update': 'sanesecurity, urlhaus, abuse.ch, abuse ch, bazaar, signature* .. update*, freshclam, malware, database file, signaturen',
  'outbound-hosts': 'github, docker hub, dockerhub, ghcr, docker pull, pull fails, outgoing connections, registry',
  firewall: 'firewall, iptables, nftables, ufw, firewalld, drop rule, firewall rule*, brandmauer, nft, docker-user, regeln',
  'firewall-front': 'ufw, firewalld',
  'no-effect':
    'no effect, does not work, keine wirkung, wirkungslos, wirkt nicht, wirken nicht, not take effect, has no effect, not picked up, still have access, still see, not update, not being blocked, not blocked, still access, not applied, nicht ubernommen, propagat*, bypass*, umgeht, umgeh*',
  'input-chain': 'input chain, chain input, a input, docker-user, docker user, forward chain',
  fail2ban:
    'fail2ban, f2b, netfilter, ban, bans, banned, banning, gebannt, bannt, ausgesperrt, aussperr*, sperrt .. aus, brute force, banip, jail, locked out, locks',
  'client-ip':
    'client ip, real ip, source ip, source address, remote ip, gateway address, docker gateway, gateway ip, docker ip, docker0 ip, internal ip, interne ip, quell ip, absender ip, client address, masqueraded, ip .. replaced, incorrect ip, incorrect remote, wrong ip, falsche ip, x-forwarded, proxy protocol, 172.17, rip, same ip, same address, local ip*, local network, from localhost, docker internal, docker subnet, private ip',
  'docker-gateway': 'docker gateway, gateway address, docker subnet, docker0, 172.17, docker internal, docker network',
  'webmail-proxy':
    'webmail .. banned, roundcube, reverse proxy, traefik, behind .. proxy, haproxy, hinter .. proxy, webmail container, web frontend, web front end, proxy protocol, nginx proxy, snappymail, rainloop',
  'userland-proxy': 'userland proxy, userland-proxy, docker-proxy, docker proxy',
  ipv6: 'ipv6, ip6, ipv6nat, ip6tables, fd00, v6',
  'ipv6-nat': 'ipv6nat, ip6tables',
  'no-iptables': 'without .. iptables, ohne iptables, iptables false, iptables disabled, iptables abgeschaltet, disabled iptables',
  'iptables-broken':
    'cant initialize iptables, initialize iptables, table does not exist, iptables legacy, legacy iptables, kernel .. upgraded, failed to initialize nft, rule set generation, insmod, iptables or your kernel, kernel .. nft',
  kernel: 'kernel',
  cgroup: 'cgroup*, bpf*, bpf_cgroup*, systemd',
  mtu: 'mtu, fragment*, packet size, 1400, 1450, 1500',
  inotify: 'inotify*, max_user_instances, max_user_watches',
  'imap-connections': 'maximum number of connections, connections exceeded, too many connections, zu viele verbindungen, mail_max_userip_connections',
  dhparams: 'dhparam*, dh params, diffie*, ssl_dh, dh parameter*, ssl folder, assets ssl, doveconf, t_readlink',
  hyperscan: 'hyperscan, vectorscan, hs, hsmp, rspamd .. cache',
  migrate:
    'migrat*, moved .. server, new server, umzug, umgezogen, neuer server, neuen server, other server, restore*, backup .. restore, rsync, different platform, another machine, move .. server',
  certificate: 'cert, certs, certificate*, zertifikat*, ssl, fullchain*, privkey*, key pem, cert pem, x509, tls certificate*',
  'cert-expired': 'expired, abgelaufen, expire*, not renew*, nicht erneuert, renew*, erneuer*, verlanger*',
  'cert-untrusted':
    'self signed, selbst signiert, selbstsigniert, not trusted, untrusted, nicht vertrauenswurdig, unknown identity, hostname does not match, not match, does not verify, validation error*, wrong site, unable to verify, invalid certificate, unknown ca, cert hostname, ssl_type, own certificate, eigenes zertifikat, eigenes ssl',
  'cert-symlink': 'symlink*, symbolic link*, archive, letsencrypt live, tls_flavor cert, tls_flavor mail, fullchain, mailu certs, existing .. certificate',
  'key-mismatch': 'key values mismatch, key mismatch, cannot load certificate, bio_new_file, certificate file missing, ssl_ctx_use_privatekey*',
  letsencrypt: "let's encrypt, lets encrypt, letsencript, letsencrypt, acme, certbot, http validation, http-01, challenge, well-known, le certificate*",
  'rate-limit': 'rate limit*, ratelimit*, throttle*, too many certificates, too many failed, zu viele anfragen',
  'dns-cache': 'ttl, dns cache, cached, gerade .. geandert, just changed, propagation',
  tls: 'tls, ssl, starttls, handshake, https, ssl_accept, ssl_connect',
  'old-tls':
    'tls 1.0, tls 1 0, tlsv1, old cipher*, older cipher*, ciphers, old device*, old phone*, alte gerate, windows 7, outlook 2010, outlook 2013, no shared cipher, unsupported protocol, protocol version, wrong version number, ssl negotiation, sslv3, alert 70, old client*, legacy client*, old outlook',
  'http-403': '403, forbidden, access denied page',
  'tls-flavor': 'tls_flavor, tls flavor, notls',
  hostnames:
    'hostnames, hostname, second domain, second hostname, multiple hostname*, multiple domain*, zweite domain, mehrere domains, domain .. hostname*, change .. domain, domain geandert, mail domain',
  env: 'env, mailu.env, env file, environment, umgebungsvariable*, recreate, down .. up, configuration file, restart .. configuration, conf change*, konfigurationsdatei',
  override:
    'override*, overrides, uberschreib*, custom config*, eigene einstellungen, custom settings, eigene konfiguration, plugin*, anpassen, extra.cf, postfix-main.cf',
  nextcloud: 'nextcloud, owncloud, user_backends, oc_user_imap, user_external, external user backend',
  password: 'change .. password, changeable password*, passwort .. andern, kennwort .. andern, password .. webmail, passwort andern',
  'two-factor': '2fa, totp, otp, two factor, zwei faktor, authenticator, one time password, tfa, zweifaktor*, second factor, einmalcode',
  clock:
    'clock, ntp, uhrzeit, systemzeit, time sync*, timedatectl, chrony, timesyncd, timestamps, zeitzone, wrong time, not yet valid, datum, date and time, zeitstempel',
  'sender-rejected':
    'sender address rejected, not owned, not logged in, absenderadresse abgelehnt, sender rejected, 5.7.1, send as, senden als, other sender, send .. alias, from address',
  'access-denied': 'access denied, zugriff verweigert',
  'over-quota': 'quota, over quota, mailbox full, postfach voll, out of storage, storage space, 4.2.2, 5.2.2, kontingent, mailbox is full, inbox full',
  'trace-mail':
    'find .. log, track down, trace, delivery log, message id, where .. mail, lost mail*, missing mail*, missing email*, nachverfolg*, never arrive*, never appear*, verschwunden, disappear*, status sent, was .. delivered, wurde .. zugestellt, not arrive, verloren, vermisst, queue id, never show*, into nothing, dev null, not in .. inbox, kommen nicht an, kommt nicht an, no trace, history, vanish*',
  deleted: 'deleted, geloscht*, trash, papierkorb, moved, verschoben, restore .. mail*, wiederherstell*, expunge*, unexpunge, recover*, undelete, lazy_expunge',
  'shared-folder': 'shared folder*, shared mailbox*, geteilte* ordner, gemeinsame* postfach, freigegebene* ordner, mailshare',
  'alias-forward': 'alias*, forward*, weiterleit*, umleit*',
  logs: 'log, logs, logfile*, log file*, logging, protokoll*, log level, log_level, debug, verbose, logdatei*, log entries, docker logs',
  'log-howto':
    'look into .. log*, where .. log*, logs located, wo .. logs, log level, more log*, mehr log*, log_level, cant see .. error, how can i tell, debug*, log output',
  beginner: 'new to, newbie, beginner, anfanger, noob, neu bei, basic question, first time, zum ersten mal, neuling',
  compose: 'docker-compose, docker compose, compose file, compose version, yaml, yml, compose',
  'compose-odd':
    'invalid interpolation, interpolation format, nonetype, configuration options, unsupported config, compose .. invalid, invalid compose, compose file .. is invalid, unsupported option, attributeerror, additional properties, services .. must be a mapping, seltsam* fehler, odd error*, strange error*, not match any of the regexes, old .. compose, compose .. old',
  'other-mail-service':
    'exim*, sendmail, other mail service, another mail service, anderer maildienst, plesk, ispconfig, another mail server, already running, lauft schon, other service*, apache, host postfix, installed postfix, andere anwendung, another application',
  'container-network':
    '172.22.1, containers .. reach, containers .. talk, inter container, docker network*, subnet, internal network, internes netz, network overlap, bridge, pool overlap*, cannot reach each other, br-mailcow',
  antispam: 'antispam, anti spam, spamfilter, spam filter, gateway vor, upstream, filter in front, greylist*, rspamd, spamassassin, quarant*',
  'postfix-maps': 'postfix map*, postmap, maps, virtual_mailbox, existing address, bestehende adresse, vorhandene adresse, renamed .. login, umbenannt',
  outdated: 'outdated, veraltet*, old version*, alte version*, seccomp, older docker, docker version, compatib*, kompatib*, deprecated',
  bug: 'found a bug, report .. bug, fehler gefunden, bug tracker',
  feature: 'feature request, new feature, enhancement, neue funktion',
  donate: 'donat*, spende*, sponsor*',
  'cloud-init': 'cloud init, cloud-init, eth0 0, network config .. reset, netzwerkkonfiguration, default route, netplan, interfaces.d',
  login: 'login, log in, anmeld*, einlogg*, sign in, auth*, authentication, authenticat*, sasl, logged out',
  webui: 'web ui, webinterface, web interface, admin ui, weboberflache, admin panel, webmail',
  domain: 'domain, domains',
};

/** Concepts that name a technology or a place: they tell the topic, where the others tell how it fails. */
export const TOPICS: ReadonlySet<string> = new Set(
  'nas container-virt arm podman rootless kubernetes high-availability rancher hetzner clamav solr sogo relay-domain open-relay uribl fuzzy fail2ban client-ip webmail-proxy userland-proxy ipv6 ipv6-nat no-iptables cgroup mtu inotify dhparams hyperscan cert-symlink letsencrypt rate-limit old-tls tls-flavor override nextcloud password two-factor clock over-quota postfix-maps cloud-init unbound bind-address'
    .split(' ')
    .map((name) => `~${name}`),
);
