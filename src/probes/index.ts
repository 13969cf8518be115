import { configMailcow } from './config/mailcow.ts';
import { configMailu } from './config/mailu.ts';
import type { Probe } from './define-probe.ts';
import { dnsAddress } from './dns/address.ts';
import { dnsCaa } from './dns/caa.ts';
import { dnsDkim } from './dns/dkim.ts';
import { dnsDmarc } from './dns/dmarc.ts';
import { dnsDnssec } from './dns/dnssec.ts';
import { dnsEgress } from './dns/egress.ts';
import { dnsMx } from './dns/mx.ts';
import { dnsResolver } from './dns/resolver.ts';
import { dnsReverse } from './dns/reverse.ts';
import { dnsSpf } from './dns/spf.ts';
import { dnsblAnswers } from './dnsbl/answers.ts';
import { dnsblListed } from './dnsbl/listed.ts';
import { dockerClientAddress } from './docker/client-address.ts';
import { dockerDrift } from './docker/drift.ts';
import { dockerHealth } from './docker/health.ts';
import { dockerImages } from './docker/images.ts';
import { dockerMounts } from './docker/mounts.ts';
import { dockerPublished } from './docker/published.ts';
import { dockerRuntime } from './docker/runtime.ts';
import { dockerVersions } from './docker/versions.ts';
import { filesPresent } from './files/present.ts';
import { logsMatch } from './logs/match.ts';
import { productDetect } from './product/detect.ts';
import { queueReasons } from './queue/reasons.ts';
import { smtpAuth } from './smtp/auth.ts';
import { smtpBanner } from './smtp/banner.ts';
import { smtpOutbound } from './smtp/outbound.ts';
import { systemArch } from './system/arch.ts';
import { systemCgroups } from './system/cgroups.ts';
import { systemClock } from './system/clock.ts';
import { systemDisk } from './system/disk.ts';
import { systemFirewall } from './system/firewall.ts';
import { systemInotify } from './system/inotify.ts';
import { systemIpv6 } from './system/ipv6.ts';
import { systemKernel } from './system/kernel.ts';
import { systemListeners } from './system/listeners.ts';
import { systemMemory } from './system/memory.ts';
import { systemMtu } from './system/mtu.ts';
import { systemOs } from './system/os.ts';
import { systemSubnetOverlap } from './system/subnet-overlap.ts';
import { systemVirtualisation } from './system/virtualisation.ts';
import { tcpConnect } from './tcp/connect.ts';
import { tlsCertificate } from './tls/certificate.ts';

/** Every probe. Order is that of the list a person reads. */
export const PROBES: readonly Probe[] = [
  productDetect,
  dockerVersions,
  dockerRuntime,
  dockerHealth,
  dockerMounts,
  dockerImages,
  dockerPublished,
  dockerDrift,
  logsMatch,
  dockerClientAddress,
  queueReasons,
  configMailcow,
  configMailu,
  filesPresent,
  systemListeners,
  systemInotify,
  systemMemory,
  systemDisk,
  systemClock,
  systemArch,
  systemOs,
  systemVirtualisation,
  systemKernel,
  systemCgroups,
  systemFirewall,
  systemSubnetOverlap,
  systemMtu,
  systemIpv6,
  smtpOutbound,
  smtpBanner,
  smtpAuth,
  tlsCertificate,
  tcpConnect,
  dnsResolver,
  dnsEgress,
  dnsMx,
  dnsAddress,
  dnsReverse,
  dnsSpf,
  dnsDkim,
  dnsDmarc,
  dnsDnssec,
  dnsCaa,
  dnsblListed,
  dnsblAnswers,
];
