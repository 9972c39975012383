import { entry, question } from './entry.fixture';
import { EMPTY, type ChatModel, type Outgoing } from './state';
import { timelineItems } from './timeline-items';

const model = (overrides: Partial<ChatModel>): ChatModel => ({ ...EMPTY, phase: 'ready', ...overrides });
const types = (overrides: Partial<ChatModel>) => timelineItems(model(overrides)).map((item) => item.type);
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString();

const outgoing = (overrides: Partial<Outgoing>): Outgoing => ({
  clientMessageId: 'm',
  kind: 'text',
  text: '？',
  createdAt: at(0),
  afterSeq: 0,
  status: 'sending',
  ...overrides,
});

describe('timelineItems', () => {
  it('tells the time at the beginning and after more than five quiet minutes', () => {
    const entries = [entry(1, { createdAt: at(0) }), entry(2, { createdAt: at(5) }), entry(3, { createdAt: at(11) })];
    expect(types({ entries })).toEqual(['time', 'entry', 'entry', 'time', 'entry']);
  });

  it('keeps the key of a message when it is stored, so that its bubble is not replaced', () => {
    const before = timelineItems(model({ outgoing: [outgoing({ clientMessageId: 'm-1' })] }));
    const after = timelineItems(model({ entries: [question(1, 'm-1')] }));
    expect(after.at(-1)?.key).toBe(before.at(-1)?.key);
  });

  it('keeps the key of an answer when it is stored', () => {
    const live = { answerId: 'e-2', replyTo: 'e-1', text: '满', status: 'streaming' } as const;
    const before = timelineItems(model({ entries: [question(1, 'm')], live }));
    const after = timelineItems(model({ entries: [question(1, 'm'), entry(2)] }));
    expect(after.at(-1)?.key).toBe(before.at(-1)?.key);
  });

  it('leaves a failed message among what was said when it was written', () => {
    const failed = outgoing({ afterSeq: 1, status: 'failed' });
    expect(types({ entries: [entry(1), entry(2)], outgoing: [failed] })).toEqual([
      'time',
      'entry',
      'outgoing',
      'entry',
    ]);
  });

  it('shows dots while the bot owes an answer, text instead once there is some, and none for a person', () => {
    const entries = [question(1, 'm')];
    const live = { answerId: 'a', replyTo: 'e-1', text: '', status: 'streaming' } as const;
    expect(types({ entries, awaitingSince: 1 }).at(-1)).toBe('typing');
    expect(types({ entries, awaitingSince: 1, live }).at(-1)).toBe('typing');
    expect(types({ entries, awaitingSince: 1, live: { ...live, text: '满' } }).at(-1)).toBe('live');
    const conversation = { id: 'c', state: 'human', controlEpoch: 2 } as const;
    expect(types({ entries, awaitingSince: 1, conversation }).at(-1)).toBe('entry');
  });

  it('marks what was chosen, on the entry that offered it, at once and after it is stored', () => {
    const options = [
      { id: 'ask:0', label: '运费' },
      { id: 'ask:1', label: '时效' },
    ];
    const first = entry(1, { kind: 'options', data: { options } });
    const second = entry(3, { kind: 'options', data: { options } });
    const pick = question(2, 'p', { kind: 'option', data: { optionId: 'ask:1' }, replyTo: 'e-1' });
    const marked = (overrides: Partial<ChatModel>) =>
      timelineItems(model(overrides)).flatMap((item) =>
        item.type === 'entry' ? [`${item.entry.seq}:${item.chosen}`] : [],
      );

    const choosing = outgoing({ kind: 'option', optionId: 'ask:0', inReplyTo: 'e-1' });
    expect(marked({ entries: [first], outgoing: [choosing] })).toEqual(['1:ask:0']);
    expect(marked({ entries: [first, pick, second] })).toEqual(['1:ask:1', '2:', '3:']);
    expect(marked({ entries: [first, { ...pick, replyTo: null }, second] })).toEqual(['1:ask:1', '2:', '3:']);
  });
});
