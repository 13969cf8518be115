import { expect, test } from 'vitest';
import type { CaseStatus } from '../../src/model/case-record.ts';
import { openCaseStore } from '../../src/store/cases.ts';
import { inBothDatabases } from './both-databases.ts';
import { entries, event, minute, note } from './entries.ts';

const PAGE = { offset: 0, limit: 50, now: minute(60) };
const ANNA = { who: 'anna', machine: 'desk-1', process: '17', since: minute(0) };
const BEN = { who: 'ben', machine: 'desk-2', process: '18', since: minute(5) };

inBothDatabases((newPlace) => {
  test('events come back as they were kept, in order, also from another opening, whatever characters they hold', async () => {
    const place = await newPlace();
    const odd = 'ä \u001b[31m \u0000 \ud800 \u{1f600} "quoted" \\';
    const store = openCaseStore(place);
    expect(await store.append('a', [note(1, odd)])).toEqual({ kept: true });
    await store.append('a', [note(2), note(3)]);
    await store.append('b', [{ event: event(1, { type: 'said', text: odd }) }]);
    await store.close();
    const again = openCaseStore(place);
    expect(await again.events('a')).toEqual([note(1, odd).event, note(2).event, note(3).event]);
    expect(await again.events('nobody')).toEqual([]);
    expect((await again.summary('b'))?.said).toContain('ä');
    await again.close();
  });

  test('the summary follows the events and what the engine says of them', async () => {
    const store = openCaseStore(await newPlace());
    await store.append('x', [
      ...entries(
        { type: 'opened', id: 'x', pack: 'p1', host: 'mx1', language: 'en' },
        { type: 'known', facts: { product: 'mailcow' }, by: 'probe' },
        { type: 'said', text: 'dovecot restarts' },
        { type: 'entered', flow: 'mailcow/dovecot', hash: 'abcd' },
      ),
      {
        event: { ...event(5, { type: 'is', node: 'log', outcome: 'dhparams', by: 'person' }), who: 'anna' },
        standing: { kind: 'conclude', flow: 'mailcow/dovecot', node: 'no-dhparams', title: 'dhparams.pem is missing', questions: 1 },
      },
    ]);
    expect(await store.summary('x')).toEqual({
      id: 'x',
      opened: minute(1),
      last: minute(5),
      events: 5,
      state: 'open',
      who: 'anna',
      host: 'mx1',
      pack: 'p1',
      product: 'mailcow',
      flow: 'mailcow/dovecot',
      hash: 'abcd',
      kind: 'conclude',
      node: 'no-dhparams',
      title: 'dhparams.pem is missing',
      conclusion: 'no-dhparams',
      result: 'reached',
      questions: 1,
      seconds: 240,
      said: 'dovecot restarts',
    });
    await store.append('x', [{ event: event(6, { type: 'later', until: minute(90), because: 'DNS takes an hour' }) }]);
    expect(await store.summary('x')).toMatchObject({ state: 'waiting', until: minute(90), because: 'DNS takes an hour' });
    await store.append('x', [
      { event: event(7, { type: 'resumed' }, minute(3000)) },
      { event: event(8, { type: 'is', node: 'no-dhparams', outcome: 'helped', by: 'person' }, minute(3001)) },
      { event: event(9, { type: 'closed', as: 'solved' }, minute(3002)) },
    ]);
    // Two days of waiting are no work.
    expect(await store.summary('x')).toMatchObject({ state: 'closed', closedAs: 'solved', result: 'helped', seconds: 420 });
    await store.close();
  });

  test('what was sent twice because the answer was lost is kept once; a gap is refused', async () => {
    const store = openCaseStore(await newPlace());
    await store.append('a', [note(1), note(2)]);
    expect(await store.append('a', [note(2), note(3)])).toEqual({ kept: true });
    expect((await store.events('a')).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    await expect(store.append('a', [note(5)])).rejects.toThrow('gap');
    await store.close();
  });

  test('who writes after somebody else gets to know what was written, and nothing of theirs is kept', async () => {
    const place = await newPlace();
    const [one, other] = [openCaseStore(place), openCaseStore(place)];
    await one.append('a', [note(1), note(2, 'of one')]);
    expect(await other.append('a', [note(2, 'of the other')])).toEqual({ kept: false, behind: [note(2, 'of one').event] });
    await other.append('a', [note(3, 'of the other')]);
    expect(await one.events('a')).toHaveLength(3);
    await Promise.all([one.close(), other.close()]);
  });

  test('a case that somebody has is told with who and since when; it can be taken over, and then the first can write no more', async () => {
    const place = await newPlace();
    const [one, other] = [openCaseStore(place), openCaseStore(place)];
    await one.append('a', [note(1)]);
    expect(await one.hold('a', 'token-1', ANNA, false)).toBeUndefined();
    expect(await other.hold('a', 'token-2', BEN, false)).toEqual(ANNA);
    expect(await other.append('a', [note(2)], { token: 'token-2' })).toEqual({ kept: false, taken: ANNA });
    expect(await other.append('a', [note(2, 'a word from ben')], { free: true })).toEqual({ kept: true });
    expect(await other.hold('a', 'token-2', BEN, true)).toBeUndefined();
    expect(await one.append('a', [note(3)], { token: 'token-1' })).toEqual({ kept: false, taken: BEN });
    await one.release('a', 'token-1');
    expect((await one.summary('a'))?.holder).toEqual(BEN);
    await other.release('a', 'token-2');
    expect((await one.summary('a'))?.holder).toBeUndefined();
    await Promise.all([one.close(), other.close()]);
  });

  test('two writers at once on one case keep every event that was acknowledged, in one order', async () => {
    const place = await newPlace();
    const stores = [openCaseStore(place), openCaseStore(place)];
    const writeAll = async (store: (typeof stores)[number], name: string): Promise<void> => {
      let seq = 1;
      for (let written = 0; written < 15; ) {
        const kept = await store.append('a', [note(seq, `${name} ${written}`)], { free: true });
        if (kept.kept) written++;
        seq += kept.kept ? 1 : 'behind' in kept ? kept.behind.length : 0;
      }
    };
    await Promise.all(stores.map((store, at) => writeAll(store, `writer ${at}`)));
    const events = await stores[0]!.events('a');
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    expect(new Set(events.map((one) => one.type === 'note' && one.text)).size).toBe(30);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('the list shows due reminders first, then open, waiting and closed cases, page by page and filtered', async () => {
    const store = openCaseStore(await newPlace());
    const opened = (id: string, product: string, at: number) => [
      { event: event(1, { type: 'opened', id, pack: 'p', host: 'h', language: 'en' }, minute(at)) },
      { event: event(2, { type: 'known', facts: { product }, by: 'person' }, minute(at)) },
      { event: event(3, { type: 'said', text: `trouble ${id} 100% of_it` }, minute(at)) },
    ];
    for (const [at, id] of ['open-old', 'open-new', 'due', 'waits', 'waits-on', 'closed'].entries())
      await store.append(id, opened(id, at % 2 === 0 ? 'mailcow' : 'mailu', at));
    await store.append('due', [{ event: event(4, { type: 'later', until: minute(30) }) }]);
    await store.append('waits', [{ event: event(4, { type: 'later', until: minute(90) }) }]);
    await store.append('waits-on', [{ event: event(4, { type: 'later' }) }]);
    await store.append('closed', [{ event: event(4, { type: 'closed' }) }]);
    const ids = async (query: Parameters<typeof store.list>[0], page = PAGE): Promise<string[]> => (await store.list(query, page)).cases.map(({ id }) => id);
    expect(await ids({})).toEqual(['due', 'open-new', 'open-old', 'waits', 'waits-on', 'closed']);
    expect(await ids({}, { ...PAGE, offset: 1, limit: 3 })).toEqual(['open-new', 'open-old', 'waits']);
    expect((await store.list({}, { ...PAGE, limit: 2 })).total).toBe(6);
    expect(await ids({ states: ['waiting' satisfies CaseStatus] })).toEqual(['due', 'waits', 'waits-on']);
    expect(await ids({ product: 'mailu' })).toEqual(['open-new', 'waits', 'closed']);
    expect(await ids({ text: 'TROUBLE waits-on' })).toEqual(['waits-on']);
    expect(await ids({ text: '100%' })).toHaveLength(6);
    expect(await ids({ text: '%%' })).toEqual([]);
    expect(await ids({ before: minute(1) })).toEqual(['open-old']);
    expect(await store.idsLike('open', 10)).toEqual(['open-new', 'open-old']);
    expect(await store.idsLike('open', 1)).toEqual(['open-new']);
    await store.close();
  });

  test('lines that were shown are kept with their event, each text once', async () => {
    const store = openCaseStore(await newPlace());
    await store.append('a', [
      { ...note(1), shown: ['What is wrong?', '1 of 2: mail ä'] },
      { ...note(2), shown: ['What is wrong?', '1 of 2: mail ä'] },
      note(3),
    ]);
    expect((await store.shown('a')).map(({ shown }) => shown)).toEqual([['What is wrong?', '1 of 2: mail ä'], ['What is wrong?', '1 of 2: mail ä'], undefined]);
    await store.close();
  });

  test('the figures count conclusions with what became of them, where people left, what nobody knew and what went round', async () => {
    const store = openCaseStore(await newPlace());
    const flow = 'mailcow/sending';
    for (const [at, outcome] of ['helped', 'helped', 'not-helped'].entries()) {
      await store.append(`c${at}`, [
        ...entries({ type: 'entered', flow, hash: 'x' }),
        {
          event: event(2, { type: 'is', node: 'reach', outcome: 'silent', by: 'person' }),
          standing: { kind: 'conclude', flow, node: 'blocked', questions: at + 1 },
        },
        {
          event: event(3, { type: 'is', node: 'blocked', outcome, by: 'person' }),
          standing: outcome === 'helped' ? { kind: 'solved', flow, questions: at + 1 } : { kind: 'hand-over', flow, node: 'hand-over', questions: at + 1 },
        },
      ]);
    }
    await store.append('left', [
      {
        event: event(1, { type: 'entered', flow, hash: 'x' }),
        standing: { kind: 'ask', flow, node: 'reach', questions: 0, loop: { node: 'reach', times: 4 } },
      },
    ]);
    await store.append('lost', entries({ type: 'said', text: 'my fax is broken' }));
    expect(await store.figures({ now: minute(300) })).toEqual({
      cases: 5,
      states: { open: 5 },
      closedAs: {},
      products: {},
      medianQuestions: 1,
      medianSeconds: 120,
      conclusions: [{ flow, node: 'blocked', cases: 3, results: { reached: 0, done: 0, helped: 2, 'not-helped': 1 }, medianQuestions: 2, medianSeconds: 120 }],
      left: [{ flow, node: 'reach', cases: 1 }],
      loops: [{ flow, node: 'reach', cases: 1, times: 4 }],
      noneOfThese: [{ said: 'my fax is broken', cases: 1 }],
      handedOver: [{ flow, said: '', cases: 1 }],
      handedOverByFlow: [{ flow, cases: 1 }],
    });
    expect((await store.figures({ now: minute(300), text: 'fax' })).cases).toBe(1);
    expect((await store.figures({ now: minute(300), text: 'blocked' })).conclusions[0]?.cases).toBe(3);
    await store.close();
  });
});
