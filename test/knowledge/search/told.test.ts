import { expect, test } from 'vitest';
import { readQuery } from '../../../src/knowledge/search/read-query.ts';
import { toldBy } from '../../../src/knowledge/search/told.ts';

const told = (text: string) => toldBy(text, readQuery(text));

test('a delivery line tells queue id, recipient, other server and port', () => {
  expect(
    told(
      'postfix/smtp[77]: 4F1A2B3C4D5E: to=<a@example.net>, relay=none, delay=30, dsn=4.4.1, status=deferred (connect to mx.example.net[192.0.2.9]:25: Connection timed out)',
    ),
  ).toMatchObject({
    queue_id: '4F1A2B3C4D5E',
    recipient: 'a@example.net',
    remote_host: 'mx.example.net',
    port: 25,
  });
});

test('a Compose error tells product, service, container, port and which Compose', () => {
  expect(
    told(
      'docker-compose up -d\nERROR: for postfix-mailcow  Cannot start service postfix-mailcow: endpoint mailcowdockerized_postfix-mailcow_1: listen tcp 0.0.0.0:587: bind: address already in use',
    ),
  ).toEqual({ product: 'mailcow', compose: 'docker-compose', service: 'postfix-mailcow', container: 'mailcowdockerized_postfix-mailcow_1', port: 587 });
});

test('who holds a port is read from a listing', () => {
  expect(told('tcp 127.0.0.1:25 LISTEN 723/exim4')).toMatchObject({ port: 25, port_owner: 'exim4' });
});

test('the direction is told only where it is plain', () => {
  expect(told('I can receive but not send').direction).toBe('outgoing');
  expect(told('Senden geht, Empfangen nicht').direction).toBe('incoming');
  expect(told('I can neither send / receive anything, nothing works').direction).toBeUndefined();
});

test('what is said in two ways is not told', () => {
  expect(told('ports 25 and :587 and port 993').port).toBeUndefined();
  expect(told('mailcow here, mailu there').product).toBeUndefined();
  expect(told('docker compose up or docker-compose up').compose).toBeUndefined();
});

test('private addresses and names of files say nothing about the outside', () => {
  expect(told('my ip is 192.168.1.10').public_ip).toBeUndefined();
  expect(told('edit docker-compose.yml').compose).toBeUndefined();
  expect(told('my ip is 203.0.113.7').public_ip).toBe('203.0.113.7');
});

test('versions, architecture, own host name and selector are read', () => {
  expect(
    told('mailcow 2024-01a, Docker version 20.10.1, docker-compose version 1.29.2, aarch64\nMAILCOW_HOSTNAME=mail.example.org\ndkim._domainkey.example.org'),
  ).toMatchObject({
    version: '2024-01a',
    engine_version: '20.10.1',
    compose_version: '1.29.2',
    arch: 'arm64',
    host_name: 'mail.example.org',
    selector: 'dkim',
  });
});

test('only at home is told where elsewhere works', () => {
  expect(told('Sending fails from home but works over mobile data').place).toBe('home');
  expect(told('Sending fails, I sit at home').place).toBeUndefined();
});
