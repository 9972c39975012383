import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelServer {
  /** Settings that make the API ask this model. */
  environment: Record<string, string>;
  /** The pieces of the next answers; each is awaited before it is sent, so that a test can hold one back. */
  pieces: (string | (() => Promise<string>))[];
  close(): Promise<void>;
}

/** A model that says what it is told to, over OpenAI's streaming protocol. */
export async function startModelServer(): Promise<ModelServer> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => void answer());
    const answer = async () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const choices = (delta: object, finish: string | null) =>
        response.write(
          `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'scripted', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
        );
      for (const piece of model.pieces) choices({ content: typeof piece === 'string' ? piece : await piece() }, null);
      choices({}, 'stop');
      response.end('data: [DONE]\n\n');
    };
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const provider = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    model: 'scripted',
    apiKey: 'test-key',
    firstTokenTimeoutMs: 20_000,
    timeoutMs: 25_000,
  };
  const model: ModelServer = {
    environment: { MODEL_PROVIDERS: JSON.stringify([provider]), ANSWER_BUDGET_MS: '28000' },
    pieces: [],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return model;
}
