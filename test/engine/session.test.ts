import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/engine/session.ts';
import { plainText } from '../../src/model/block.ts';
import type { CaseEvent } from '../../src/model/event.ts';
import { ask, conclude, enter, flowOf, handOver, packOf, probeSpec, rank, resultOf, sessionOf, show } from './small-pack.ts';

const enterFlow = (session: Session, flow: string) => session.send({ type: 'entered', flow: `common/${flow}`, hash: 'abcd0123' });
const answer = (session: Session, outcome: string, value?: string) => {
  const node = session.view().node ?? '';
  return session.send({ type: 'is', node, outcome, by: 'person', ...(value === undefined ? {} : { value }) });
};
const path = (session: Session) => session.view().done.map((line) => `${plainText(line.title)} ${plainText(line.result)}`);

const PLAIN = flowOf('plain', [
  ask('one', { go: { yes: 'two', no: 'fixed', unsure: 'hand-over' } }),
  ask('two', { go: { yes: 'fixed', no: 'three', unsure: 'three' } }),
  ask('three', { go: { yes: 'fixed', no: 'hand-over', unsure: 'hand-over' } }),
  conclude('fixed', { verify: 'one', otherwise: 'hand-over' }),
  handOver(),
]);

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

const CHECK_LIST = flowOf('check-list', [
  ask('one', { sets: { no: { unfit: true } }, go: { yes: 'two', no: 'one-fails', unsure: 'two' } }),
  conclude('one-fails', { verify: 'one', next: 'two', otherwise: 'two' }),
  ask('two', { sets: { no: { unfit: true } }, go: { yes: 'hand-over', no: 'two-fails', unsure: 'hand-over' } }),
  conclude('two-fails', { next: 'hand-over', otherwise: 'hand-over' }),
  handOver(),
]);

describe('a list of checks', () => {
  it('goes on with the next check once a fix is proven, and asks it although the flag of the first is known', () => {
    const session = sessionOf(packOf(CHECK_LIST));
    enterFlow(session, 'check-list');
    answer(session, 'no');
    answer(session, 'done');
    answer(session, 'yes');
    expect(session.view()).toMatchObject({ node: 'two', state: 'open' });
    answer(session, 'no');
    answer(session, 'helped');
    expect(session.view().node).toBe('hand-over');
  });

  it('goes on with the next check where the fix is put off, and says so', () => {
    const session = sessionOf(packOf(CHECK_LIST));
    enterFlow(session, 'check-list');
    answer(session, 'no');
    const { current } = session.view();
    const labels = current.kind === 'conclude' ? current.choices.map(({ label }) => plainText(label)) : [];
    expect(labels).toEqual(['I did it: check again', 'noted: next check', 'later, keep this case']);
    answer(session, 'not-helped');
    expect(session.view().node).toBe('two');
    expect(path(session).at(-1)).toContain('not mended yet');
  });
});

describe('a session', () => {
  it('starts at the entry and asks the first question of the chosen flow', () => {
    const session = sessionOf(packOf(PLAIN));
    expect(session.view().current.kind).toBe('entry');
    enterFlow(session, 'plain');
    expect(session.view()).toMatchObject({ node: 'one', current: { kind: 'ask', choices: [{ outcome: 'yes' }, { outcome: 'no' }, { outcome: 'unsure' }] } });
  });

  it('refuses an answer that the question does not offer and keeps what was answered before', () => {
    const session = sessionOf(packOf(PLAIN));
    enterFlow(session, 'plain');
    answer(session, 'yes');
    const before = session.view();
    expect(answer(session, 'perhaps')?.message).toContain('"perhaps" is not an answer');
    expect(session.view()).toEqual(before);
    expect(session.events()).toHaveLength(4);
  });

  it('goes back one answer, and forward again to the same view', () => {
    const session = sessionOf(packOf(PLAIN));
    enterFlow(session, 'plain');
    answer(session, 'yes');
    answer(session, 'no');
    const before = session.view();
    session.send({ type: 'back' });
    expect(session.view().node).toBe('two');
    session.send({ type: 'back' });
    session.send({ type: 'forward' });
    session.send({ type: 'forward' });
    expect(session.view()).toEqual(before);
  });

  it('goes back from the first question to the entry', () => {
    const session = sessionOf(packOf(PLAIN));
    enterFlow(session, 'plain');
    session.send({ type: 'back' });
    expect(session.view().current.kind).toBe('entry');
    expect(session.send({ type: 'back' })?.message).toContain('nothing to go back');
  });

  it('keeps the later answers that still apply when an earlier one is changed, also when it is changed back', () => {
    const session = sessionOf(packOf(PLAIN));
    enterFlow(session, 'plain');
    answer(session, 'yes');
    answer(session, 'no');
    const before = session.view();
    const [, first] = session.view().done;
    session.send({ type: 'changed', step: first!.step, outcome: 'no' });
    expect(session.view().node).toBe('fixed');
    session.send({ type: 'changed', step: first!.step, outcome: 'yes' });
    expect(session.view().node).toBe('three');
    expect(session.view().done.map((line) => line.step)).toEqual(before.done.map((line) => line.step));
  });

  it('proves a fix by establishing the verifying node again, and says so when nothing has changed', () => {
    const session = sessionOf(packOf(PLAIN));
    enterFlow(session, 'plain');
    answer(session, 'no');
    answer(session, 'done');
    expect(session.view()).toMatchObject({ node: 'one', current: { kind: 'ask', verifying: true } });
    answer(session, 'no');
    const still = session.view().current;
    expect(still.kind === 'conclude' && still.stillWrong && plainText(still.stillWrong.result)).toBe('no');
    answer(session, 'done');
    answer(session, 'yes');
    expect(session.view().current).toMatchObject({ kind: 'solved' });
  });

  it('hands over with a summary when the fix did not help and nothing is left', () => {
    const session = sessionOf(packOf(PLAIN));
    session.send({ type: 'said', text: 'my mail to bob@corp.test is stuck' });
    enterFlow(session, 'plain');
    answer(session, 'no');
    answer(session, 'not-helped');
    const current = session.view().current;
    expect(current.kind).toBe('hand-over');
    const summary = current.kind === 'hand-over' ? current.summary : '';
    expect(summary).toContain('fixed en? **did not help**');
    expect(summary).toContain('<user-1>@<domain-1>');
    expect(summary).not.toContain('corp.test');
  });

  it('gives the same view for the same events, in either language', () => {
    const session = sessionOf(packOf(PLAIN));
    enterFlow(session, 'plain');
    answer(session, 'yes');
    session.send({ type: 'back' });
    answer(session, 'no');
    answer(session, 'not-helped');
    const events = JSON.parse(JSON.stringify(session.events())) as CaseEvent[];
    const again = sessionOf(packOf(PLAIN), { events });
    expect(again.view()).toEqual(session.view());
    session.setLanguage('de');
    again.setLanguage('de');
    expect(again.view()).toEqual(session.view());
    expect(plainText(again.view().done[1]!.title)).toBe('one de?');
  });

  it('writes each event to the journal before it is shown', () => {
    const kept: CaseEvent[] = [];
    let shown = -1;
    const session = sessionOf(packOf(PLAIN), { journal: { append: (event) => void kept.push(event) } });
    session.subscribe(() => {
      shown = kept.length;
    });
    enterFlow(session, 'plain');
    expect(shown).toBe(kept.length);
    expect(kept).toEqual(session.events());
  });

  it('goes on without its journal and says what hindered it', () => {
    const session = sessionOf(packOf(PLAIN), {
      journal: {
        append: () => {
          throw new Error('disk full');
        },
      },
    });
    enterFlow(session, 'plain');
    expect(session.view().node).toBe('one');
    expect(session.journalProblem()).toEqual({ reason: 'disk full' });
  });
});

const PORT = probeSpec('port', { open: 'ok', silent: 'fail' });
const PROBED = flowOf(
  'probed',
  [
    ask('reach', { probe: 'port', go: { open: 'fixed', silent: 'blocked', unsure: 'hand-over' } }),
    conclude('blocked', { verify: 'reach', otherwise: 'hand-over' }),
    conclude('fixed'),
    handOver(),
  ],
  { reach: ['open', 'silent', 'unsure'] },
);

describe('probes in a session', () => {
  it('asks for consent before the first probe and then probes without asking', async () => {
    const session = sessionOf(packOf(PROBED), { specs: [PORT], mode: 'ask', runProbe: async () => resultOf(PORT, 'silent') });
    enterFlow(session, 'probed');
    expect(session.view().current).toMatchObject({ kind: 'consent', wanted: ['network'] });
    session.send({ type: 'consent', consent: { allow: ['network'], each: false } });
    expect(session.running()?.probe).toBe('port');
    await settle();
    expect(session.view()).toMatchObject({ node: 'blocked', current: { kind: 'conclude', certainty: 'established' }, asked: 0 });
    expect(path(session).at(-1)).toBe('probe port silent it');
  });

  it('asks the person in the same place when the probe cannot tell, and says why', async () => {
    const session = sessionOf(packOf(PROBED), { specs: [PORT], mode: 'all', runProbe: async () => resultOf(PORT, 'cannot-tell', { reason: 'no-permission' }) });
    enterFlow(session, 'probed');
    await settle();
    expect(session.view()).toMatchObject({ node: 'reach', current: { kind: 'ask', instead: 'could not be told: no permission to look' } });
    answer(session, 'silent');
    expect(session.view().node).toBe('blocked');
  });

  it('asks instead of probing when nothing is allowed', () => {
    const session = sessionOf(packOf(PROBED), { specs: [PORT], mode: 'none', runProbe: async () => resultOf(PORT, 'open') });
    enterFlow(session, 'probed');
    expect(session.view().current.kind).toBe('ask');
  });

  it('stops a probe when it is told to and asks the question', async () => {
    let aborted = false;
    const session = sessionOf(packOf(PROBED), {
      specs: [PORT],
      mode: 'all',
      runProbe: (_probe, _params, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            resolve(resultOf(PORT, 'open'));
          });
        }),
    });
    enterFlow(session, 'probed');
    session.cancel();
    await settle();
    expect(aborted).toBe(true);
    expect(session.view()).toMatchObject({ node: 'reach', current: { kind: 'ask' } });
  });

  it('runs the probe again to prove the fix', async () => {
    const outcomes = ['silent', 'silent', 'open'];
    const session = sessionOf(packOf(PROBED), { specs: [PORT], mode: 'all', runProbe: async () => resultOf(PORT, outcomes.shift() ?? 'open') });
    enterFlow(session, 'probed');
    await settle();
    answer(session, 'done');
    await settle();
    expect(session.view()).toMatchObject({ node: 'blocked', current: { kind: 'conclude', stillWrong: { by: 'probe' } } });
    answer(session, 'done');
    await settle();
    expect(session.view().current).toMatchObject({ kind: 'solved', proof: { by: 'probe' } });
  });

  it('uses what a report found before instead of probing again', () => {
    const session = sessionOf(packOf(PROBED), { specs: [PORT], mode: 'ask', runProbe: async () => resultOf(PORT, 'open') });
    session.send({ type: 'found', probe: 'port', params: {}, result: resultOf(PORT, 'silent') });
    enterFlow(session, 'probed');
    expect(session.view()).toMatchObject({ node: 'blocked', asked: 0 });
  });
});

const RANKED = flowOf(
  'ranked',
  [
    rank(
      'why',
      {
        certificate: { odds: 3, minutes: 20, shownBy: { file: ['missing'] } },
        firewall: { odds: 2, minutes: 20, shownBy: { wall: ['on'] } },
        memory: { odds: 1, minutes: 20, shownBy: { killed: ['yes'] } },
      },
      'hand-over',
    ),
    ask('file'),
    ask('wall'),
    ask('killed'),
    conclude('certificate'),
    conclude('firewall'),
    conclude('memory'),
    handOver(),
  ],
  { file: ['missing', 'there'], wall: ['on', 'off'], killed: ['yes', 'no'] },
);

describe('a rank in a session', () => {
  it('asks what separates the causes and explains it with numbers that sum to one', () => {
    const session = sessionOf(packOf(RANKED));
    enterFlow(session, 'ranked');
    expect(session.view().current.kind).toBe('ask');
    const causes = session.explain()?.causes ?? [];
    expect(causes.map((cause) => plainText(cause.title))).toContain('something else');
    expect(causes.reduce((sum, cause) => sum + cause.probability, 0)).toBeCloseTo(1, 9);
  });

  it('concludes what the evidence shows, and shows the evidence and the numbers', () => {
    const session = sessionOf(packOf(RANKED));
    enterFlow(session, 'ranked');
    for (let left = 5; left > 0 && session.view().current.kind === 'ask'; left--)
      answer(session, { file: 'there', wall: 'on', killed: 'no' }[session.view().node ?? ''] ?? 'unsure');
    const { node, current } = session.view();
    expect(node).toBe('firewall');
    expect(current).toMatchObject({ kind: 'conclude', certainty: expect.stringMatching(/likely/) });
    expect(current.kind === 'conclude' && current.seen.map((line) => plainText(line.title))).toContain('wall en?');
  });

  it('goes on to the next likely cause when a fix did not help, and hands over at last', () => {
    const session = sessionOf(packOf(RANKED));
    enterFlow(session, 'ranked');
    const concluded: string[] = [];
    for (let left = 20; left > 0 && session.view().current.kind !== 'hand-over'; left--) {
      const { current, node } = session.view();
      if (current.kind === 'conclude') concluded.push(node ?? '');
      answer(session, current.kind === 'conclude' ? 'not-helped' : 'unsure');
    }
    expect(session.view().current.kind).toBe('hand-over');
    expect([...concluded].sort()).toEqual(['certificate', 'firewall', 'memory']);
  });

  it('keeps the whole history of a rank through back and forward', () => {
    const session = sessionOf(packOf(RANKED));
    enterFlow(session, 'ranked');
    const views = [session.view()];
    for (let left = 8; left > 0 && session.view().current.kind !== 'hand-over'; left--) {
      answer(session, session.view().current.kind === 'conclude' ? 'not-helped' : 'unsure');
      views.push(session.view());
    }
    for (const before of views.slice(0, -1).reverse()) {
      session.send({ type: 'back' });
      expect(session.view().node).toBe(before.node);
    }
  });
});

describe('facts in a session', () => {
  const FACTS = flowOf('facts', [
    ask('domain', { ask: 'domain', fact: 'domain', go: { given: 'where', unsure: 'hand-over' } }),
    ask('where', { sets: { home: { place: 'home' }, all: { place: 'everywhere' } }, go: { home: 'fixed', all: 'hand-over', unsure: 'hand-over' } }),
    conclude('fixed'),
    handOver(),
  ]);

  it('does not ask what is known, shows it, and lets it be changed', () => {
    const session = sessionOf(packOf(FACTS));
    session.send({ type: 'known', facts: { domain: 'example.org', place: 'home' }, by: 'text' });
    enterFlow(session, 'facts');
    expect(session.view()).toMatchObject({ node: 'fixed', asked: 0 });
    const line = session.view().done.find((one) => one.kind === 'known' && plainText(one.title).startsWith('where'));
    expect(session.send({ type: 'changed', step: line!.step, outcome: 'all' })).toBeUndefined();
    expect(session.view().current.kind).toBe('hand-over');
  });

  it('takes the product of a flow that only one product has, unless another is known', () => {
    const session = sessionOf(packOf(PLAIN));
    enterFlow(session, 'plain');
    expect(session.view().product).toBe('mailcow');
    const other = sessionOf(packOf(PLAIN), { product: 'mailu' });
    enterFlow(other, 'plain');
    expect(other.view().product).toBe('mailu');
  });

  it('fills facts into the commands of the fix', () => {
    const session = sessionOf(packOf(FACTS));
    session.send({ type: 'known', facts: { domain: 'example.org', place: 'home', compose: 'docker-compose' }, by: 'probe' });
    enterFlow(session, 'facts');
    const { current } = session.view();
    expect(current.kind === 'conclude' && current.fix[0]).toMatchObject({ type: 'code', text: 'docker-compose restart' });
  });
});

describe('a flow inside a flow', () => {
  const INNER = flowOf('inner', [ask('deep', { go: { yes: 'deep-fix', no: 'hand-over', unsure: 'hand-over' } }), conclude('deep-fix'), handOver()]);
  const OUTER = flowOf('outer', [
    enter('go-deeper', 'inner', { solved: 'done', unsolved: 'rest' }),
    ask('rest', { go: { yes: 'done', no: 'hand-over', unsure: 'hand-over' } }),
    conclude('done'),
    handOver(),
  ]);

  it('comes back to the outer flow when it could not solve it', () => {
    const session = sessionOf(packOf(OUTER, INNER));
    enterFlow(session, 'outer');
    expect(session.view()).toMatchObject({ flow: 'common/inner', node: 'deep' });
    answer(session, 'no');
    expect(session.view()).toMatchObject({ flow: 'common/outer', node: 'rest' });
    session.send({ type: 'back' });
    expect(session.view()).toMatchObject({ flow: 'common/inner', node: 'deep' });
  });
});

describe('an instruction', () => {
  it('leads on when the person says that it is done', () => {
    const session = sessionOf(packOf(flowOf('shown', [show('look', { done: 'fixed', stuck: 'hand-over' }), conclude('fixed'), handOver()])));
    enterFlow(session, 'shown');
    expect(session.view().current.kind).toBe('show');
    answer(session, 'done');
    expect(session.view().node).toBe('fixed');
  });
});

describe('a pasted text', () => {
  const PASTED = flowOf('pasted', [
    ask('log', {
      ask: 'paste',
      reads: { timeout: [{ pattern: 'Connection timed out', flags: '', place: { file: 'f', line: 1, column: 1 } }] },
      go: { timeout: 'fixed', else: 'hand-over', unsure: 'hand-over' },
    }),
    conclude('fixed'),
    handOver(),
  ]);
  const LOG = 'Nov 21 postfix/qmgr[7]: queue active\nNov 21 postfix/smtp[9]: connect to mx.example.net[192.0.2.9]:25: Connection timed out\nNov 21 done';

  it('is read by the patterns of the node, and the line that told it is shown', () => {
    const session = sessionOf(packOf(PASTED));
    enterFlow(session, 'pasted');
    answer(session, 'given', LOG);
    expect(session.view().node).toBe('fixed');
    expect(path(session).at(-1)).toContain('connect to mx.example.net');
  });

  it('leads to what the flow says for anything else', () => {
    const session = sessionOf(packOf(PASTED));
    enterFlow(session, 'pasted');
    answer(session, 'given', 'nothing of note');
    expect(session.view().current.kind).toBe('hand-over');
  });
});

describe('how sure a conclusion is', () => {
  const DOUBT = flowOf('doubt', [ask('full', { go: { yes: 'fixed', no: 'fixed', unsure: 'fixed' } }), conclude('fixed')]);
  const concluded = (session: Session) => {
    const { current } = session.view();
    if (current.kind !== 'conclude') throw new Error(`${current.kind} is no conclusion`);
    return current;
  };

  it('is no more than possible where only an "I don’t know" led there, which is nothing seen', () => {
    const session = sessionOf(packOf(DOUBT));
    enterFlow(session, 'doubt');
    answer(session, 'unsure');
    expect(concluded(session)).toMatchObject({ certainty: 'possible', seen: [], title: [{ text: 'Perhaps: ' }, {}] });
  });

  it('is likely where an answer led there', () => {
    const session = sessionOf(packOf(DOUBT));
    enterFlow(session, 'doubt');
    answer(session, 'yes');
    expect(concluded(session)).toMatchObject({ certainty: 'likely', seen: [{ by: 'person' }] });
  });

  it('is never very likely by elimination alone, with nothing seen that speaks for it', () => {
    const LAST = flowOf('last', [
      rank('why', { only: { odds: 99, shownBy: { sign: ['yes'] } }, other: { odds: 0.1, shownBy: { sign: ['no'] } } }, 'hand-over'),
      ask('sign'),
      conclude('only'),
      conclude('other'),
      handOver(),
    ]);
    const session = sessionOf(packOf(LAST));
    enterFlow(session, 'last');
    if (session.view().current.kind === 'ask') answer(session, 'unsure');
    expect(concluded(session)).toMatchObject({ certainty: 'likely', seen: [] });
  });
});

describe('the summary', () => {
  it('lists what nobody knew as still open, never as found', () => {
    const session = sessionOf(packOf(PLAIN));
    enterFlow(session, 'plain');
    answer(session, 'yes');
    answer(session, 'unsure');
    const [, found = '', open = ''] = /## Found\n\n([\s\S]*?)\n\n## Still open\n\n([\s\S]*?)\n\n/.exec(session.report()) ?? [];
    expect(found).toContain('one en?');
    expect(found).not.toContain('two en?');
    expect(open).toContain('two en?');
  });
});

describe('checking a fix again after going back', () => {
  it('looks anew: what was measured before the step back proves nothing about the fix made since', async () => {
    const found = ['silent', 'silent', 'open'];
    const session = sessionOf(packOf(PROBED), { specs: [PORT], mode: 'all', runProbe: async () => resultOf(PORT, found.shift() ?? 'silent') });
    enterFlow(session, 'probed');
    await settle();
    answer(session, 'done');
    await settle();
    expect(session.view()).toMatchObject({ node: 'blocked', current: { stillWrong: { by: 'probe' } } });
    session.send({ type: 'back' });
    answer(session, 'done');
    await settle();
    expect(session.view().current.kind).toBe('solved');
  });
});
