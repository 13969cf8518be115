import { configDockerMailserver } from './config/docker-mailserver.ts';
import { configMailcow } from './config/mailcow.ts';
import { configMailu } from './config/mailu.ts';
import type { Probe } from './define-probe.ts';
import { dnsAddress } from './dns/address.ts';
import { dnsCaa } from './dns/caa.ts';
import { dnsDkim } from './dns/dkim.ts';
import { dnsDkimKey } from './dns/dkim-key.ts';
import { dnsDmarc } from './dns/dmarc.ts';
import { dnsDnssec } from './dns/dnssec.ts';
import { dnsEgress } from './dns/egress.ts';
import { dnsMtaSts } from './dns/mta-sts.ts';
import { dnsMx } from './dns/mx.ts';
import { dnsNames } from './dns/names.ts';
import { dnsPropagation } from './dns/propagation.ts';
import { dnsResolver } from './dns/resolver.ts';
import { dnsReverse } from './dns/reverse.ts';
import { dnsSourcePorts } from './dns/source-ports.ts';
import { dnsSpf } from './dns/spf.ts';
import { dnsSrv } from './dns/srv.ts';
import { dnsTlsRpt } from './dns/tls-rpt.ts';
import { dnsTlsa } from './dns/tlsa.ts';
import { dnsblAnswers } from './dnsbl/answers.ts';
import { dnsblDomain } from './dnsbl/domain.ts';
import { dnsblListed } from './dnsbl/listed.ts';
import { dockerClientAddress } from './docker/client-address.ts';
import { dockerDaemon } from './docker/daemon.ts';
import { dockerDrift } from './docker/drift.ts';
import { dockerHealth } from './docker/health.ts';
import { dockerImages } from './docker/images.ts';
import { dockerIpv6 } from './docker/ipv6.ts';
import { dockerLogDriver } from './docker/log-driver.ts';
import { dockerMemory } from './docker/memory.ts';
import { dockerMounts } from './docker/mounts.ts';
import { dockerPublished } from './docker/published.ts';
import { dockerResolver } from './docker/resolver.ts';
import { dockerRuntime } from './docker/runtime.ts';
import { dockerVersions } from './docker/versions.ts';
import { domainExpiry } from './domain/expiry.ts';
import { filesCertificate } from './files/certificate.ts';
import { filesPresent } from './files/present.ts';
import { icmpPing } from './icmp/ping.ts';
import { imapAnswers } from './imap/answers.ts';
import { logsMatch } from './logs/match.ts';
import { postfixMaps } from './postfix/maps.ts';
import { productDetect } from './product/detect.ts';
import { queueReasons } from './queue/reasons.ts';
import { serverAddress } from './server/address.ts';
import { serverDomain } from './server/domain.ts';
import { smtpAuth } from './smtp/auth.ts';
import { smtpBanner } from './smtp/banner.ts';
import { smtpOpenRelay } from './smtp/open-relay.ts';
import { smtpOutbound } from './smtp/outbound.ts';
import { smtpRecipient } from './smtp/recipient.ts';
import { systemAddresses } from './system/addresses.ts';
import { systemArch } from './system/arch.ts';
import { systemBans } from './system/bans.ts';
import { systemCgroups } from './system/cgroups.ts';
import { systemClock } from './system/clock.ts';
import { systemCpu } from './system/cpu.ts';
import { systemDisk } from './system/disk.ts';
import { systemFirewall } from './system/firewall.ts';
import { systemInotify } from './system/inotify.ts';
import { systemInputChain } from './system/input-chain.ts';
import { systemIpv6 } from './system/ipv6.ts';
import { systemKernel } from './system/kernel.ts';
import { systemListeners } from './system/listeners.ts';
import { systemLowPorts } from './system/low-ports.ts';
import { systemMailServices } from './system/mail-services.ts';
import { systemMemory } from './system/memory.ts';
import { systemMtu } from './system/mtu.ts';
import { systemNetfilter } from './system/netfilter.ts';
import { systemOs } from './system/os.ts';
import { systemProvider } from './system/provider.ts';
import { systemSubnetOverlap } from './system/subnet-overlap.ts';
import { systemVirtualisation } from './system/virtualisation.ts';
import { tcpConnect } from './tcp/connect.ts';
import { tcpHairpin } from './tcp/hairpin.ts';
import { tlsCertificate } from './tls/certificate.ts';
import { tlsRenewed } from './tls/renewed.ts';
import { tlsVersions } from './tls/versions.ts';
import { webAnswers } from './web/answers.ts';

/** Every probe. Order is that of the list a person reads. */
export const PROBES: readonly Probe[] = [
  productDetect,
  serverDomain,
  serverAddress,
  dockerVersions,
  dockerRuntime,
  dockerDaemon,
  dockerHealth,
  dockerMemory,
  dockerMounts,
  dockerImages,
  dockerPublished,
  dockerIpv6,
  dockerResolver,
  dockerDrift,
  dockerLogDriver,
  logsMatch,
  dockerClientAddress,
  queueReasons,
  configMailcow,
  configMailu,
  configDockerMailserver,
  filesPresent,
  filesCertificate,
  postfixMaps,
  systemListeners,
  systemMailServices,
  systemInotify,
  systemMemory,
  systemDisk,
  systemClock,
  systemArch,
  systemCpu,
  systemOs,
  systemVirtualisation,
  systemProvider,
  systemKernel,
  systemNetfilter,
  systemCgroups,
  systemFirewall,
  systemInputChain,
  systemBans,
  systemSubnetOverlap,
  systemMtu,
  systemAddresses,
  systemIpv6,
  systemLowPorts,
  smtpOutbound,
  smtpBanner,
  smtpAuth,
  smtpRecipient,
  smtpOpenRelay,
  imapAnswers,
  webAnswers,
  tlsCertificate,
  tlsVersions,
  tlsRenewed,
  tcpConnect,
  tcpHairpin,
  icmpPing,
  dnsResolver,
  dnsEgress,
  dnsSourcePorts,
  dnsMx,
  dnsAddress,
  dnsNames,
  dnsReverse,
  dnsSpf,
  dnsDkim,
  dnsDkimKey,
  dnsDmarc,
  dnsMtaSts,
  dnsTlsRpt,
  dnsTlsa,
  dnsDnssec,
  dnsCaa,
  dnsSrv,
  dnsPropagation,
  domainExpiry,
  dnsblListed,
  dnsblDomain,
  dnsblAnswers,
];
