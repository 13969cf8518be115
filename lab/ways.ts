import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { DOMAIN, HOST } from './dns.ts';
import type { Fault } from './fault.ts';
import { type Asks, asksOf } from './flow-nodes.ts';
import type { Ran } from './machine.ts';
import { ADDRESS, type Machines } from './network.ts';
import { LAB, PROJECT } from './places.ts';
import { keepCase, leaksIn } from './planted.ts';
import { type Result, scoreDoctor, scoreWalk, type Walk, type Way } from './score.ts';

type Evidence = { readonly node: string; readonly outcome: string; readonly by: string };
type Closing = Walk & {
  /** Nodes that the person answered in the place of a probe that could not tell. */
  readonly left?: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly path: readonly string[];
  readonly report: string;
  readonly events: readonly unknown[];
};
type Report = {
  readonly milliseconds: number;
  readonly checks: readonly { readonly probe: string; readonly outcome: string; readonly verdict: string; readonly explainedBy?: string }[];
};
type Answers = Record<string, unknown>;

const KEPT = join(LAB, 'program');
const FLOWS = join(KEPT, 'flows');
const PROGRAM = `${join(KEPT, 'node')} ${join(KEPT, 'dist/mailmedic.js')}`;

/** One and the same build is tried throughout, whatever happens to dist/ meanwhile. */
export const keepProgram = async (): Promise<void> => {
  await rm(KEPT, { recursive: true, force: true });
  await cp(join(PROJECT, 'dist'), join(KEPT, 'dist'), { recursive: true });
  await cp(join(PROJECT, 'package.json'), join(KEPT, 'package.json'));
  await cp(process.execPath, join(KEPT, 'node'), { dereference: true });
  await cp(join(PROJECT, 'flows'), FLOWS, { recursive: true });
};

const SSH = `ssh://root@${ADDRESS.mailhost}`;
const FOLDERS: Partial<Record<Fault['product'], string>> = { mailcow: '/opt/mailcow-dockerized', mailu: '/mailu' };

/** In the mail host, or over ssh from the client's machine. */
const call = ({ mailhost, client }: Machines, words: string, ssh: boolean): Promise<Ran> =>
  (ssh ? client : mailhost).run(
    `cd /root; MAILMEDIC_HOME=/tmp/cases-$$ NODE_EXTRA_CA_CERTS=${LAB}/certs/ca.pem ${PROGRAM} ${words}${ssh ? ` --host ${SSH}` : ''}`,
    { timeoutMs: 90_000 },
  );

const readJson = <T>(ran: Ran): T => {
  try {
    return JSON.parse(ran.out.trim().split('\n').at(-1) ?? '') as T;
  } catch {
    throw new Error(`no JSON (exit ${ran.code}): ${(ran.err || ran.out).trim().slice(0, 600)}`);
  }
};

/** `probe:outcome` of every problem and warning. */
export const runDoctor = async (fault: Fault, machines: Machines, ssh = false): Promise<Result> => {
  const start = Date.now();
  const words = `doctor domain=${DOMAIN} public_ip=${ADDRESS.mailhost} selector=dkim --product ${fault.product} --json`;
  const report = readJson<Report>(await call(machines, words, ssh));
  // What doctor itself folds under a cause is told as its consequence, not as a finding.
  const found = report.checks
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .map(({ probe, outcome, explainedBy }) => ({ name: `${probe}:${outcome}`, explainedBy }))
    .filter(({ name, explainedBy }) => explainedBy === undefined || fault.findings.includes(name))
    .map(({ name }) => name);
  const score = scoreDoctor(found, fault.findings, fault.consequences ?? []);
  return { fault: fault.name, way: ssh ? 'ssh' : 'doctor', score, found: found.join(', ') || 'nothing', seconds: (Date.now() - start) / 1000 };
};

const walk = async (fault: Fault, machines: Machines, way: Way, answers: Answers, serial: number): Promise<Closing> => {
  if (typeof fault.expect === 'string') throw new Error(`${fault.name} has nothing to walk to`);
  const folder = FOLDERS[fault.product];
  const file = join(LAB, 'run', `${fault.name}-${way}-${serial}.yaml`);
  const facts = { host_name: HOST, ...(folder ? { project_dir: folder } : {}) };
  const events = Object.entries(answers).map(([node, answer]) => ({ [node]: answer }));
  await writeFile(file, stringify({ product: fault.product, flow: fault.expect.flow, facts, events, ...(way === 'person' ? { probes: false } : {}) }));
  return readJson<Closing>(await call(machines, `start --answers ${file} --json --probes ${way === 'person' ? 'none' : 'all'}`, way === 'ssh'));
};

/** Nodes that a probe left to the person, who can tell: the person answers them in the next try. */
const leftToPerson = ({ evidence, state, node }: Closing, asks: Asks, answers: Answers, fault: Fault): string[] => {
  const open = evidence.filter(({ outcome }) => ['cannot-tell', 'unsure', 'skipped'].includes(outcome)).map((one) => one.node);
  const stuck = state === 'open' && node !== null ? [node] : [];
  return [...new Set([...open, ...stuck])].filter((one) => asks[one]?.probe && fault.person[one] !== undefined && answers[one] === undefined);
};

/** Walks as a person would: probes look, the person answers what they leave open, and says what is asked besides. */
const walkToConclusion = async (fault: Fault, machines: Machines, way: Way, asks: Asks, given: Answers): Promise<Closing> => {
  const answers = { ...given };
  for (const [node, answer] of Object.entries(fault.person)) if (way === 'person' || !asks[node]?.probe) answers[node] ??= answer;
  for (let serial = 0; ; serial++) {
    const closing = await walk(fault, machines, way, answers, serial);
    const left = way === 'person' ? [] : leftToPerson(closing, asks, answers, fault);
    if (left.length === 0 || serial === 4) return { ...closing, left: Object.keys(answers).filter((node) => asks[node]?.probe && way !== 'person') };
    for (const node of left) answers[node] = fault.person[node];
  }
};

export const runWalk = async (fault: Fault, machines: Machines, way: Way): Promise<Result> => {
  const start = Date.now();
  const { expect } = fault;
  if (typeof expect === 'string') throw new Error(`${fault.name} has nothing to walk to`);
  const asks = await asksOf(FLOWS, expect.flow);
  const right = [expect.conclusion].flat();
  const first = await walkToConclusion(fault, machines, way, asks, {});
  const wrongFirst = first.state === 'concluded' && !right.includes(first.node ?? '');
  const fails = Object.entries(asks).filter(([node, { conclude }]) => conclude && !right.includes(node));
  const later = wrongFirst ? await walkToConclusion(fault, machines, way, asks, Object.fromEntries(fails.map(([node]) => [node, 'not-helped']))) : undefined;
  const questions = first.evidence.filter(({ by, node }) => by === 'person' || first.left?.includes(node)).length;
  await keepCase(fault.name, way, first.events);
  const leaks = leaksIn(first.report);
  const say = ({ state, node, certainty }: Closing): string => `${state} ${node ?? ''}${certainty ? ` (${certainty})` : ''}`;
  const found = `${say(first)}${later ? `; then ${say(later)}` : ''} [${first.evidence.map(({ node, outcome, by }) => `${node}=${outcome}${by === 'person' ? '*' : ''}`).join(' ')}]`;
  const score = scoreWalk(first, later, right);
  return { fault: fault.name, way, score, found, questions, leaks, seconds: (Date.now() - start) / 1000 };
};
