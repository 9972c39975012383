import fc from 'fast-check';
import { createEventStreamParser, type StreamEvent } from './event-stream';

const parse = (...pieces: string[]): StreamEvent[] => {
  const parser = createEventStreamParser();
  return pieces.flatMap((piece) => parser.push(piece));
};

const SAMPLE =
  '\ufeff: hello\r\nretry: 100\r\n\r\nevent: delta\r\nid: 7\r\ndata: {"text":"您好"}\r\n\r\n' +
  'data:first\rdata: second\rdata\r\revent: done\ndata:\n\nid: a\0b\ndata:  two spaces\n\nevent: lost\n\nunknown: x\ndata: open';

const EXPECTED: StreamEvent[] = [
  { event: 'delta', id: '7', data: '{"text":"您好"}' },
  { event: 'message', id: '7', data: 'first\nsecond\n' },
  { event: 'done', id: '7', data: '' },
  { event: 'message', id: '7', data: ' two spaces' },
];

describe('event stream parser', () => {
  it('reads fields, comments, several data lines and all three line ends', () => {
    expect(parse(SAMPLE)).toEqual(EXPECTED);
  });

  it('gives the same when cut at every place, and character by character', () => {
    for (let cut = 0; cut <= SAMPLE.length; cut++)
      expect(parse(SAMPLE.slice(0, cut), SAMPLE.slice(cut))).toEqual(EXPECTED);
    expect(parse(...SAMPLE)).toEqual(EXPECTED);
  });

  it('does not depend on the cut, whatever the stream looks like', () => {
    const noise = fc.array(fc.constantFrom('data: a', 'id: 1', 'event: e', ':', '\r', '\n', '\r\n', ' ', '\ufeff'), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(noise, fc.nat(), (parts, at) => {
        const text = parts.join('');
        const cut = at % (text.length + 1);
        expect(parse(text.slice(0, cut), text.slice(cut))).toEqual(parse(text));
      }),
    );
  });

  it('forgets the id when the stream clears it', () => {
    expect(parse('id: 1\ndata: a\n\nid\ndata: b\n\n')).toEqual([
      { event: 'message', id: '1', data: 'a' },
      { event: 'message', data: 'b' },
    ]);
  });

  it('keeps back an event that is not closed', () => {
    expect(parse('data: half')).toEqual([]);
    expect(parse('data: half\n', '\n')).toEqual([{ event: 'message', data: 'half' }]);
  });
});
