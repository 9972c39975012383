import { entry, question } from '../../shared/conversation/entry.fixture';
import { createThumbStore } from '../../shared/conversation/thumbs';
import { open, refused } from './conversation.fixture';

const settle = () => jest.advanceTimersByTimeAsync(100);
const texts = (chat: ReturnType<typeof open>) => chat.model().entries.map((item) => item.text);
const last = <T>(list: T[]): T => list[list.length - 1] as T;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a turn', () => {
  it('shows the text growing, then the stored answer, each thing once', async () => {
    const chat = open();
    await chat.conversation.start();
    expect(chat.conversation.send('  包邮吗 ')).toBe(true);
    await settle();
    const line = last(chat.lines);
    expect(line.message).toEqual({ clientMessageId: 'm-1', kind: 'text', text: '包邮吗' });
    const asked = question(1, 'm-1', { text: '包邮吗' });
    line.give({ event: 'message', seq: 1, data: asked });
    line.give({ event: 'answer.started', data: { answerId: 'e-2', replyTo: 'e-1' } });
    line.give({ event: 'answer.delta', data: { answerId: 'e-2', offset: 0, text: '满 99' } });
    await settle();
    expect(chat.model().live?.text).toBe('满 99');
    const answer = entry(2, { replyTo: 'e-1', text: '满 99 包邮' });
    line.give({ event: 'message', seq: 2, data: answer });
    line.give({ event: 'answer.done', data: { answerId: 'e-2', seq: 2 } });
    chat.timeline.push(asked, answer);
    line.end();
    await settle();
    expect(texts(chat)).toEqual(['包邮吗', '满 99 包邮']);
    expect(chat.model()).toMatchObject({ live: null, outgoing: [], awaitingSince: null });
  });

  it('draws at most every 80 ms however fast the pieces come', async () => {
    const chat = open();
    await chat.conversation.start();
    chat.conversation.send('包邮吗');
    await settle();
    const line = last(chat.lines);
    line.give({ event: 'message', seq: 1, data: question(1, 'm-1') });
    let drawn = 0;
    chat.conversation.subscribe(() => (drawn += 1));
    line.give({ event: 'answer.started', data: { answerId: 'e-2', replyTo: 'e-1' } });
    for (let at = 0; at < 200; at += 1) {
      line.give({ event: 'answer.delta', data: { answerId: 'e-2', offset: at, text: '字' } });
      await jest.advanceTimersByTimeAsync(4);
    }
    await settle();
    expect(chat.model().live?.text).toHaveLength(200);
    // 800 ms of text: ten drawings, and one for its beginning.
    expect(drawn).toBeLessThanOrEqual(12);
  });

  it('fetches the rest when the line is cut after the message was stored', async () => {
    const chat = open();
    await chat.conversation.start();
    chat.conversation.send('包邮吗');
    await settle();
    const asked = question(1, 'm-1');
    last(chat.lines).give({ event: 'message', seq: 1, data: asked });
    last(chat.lines).give({ event: 'answer.started', data: { answerId: 'e-2', replyTo: 'e-1' } });
    last(chat.lines).give({ event: 'answer.delta', data: { answerId: 'e-2', offset: 0, text: '满' } });
    last(chat.lines).cut();
    await settle();
    expect(chat.model().outgoing).toEqual([]);
    expect(chat.model().live?.text).toBe('满');
    chat.add(asked);
    chat.add(entry(2, { replyTo: 'e-1', text: '满 99 包邮' }));
    await settle();
    expect(texts(chat).at(-1)).toBe('满 99 包邮');
    expect(chat.model().live).toBeNull();
    expect(chat.lines).toHaveLength(1);
  });

  it('falls back to one answer in one piece where nothing can be streamed, and follows the timeline', async () => {
    const chat = open();
    chat.control.streams = false;
    await chat.conversation.start();
    chat.conversation.send('包邮吗');
    await settle();
    expect(chat.sent.map((message) => message.clientMessageId)).toEqual(['m-1']);
    chat.add(entry(2, { replyTo: 'e-1', text: '满 99 包邮' }));
    await settle();
    expect(texts(chat).at(-1)).toBe('满 99 包邮');
  });

  it('asks a second question beside a running stream, and brings that answer too', async () => {
    const chat = open();
    await chat.conversation.start();
    chat.conversation.send('包邮吗');
    await settle();
    const asked = question(1, 'm-1');
    chat.timeline.push(asked);
    last(chat.lines).give({ event: 'message', seq: 1, data: asked });
    chat.conversation.send('多久到');
    await settle();
    expect(chat.lines).toHaveLength(1);
    expect(chat.sent).toMatchObject([{ clientMessageId: 'm-2' }]);
    // The stream never ends by itself here; the second answer must come all the same.
    chat.add(entry(3, { replyTo: 'e-2', text: '两天' }));
    await settle();
    expect(texts(chat).at(-1)).toBe('两天');
  });

  it('stops an answer at once and keeps what was shown', async () => {
    const chat = open();
    await chat.conversation.start();
    chat.conversation.send('包邮吗');
    await settle();
    const line = last(chat.lines);
    line.give({ event: 'message', seq: 1, data: question(1, 'm-1') });
    line.give({ event: 'answer.started', data: { answerId: 'e-2', replyTo: 'e-1' } });
    line.give({ event: 'answer.delta', data: { answerId: 'e-2', offset: 0, text: '满' } });
    await settle();
    const stopping = chat.conversation.stopAnswer();
    line.give({ event: 'answer.delta', data: { answerId: 'e-2', offset: 1, text: '九十九' } });
    await stopping;
    await settle();
    expect(chat.model().live).toMatchObject({ text: '满', status: 'interrupted' });
  });
});

describe('sending', () => {
  it('sends nothing when there is nothing to send', async () => {
    const chat = open();
    await chat.conversation.start();
    expect(chat.conversation.send(' \n ')).toBe(false);
    expect(chat.model().outgoing).toEqual([]);
  });

  it('asks once however often an option is tapped', async () => {
    const chat = open();
    await chat.conversation.start();
    chat.conversation.choose('e-9', { id: 'ask:0', label: '运费' });
    chat.conversation.choose('e-9', { id: 'ask:0', label: '运费' });
    await settle();
    expect(chat.lines.map((line) => line.message)).toEqual([
      { clientMessageId: 'm-1', kind: 'option', text: '运费', optionId: 'ask:0', inReplyTo: 'e-9' },
    ]);
  });

  it('keeps what could not leave and sends it once, under its id, when the connection is back', async () => {
    const chat = open();
    await chat.conversation.start();
    chat.control.down = true;
    chat.conversation.setConnected(false);
    chat.conversation.send('在吗');
    await settle();
    expect(chat.model()).toMatchObject({
      offline: true,
      outgoing: [{ status: 'failed', failure: { cause: 'connection' } }],
    });
    chat.control.down = false;
    chat.conversation.setConnected(true);
    await settle();
    expect(chat.lines.map((line) => line.message.clientMessageId)).toEqual(['m-1']);
    expect(chat.model()).toMatchObject({ offline: false, outgoing: [{ status: 'sending' }] });
  });

  it('repeats a refused message only when asked to, and under the same id', async () => {
    const chat = open();
    await chat.conversation.start();
    chat.conversation.send('在吗');
    await settle();
    last(chat.lines).cut(refused());
    await settle();
    const failure = { cause: 'refused', words: '操作过于频繁' };
    expect(chat.model().outgoing).toMatchObject([{ status: 'failed', failure }]);
    chat.conversation.setConnected(false);
    chat.conversation.setConnected(true);
    await settle();
    expect(chat.lines).toHaveLength(1);
    chat.conversation.retry('m-1');
    chat.conversation.retry('m-1');
    await settle();
    expect(chat.lines.map((line) => line.message.clientMessageId)).toEqual(['m-1', 'm-1']);
  });

  it('shows after a restart what had not left, and nothing that had', async () => {
    const first = open();
    await first.conversation.start();
    first.conversation.send('收到了');
    await settle();
    first.control.down = true;
    first.conversation.send('没收到');
    await settle();
    first.control.down = false;
    first.timeline.push(question(1, 'm-1', { text: '收到了' }));
    const second = open(first, first.storage);
    await second.conversation.start();
    await settle();
    expect(texts(second)).toEqual(['收到了']);
    expect(second.model().outgoing).toMatchObject([
      { clientMessageId: 'm-2', status: 'failed', failure: { cause: 'left' } },
    ]);
    expect(second.lines).toHaveLength(1);
  });
});

describe('opening', () => {
  it('says that it could not, and opens on the second try', async () => {
    const chat = open();
    chat.control.down = true;
    await chat.conversation.start();
    expect(chat.model().phase).toBe('failed');
    chat.control.down = false;
    await chat.conversation.start();
    expect(chat.model().phase).toBe('ready');
  });

  it('shows what it remembers without a connection, and catches up by itself', async () => {
    const first = open();
    first.timeline.push(entry(1, { text: '记得的' }));
    await first.conversation.start();
    first.control.down = true;
    const second = open(first, first.storage);
    await second.conversation.start();
    expect(second.model()).toMatchObject({ phase: 'ready', offline: true });
    expect(texts(second)).toEqual(['记得的']);
    first.control.down = false;
    first.add(entry(2, { text: '新来的' }));
    await jest.advanceTimersByTimeAsync(20_000);
    expect(texts(second)).toEqual(['记得的', '新来的']);
    expect(second.model().offline).toBe(false);
  });

  it('asks who answers after each notice', async () => {
    const chat = open();
    await chat.conversation.start();
    const before = chat.control.states;
    chat.add(entry(1, { sender: 'system', kind: 'notice', text: '客服小林为您服务' }));
    await settle();
    expect(chat.control.states).toBe(before + 1);
  });
});

describe('thumbs', () => {
  it('are kept, and taken back when the server refuses', async () => {
    const chat = open();
    await chat.conversation.start();
    await chat.conversation.setThumb('e-1', 'up');
    expect(chat.model().thumbs).toEqual({ 'e-1': 'up' });
    expect(createThumbStore(chat.storage).read()).toEqual({ 'e-1': 'up' });
    chat.control.refuseFeedback = true;
    await chat.conversation.setThumb('e-1', 'down', 'wrong');
    expect(chat.feedback).toEqual([
      { id: 'e-1', helpful: true },
      { id: 'e-1', helpful: false, reason: 'wrong' },
    ]);
    expect(chat.model().thumbs).toEqual({ 'e-1': 'up' });
    expect(chat.complain).toHaveBeenCalledTimes(1);
  });
});
