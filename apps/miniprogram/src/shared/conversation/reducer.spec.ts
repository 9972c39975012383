import type { LiveEvent, Message } from '@zhiyin/contracts';
import { chatState, entry, question } from './entry.fixture';
import { joinDeltas } from './live-answer';
import { type Action, reduce } from './reducer';
import { type ChatModel, EMPTY, MOUNTED_LIMIT, type Outgoing } from './state';

const page = (items: Message[], more = false, lastSeq = items.at(-1)?.seq ?? 0) => ({ items, more, lastSeq });
const run = (actions: Action[], from: ChatModel = EMPTY) => actions.reduce(reduce, from);
const ready = (items: Message[] = []) => run([{ type: 'loaded', page: page(items), state: chatState() }]);
const live = (event: LiveEvent): Action => ({ type: 'live', event });
const delta = (offset: number, text: string, answerId = 'a'): LiveEvent => ({
  event: 'answer.delta',
  data: { answerId, offset, text },
});
const started: LiveEvent = { event: 'answer.started', data: { answerId: 'a', replyTo: 'e-1' } };
const seqs = (model: ChatModel) => model.entries.map((item) => item.seq);

const outgoing = (clientMessageId: string, overrides: Partial<Outgoing> = {}): Outgoing => ({
  clientMessageId,
  kind: 'text',
  text: '包邮吗',
  createdAt: '2026-01-01T08:00:00.000Z',
  afterSeq: 0,
  status: 'sending',
  ...overrides,
});

describe('entries', () => {
  it('keeps each once and in order, whatever order and carrier they come by', () => {
    const model = run([
      { type: 'entry', entry: entry(3) },
      { type: 'page', page: page([entry(1), entry(2), entry(3)]) },
      { type: 'entry', entry: entry(2) },
    ]);
    expect(seqs(model)).toEqual([1, 2, 3]);
  });

  it('resumes before a hole, and jumps it once the server says that nothing is in it', () => {
    const withHole = run([{ type: 'entry', entry: entry(3) }], ready([entry(1)]));
    expect(withHole.lastSeq).toBe(1);
    // 2 is a note of the staff: never sent to the customer, but counted.
    expect(run([{ type: 'page', page: page([entry(3)]) }], withHole).lastSeq).toBe(3);
  });

  it('does not skip what a full page left out', () => {
    const model = run([{ type: 'page', page: page([entry(2), entry(3)], true, 9) }], ready([entry(1)]));
    expect(model.lastSeq).toBe(3);
  });

  it('keeps the very objects it has, so that nothing old is drawn again', () => {
    const before = ready([entry(1), entry(2)]);
    const after = run([{ type: 'page', page: page([entry(1), entry(2), entry(3)]) }], before);
    expect(after.entries[0]).toBe(before.entries[0]);
  });

  it('puts older ones before, and forgets them again when the reader is back at the end', () => {
    const all = Array.from({ length: MOUNTED_LIMIT + 5 }, (_, index) => entry(index + 1));
    const model = run([{ type: 'older.loaded', page: page(all.slice(0, 50), false) }], ready(all.slice(50)));
    expect(seqs(model)[0]).toBe(1);
    expect(model.moreBefore).toBe(false);
    const trimmed = run([{ type: 'trimmed' }], model);
    expect(trimmed.entries).toHaveLength(MOUNTED_LIMIT);
    expect(trimmed.moreBefore).toBe(true);
  });

  it('hides notes that are for the staff only', () => {
    expect(run([{ type: 'entry', entry: entry(1, { kind: 'note' }) }], ready()).entries).toEqual([]);
  });
});

describe('a message on its way', () => {
  it('gives way to its entry, recognised by its id', () => {
    const model = run(
      [
        { type: 'outgoing.added', message: outgoing('m-1'), at: 5 },
        { type: 'entry', entry: question(1, 'm-1') },
      ],
      ready(),
    );
    expect(model.outgoing).toEqual([]);
    expect(seqs(model)).toEqual([1]);
    expect(model.awaitingSince).toBe(5);
    expect(run([{ type: 'entry', entry: entry(2, { replyTo: 'e-1' }) }], model).awaitingSince).toBeNull();
  });

  it('stays where it is when it fails, says why, and waits no longer', () => {
    const failure = { cause: 'refused', words: '操作过于频繁' } as const;
    const model = run(
      [
        { type: 'outgoing.added', message: outgoing('m-1'), at: 5 },
        { type: 'outgoing.failed', clientMessageId: 'm-1', failure },
      ],
      ready(),
    );
    expect(model.outgoing).toMatchObject([{ clientMessageId: 'm-1', status: 'failed', failure }]);
    expect(model.awaitingSince).toBeNull();
    const again = run([{ type: 'outgoing.retried', clientMessageId: 'm-1', at: 9 }], model);
    expect(again.outgoing).toMatchObject([{ clientMessageId: 'm-1', status: 'sending', failure: undefined }]);
    expect(again.awaitingSince).toBe(9);
  });

  it('is not restored when the server has it', () => {
    const messages = [outgoing('m-1'), outgoing('m-2')];
    const model = run([{ type: 'outgoing.restored', messages }], ready([question(1, 'm-1')]));
    expect(model.outgoing.map((message) => message.clientMessageId)).toEqual(['m-2']);
  });
});

describe('a live answer', () => {
  const answering = () => run([live(started)], ready([question(1, 'm-1')]));

  it('grows by pieces at their offsets', () => {
    const model = run([live(delta(0, '满 99 元')), live(delta(6, '包邮'))], answering());
    expect(model.live).toMatchObject({ text: '满 99 元包邮', status: 'streaming' });
  });

  it('takes a repeated piece once, and leaves a piece behind a hole to the stored entry', () => {
    const model = run(
      [live(delta(0, '满99')), live(delta(0, '满99')), live(delta(2, '9元')), live(delta(9, '！'))],
      answering(),
    );
    expect(model.live?.text).toBe('满99元');
  });

  it('gives way to the stored entry, and late pieces change nothing', () => {
    const stored = entry(2, { id: 'a', replyTo: 'e-1', text: '满 99 元包邮' });
    const model = run(
      [live(delta(0, '满')), { type: 'entry', entry: stored }, live(delta(1, '99')), live(started)],
      answering(),
    );
    expect(model.live).toBeNull();
    expect(model.entries.at(-1)).toBe(stored);
  });

  it('stops growing when it was stopped, and stays until its entry comes', () => {
    const interrupted: LiveEvent = { event: 'answer.interrupted', data: { answerId: 'a' } };
    const model = run(
      [live(delta(0, '满')), live(interrupted), live(delta(1, '99')), { type: 'turn.ended' }],
      answering(),
    );
    expect(model.live).toMatchObject({ text: '满', status: 'interrupted' });
  });

  it('ignores pieces of another answer', () => {
    expect(run([live(delta(0, '别的', 'b'))], answering()).live?.text).toBe('');
  });
});

describe('joinDeltas', () => {
  it('makes one piece of neighbours, and only of neighbours', () => {
    const events = [delta(0, '一'), delta(1, '二'), started, delta(2, '三'), delta(9, '九'), delta(3, '别', 'b')];
    expect(joinDeltas(events)).toEqual([
      delta(0, '一二'),
      started,
      delta(2, '三'),
      delta(9, '九'),
      delta(3, '别', 'b'),
    ]);
  });
});
