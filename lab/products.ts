import { DOMAIN, HOST } from './dns.ts';
import { startEngine } from './engine.ts';
import type { Lab, Product } from './fault.ts';
import { hostDovecot, hostPostfix, stopPostfix } from './mail.ts';
import { must } from './network.ts';
import { LAB } from './places.ts';
import { SECRETS } from './secrets.ts';
import { startStack, visit } from './stack.ts';

let shape: Product | undefined;
let containers: boolean | 'broken' = false;

const clear = 'rm -rf /etc/bm /opt/mailcow-dockerized /mailu';

/** Files as the installers leave them; what the probes read to know the product. */
const SHAPES: Record<Product, string> = {
  bluemind: `mkdir -p /etc/bm; printf '[global]\\nexternal-url = ${HOST}\\nhost = ${HOST}\\n' > /etc/bm/bm.ini`,
  mailcow: `mkdir -p /opt/mailcow-dockerized/data/assets/ssl /opt/mailcow-dockerized/data/web/inc; cd /opt/mailcow-dockerized
    printf 'MAILCOW_HOSTNAME=${HOST}\\nMAILCOW_PASS_SCHEME=BLF-CRYPT\\nDBNAME=mailcow\\nDBUSER=mailcow\\nDBPASS=${SECRETS.database}\\nDBROOT=${SECRETS.database}\\nHTTP_PORT=80\\nHTTP_BIND=\\nHTTPS_PORT=443\\nHTTPS_BIND=\\nSMTP_PORT=25\\nSMTPS_PORT=465\\nSUBMISSION_PORT=587\\nIMAP_PORT=143\\nIMAPS_PORT=993\\nPOP_PORT=110\\nPOPS_PORT=995\\nSIEVE_PORT=4190\\nTZ=Europe/Berlin\\nCOMPOSE_PROJECT_NAME=mailcowdockerized\\nSKIP_LETS_ENCRYPT=n\\nIPV4_NETWORK=172.22.1\\n' > mailcow.conf
    echo '<?php $MAILCOW_GIT_VERSION="2026-10"; ?>' > data/web/inc/app_info.inc.php
    cp ${LAB}/certs/good.pem data/assets/ssl/cert.pem; cp ${LAB}/certs/good.key data/assets/ssl/key.pem; openssl dhparam -dsaparam -out data/assets/ssl/dhparams.pem 2048 2> /dev/null`,
  mailu: `mkdir -p /mailu/certs; cp ${LAB}/certs/good.pem /mailu/certs/cert.pem; cp ${LAB}/certs/good.key /mailu/certs/key.pem
    printf 'SECRET_KEY=${SECRETS.key}\\nSUBNET=192.168.203.0/24\\nDOMAIN=${DOMAIN}\\nHOSTNAMES=${HOST}\\nPOSTMASTER=admin\\nTLS_FLAVOR=cert\\nADMIN=true\\nWEBMAIL=snappymail\\nWEB_ADMIN=/admin\\nWEB_WEBMAIL=/webmail\\nSITENAME=Mailu\\nWEBSITE=https://${HOST}\\nCOMPOSE_PROJECT_NAME=mailu\\n' > /mailu/mailu.env`,
  'docker-mailserver': 'mkdir -p /etc/docker',
};

/**
 * Dresses the mail host as this product. Only BlueMind's programs run on the machine itself; the others' run in
 * containers, so there Postfix and Dovecot rest.
 */
export const shapeFor = async (
  { product, containers: wanted = false }: { readonly product: Product; readonly containers?: boolean },
  lab: Lab,
): Promise<void> => {
  if (containers === 'broken' && wanted) throw new Error('no containers: see the first fault that needs them');
  if (containers && !wanted) throw new Error('faults with containers come last');
  if (wanted && !containers) {
    containers = 'broken';
    await dress(product, lab);
    await startEngine(lab.machines);
    await startStack(lab);
    containers = true;
  }
  await dress(product, lab);
  if (wanted) await visit(lab);
};

const dress = async (product: Product, lab: Lab): Promise<void> => {
  if (shape === product) return;
  const { mailhost } = lab.machines;
  await must(mailhost, `${clear}\n${SHAPES[product]}`);
  const native = product === 'bluemind';
  if (native && shape !== undefined) {
    await hostDovecot(lab.machines);
    await hostPostfix(lab.machines);
  }
  if (!native && (shape === undefined || shape === 'bluemind')) {
    await stopPostfix(lab.machines);
    await must(mailhost, 'doveadm stop > /dev/null 2>&1 || true');
  }
  shape = product;
};
