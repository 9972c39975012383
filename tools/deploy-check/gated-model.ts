import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GatedModel {
  baseUrl: string;
  /** Lets the answer that was begun go on to its end. */
  release(): void;
  stop(): void;
}

/** Says the first words at once and the rest only when told to: what arrives before that was not held back. */
export async function startGatedModel(first: string, rest: string): Promise<GatedModel> {
  let open: () => void = () => undefined;
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    say(response, first, null);
    open = () => {
      say(response, rest, null);
      say(response, '', 'stop');
      response.end('data: [DONE]\n\n');
    };
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    release: () => open(),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function say(response: ServerResponse, content: string, finish: string | null): void {
  const choices = [{ index: 0, delta: { content }, finish_reason: finish }];
  const chunk = { id: 'c', object: 'chat.completion.chunk', created: 0, model: 'gated', choices };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}
