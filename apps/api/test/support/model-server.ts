import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
}

export interface Script {
  /** The whole answer; it is streamed in pieces of `pieceLength` characters. */
  answer?: string | ((request: ChatRequest) => string);
  pieceLength?: number;
  firstTokenDelayMs?: number;
  tokenDelayMs?: number;
  /** Answers with this status and no stream. */
  status?: number;
  /** With `status`: seconds in a Retry-After header. */
  retryAfter?: number;
  /** Cuts the connection after this many pieces. */
  cutAfter?: number;
  /** Ends the stream in good order after this many pieces, without a finish reason. */
  endAfter?: number;
  /** Accepts the request and never says anything. */
  hang?: boolean;
  /** A 200 that is no event stream. */
  garbage?: boolean;
}

/** A server that speaks OpenAI's streaming chat completions and does what the test tells it to. */
export class ModelServer {
  script: Script = {};
  /** Scripts of the next requests, used up one by one before `script`. */
  readonly next: Script[] = [];
  readonly requests: ChatRequest[] = [];
  /** Requests whose client went away before the end. */
  aborted = 0;

  private constructor(
    private readonly server: Server,
    readonly baseUrl: string,
  ) {}

  static async start(): Promise<ModelServer> {
    const server = createServer((request, response) => void model.serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const model = new ModelServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
    return model;
  }

  /** The settings that make the application ask this server. */
  environment(overrides: Record<string, unknown> = {}): Record<string, string> {
    const provider = {
      baseUrl: this.baseUrl,
      model: 'scripted',
      apiKey: 'test-key',
      firstTokenTimeoutMs: 700,
      timeoutMs: 3_000,
      // One failure is one failure, and no test suffers from those before it; the ladder's own story sets others.
      retries: 0,
      breakerFailures: 1_000,
    };
    return { MODEL_PROVIDERS: JSON.stringify([{ ...provider, ...overrides }]) };
  }

  get lastPrompt(): string {
    return (
      this.requests
        .at(-1)
        ?.messages.map(({ role, content }) => `${role}: ${content}`)
        .join('\n') ?? ''
    );
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chat = JSON.parse(await bodyOf(request)) as ChatRequest;
    this.requests.push(chat);
    let gone = false;
    response.on('close', () => {
      gone = true;
      if (!response.writableFinished) this.aborted += 1;
    });
    const script = this.next.shift() ?? this.script;
    if (script.hang) return;
    if (script.status !== undefined) {
      response
        .writeHead(script.status, {
          'Content-Type': 'application/json',
          ...(script.retryAfter === undefined ? {} : { 'Retry-After': String(script.retryAfter) }),
        })
        .end(JSON.stringify({ error: { message: 'scripted' } }));
      return;
    }
    if (script.garbage) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>not a model</html>');
      return;
    }
    const answer = typeof script.answer === 'function' ? script.answer(chat) : (script.answer ?? '好的。');
    const pieces = answer.match(new RegExp(`[^]{1,${script.pieceLength ?? 4}}`, 'gu')) ?? [];
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const send = (delta: object, finish: string | null) =>
      response.write(
        `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: chat.model, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
      );
    await pause(script.firstTokenDelayMs ?? 0);
    for (const [index, content] of pieces.entries()) {
      if (gone) return;
      if (index === script.cutAfter) {
        await pause(20); // what was written must leave before the cut
        response.destroy();
        return;
      }
      if (index === script.endAfter) {
        response.end();
        return;
      }
      send({ content }, null);
      await pause(script.tokenDelayMs ?? 0);
    }
    send({}, 'stop');
    response.end('data: [DONE]\n\n');
  }
}

const pause = (ms: number) => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve());

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
