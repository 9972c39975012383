import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { ERRORS, type Problem } from '@zhiyin/contracts';
import fc from 'fast-check';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { answerTo } from '../support/chat';
import type { HttpClient } from '../support/http-client';

const REQUESTS = 10_000;
const AT_ONCE = 20;
const SECRET = '只有我知道的暗号是青瓷';

interface Attempt {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

interface Outcome {
  status: number;
  type: string;
  text: string;
}

/** Whatever a hostile or broken client sends: no 5xx, errors in one shape, nobody else's data. */
describe('malformed requests', () => {
  let test: TestApp;
  let attacker: HttpClient & { session: { accessToken: string } };
  let staffToken: string;
  let foreignIds: string[];
  let routes: { method: string; path: string }[];

  beforeAll(async () => {
    test = await startApp({ DEMO: 'true', ANSWER_WAIT_MS: '200' });
    const victim = await test.http.guest();
    const answer = await answerTo(victim, SECRET);
    foreignIds = [answer.id, answer.replyTo!, answer.conversationId, victim.session.user.id];
    attacker = await test.http.guest();
    staffToken = (await test.http.staff('admin', ADMIN_PASSWORD)).session.accessToken;
    const { body } = await test.http.get<{ paths: Record<string, Record<string, unknown>> }>('//api/docs/openapi.json');
    routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    );
    expect(routes.length).toBeGreaterThan(30);
  });
  afterAll(() => test.close());

  it(`${REQUESTS} of them over all routes`, async () => {
    const attempts = fc.sample(attemptOver(routes, foreignIds, attacker.session.accessToken), {
      numRuns: REQUESTS,
      seed: 20_26,
    });
    for (let start = 0; start < attempts.length; start += AT_ONCE) {
      const batch = attempts.slice(start, start + AT_ONCE);
      const outcomes = await Promise.all(batch.map((attempt) => send(test.url, attempt)));
      outcomes.forEach((outcome, index) => expectHarmless(batch[index]!, outcome));
    }
  }, 300_000);

  it('as staff: wrong values in every field of every route', async () => {
    const staffRoutes = routes.filter(({ path }) => path.includes('/admin/') && !path.includes('/auth/'));
    const attempts = fc.sample(attemptOver(staffRoutes, foreignIds, staffToken, true), { numRuns: 1_500, seed: 7 });
    for (let start = 0; start < attempts.length; start += AT_ONCE) {
      const batch = attempts.slice(start, start + AT_ONCE);
      const outcomes = await Promise.all(batch.map((attempt) => send(test.url, attempt)));
      outcomes.forEach((outcome, index) =>
        expect([describeAttempt(batch[index]!), outcome.status < 500]).toEqual([describeAttempt(batch[index]!), true]),
      );
    }
  }, 300_000);

  it('still answers everybody else afterwards', async () => {
    expect((await answerTo(await test.http.guest(), '怎么退货')).source).toBe('faq_exact');
  });

  function expectHarmless(attempt: Attempt, outcome: Outcome): void {
    const said = describeAttempt(attempt);
    expect([said, outcome.status < 500]).toEqual([said, true]);
    expect([said, outcome.text.includes('青瓷')]).toEqual([said, false]);
    if (outcome.status < 400) return;
    expect([said, outcome.type]).toEqual([said, expect.stringMatching(/^application\/problem\+json/)]);
    const problem = JSON.parse(outcome.text) as Problem;
    expect(ERRORS[problem.code]?.status).toBe(outcome.status);
    expect(problem.requestId).toBeTruthy();
    expect(outcome.text).not.toMatch(/node_modules|SELECT |\.ts:\d+/);
  }
});

const describeAttempt = ({ method, path, headers, body }: Attempt) =>
  `${method} ${path} ${JSON.stringify(headers).slice(0, 200)} ${String(body).slice(0, 300)}`;

const NASTY_TEXTS = [
  '',
  '\u0000',
  '\ud800',
  '你'.repeat(50_000),
  "'; DROP TABLE staff; --",
  '%00',
  '../../etc/passwd',
  '${7*7}',
  '-1',
  '1e309',
  '__proto__',
  '2026-99-99T00:00:00Z',
];

function attemptOver(
  routes: { method: string; path: string }[],
  ids: string[],
  token: string,
  always = false,
): fc.Arbitrary<Attempt> {
  const id = fc.oneof(fc.constantFrom(...ids), fc.constantFrom('1', 'null', '%ff%fe', 'a'.repeat(3_000)), fc.uuid());
  const scalar = fc.oneof(
    fc.constantFrom(...NASTY_TEXTS),
    fc.string({ maxLength: 40 }),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    id,
  );
  const value = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 5 }),
    fc.dictionary(fc.string({ maxLength: 8 }), scalar, { maxKeys: 4 }),
    fc.constant(deep(2_000)),
  );
  const known = [
    'clientMessageId',
    'kind',
    'text',
    'optionId',
    'inReplyTo',
    'attachmentId',
    'context',
    'username',
    'password',
    'code',
    'deviceId',
    'refreshToken',
    'question',
    'answer',
    'similarQuestions',
    'items',
    'seq',
    'helpful',
    'controlEpoch',
    'term',
    'category',
    'action',
    'role',
    'status',
    'version',
    'title',
    'format',
    'content',
    'lastSeenSeq',
  ];
  const object = fc.dictionary(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: fc.string({ maxLength: 10 }) },
    ),
    value,
    { maxKeys: 8 },
  );
  const half = fc.record({
    clientMessageId: fc.uuid(),
    kind: fc.constantFrom('text', 'option', 'image', 'nonsense'),
    text: scalar,
  });
  const body = fc.oneof(
    { weight: 6, arbitrary: object.map((data) => JSON.stringify(data)) },
    { weight: 2, arbitrary: half.map((data) => JSON.stringify(data)) },
    { weight: 1, arbitrary: fc.constantFrom('{', '[]', 'null', '"text"', '{"a":', '\u0000', '[[[[', deepJson(20_000)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
        Buffer.alloc(3_000, 0xc3),
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(200_000)) },
  );
  const authorization = always
    ? fc.constant(`Bearer ${token}`)
    : fc.oneof(
        fc.constant(`Bearer ${token}`),
        fc.constantFrom(
          'Bearer',
          'Bearer x.y.z',
          `Bearer ${token}x`,
          `Basic ${token}`,
          'Bearer ' + 'a'.repeat(7_000),
          '',
        ),
      );
  const query = fc.dictionary(
    fc.constantFrom('after', 'before', 'limit', 'wait', 'cursor', 'q', 'from', 'to', 'state', 'status', 'degraded'),
    fc.constantFrom('0', '1', '-1', '99999999999', 'abc', '%E0%A4%A', 'null', 'eyJhIjoxfQ', '2026-01-01T00:00:00Z'),
    { maxKeys: 3 },
  );
  return fc
    .record({
      route: fc.constantFrom(
        ...routes,
        { method: 'GET', path: '/api/v1/no/such/route' },
        { method: 'PATCH', path: '/api/v1/chat/messages' },
      ),
      id,
      authorization,
      contentType: fc.constantFrom(
        'application/json',
        'application/json',
        'application/json',
        'text/plain',
        'application/xml',
        'multipart/form-data',
        '',
      ),
      accept: fc.constantFrom('application/json', 'text/event-stream', '*/*', 'x'),
      body,
      query,
      requestId: fc.constantFrom('', 'ok-request-1', 'bad id', 'x'.repeat(500)),
    })
    .map(({ route, id, authorization, contentType, accept, body, query, requestId }) => {
      const search = Object.entries(query)
        .filter(([name, text]) => name !== 'wait' || text !== '1')
        .map(([name, text]) => `${name}=${text}`)
        .join('&');
      const path = encodeURI(
        route.path.replace(/\{\w+\}/g, () => (/^[\w%-]+$/.test(id) ? id : randomUUID())),
      ).replaceAll('%25', '%');
      const withBody = route.method !== 'GET' && route.method !== 'DELETE';
      return {
        method: route.method,
        path: search ? `${path}?${search}` : path,
        headers: {
          ...(authorization ? { authorization } : {}),
          accept,
          ...(withBody && contentType ? { 'content-type': contentType } : {}),
          ...(requestId ? { 'x-request-id': requestId } : {}),
        },
        ...(withBody ? { body } : {}),
      };
    });
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

const deepJson = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** Raw HTTP: fetch would mend or refuse what is sent here. A stream is left after its first bytes. */
function send(url: string, { method, path, headers, body }: Attempt): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url + path, { method, headers, agent: false }, (response) => {
      const type = String(response.headers['content-type'] ?? '');
      const done = (text: string) => resolve({ status: response.statusCode ?? 0, type, text });
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (!type.startsWith('text/event-stream')) return;
        outgoing.destroy();
        done(Buffer.concat(chunks).toString());
      });
      response.on('end', () => done(Buffer.concat(chunks).toString()));
      response.on('error', () => done(Buffer.concat(chunks).toString()));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // A body refused while it is still being sent ends the connection: a refusal all the same.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve({ status: 0, type: '', text: '' });
      else reject(error);
    });
    outgoing.end(body);
  });
}
