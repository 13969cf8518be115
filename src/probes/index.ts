import { configMailcow } from './config/mailcow.ts';
import type { Probe } from './define-probe.ts';
import { dnsAddress } from './dns/address.ts';
import { dnsDkim } from './dns/dkim.ts';
import { dnsDmarc } from './dns/dmarc.ts';
import { dnsMx } from './dns/mx.ts';
import { dnsReverse } from './dns/reverse.ts';
import { dnsSpf } from './dns/spf.ts';
import { dnsblListed } from './dnsbl/listed.ts';
import { dockerHealth } from './docker/health.ts';
import { dockerImages } from './docker/images.ts';
import { dockerMounts } from './docker/mounts.ts';
import { dockerVersions } from './docker/versions.ts';
import { filesPresent } from './files/present.ts';
import { logsMatch } from './logs/match.ts';
import { productDetect } from './product/detect.ts';
import { queueReasons } from './queue/reasons.ts';
import { smtpBanner } from './smtp/banner.ts';
import { smtpOutbound } from './smtp/outbound.ts';
import { systemArch } from './system/arch.ts';
import { systemFirewall } from './system/firewall.ts';
import { systemInotify } from './system/inotify.ts';
import { systemListeners } from './system/listeners.ts';
import { systemSubnetOverlap } from './system/subnet-overlap.ts';
import { tcpConnect } from './tcp/connect.ts';

/** Every probe. Order is that of the list a person reads. */
export const PROBES: readonly Probe[] = [
  productDetect,
  dockerVersions,
  dockerHealth,
  dockerMounts,
  dockerImages,
  logsMatch,
  queueReasons,
  configMailcow,
  filesPresent,
  systemListeners,
  systemInotify,
  systemArch,
  systemFirewall,
  systemSubnetOverlap,
  smtpOutbound,
  smtpBanner,
  tcpConnect,
  dnsMx,
  dnsAddress,
  dnsReverse,
  dnsSpf,
  dnsDkim,
  dnsDmarc,
  dnsblListed,
];
