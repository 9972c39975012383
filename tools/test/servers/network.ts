import { connect, createServer, type AddressInfo } from 'node:net';

/** A port of the loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Whether a Redis answers PING on this port. */
export const answersPing = async (port: number) => (await firstWords(port, 'PING\r\n')).startsWith('+PONG');

/** Whether a MySQL greets on this port; a proxy in front of one that still starts accepts and says nothing. */
export const greets = async (port: number) => (await firstWords(port, '')).length > 0;

function firstWords(port: number, say: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(say));
    const finish = (words: string) => {
      socket.destroy();
      resolve(words);
    };
    socket.setTimeout(1000, () => finish(''));
    socket.on('error', () => finish(''));
    socket.on('close', () => finish(''));
    socket.on('data', (words) => finish(words.toString('latin1')));
  });
}

/** Asks again and again until the answer is yes. @throws after the given seconds, or when `hopeless` */
export async function waitUntil(
  ready: () => Promise<boolean>,
  seconds: number,
  hopeless: () => boolean = () => false,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await ready())) {
    if (hopeless()) throw new Error('it ended while starting');
    if (Date.now() > deadline) throw new Error(`not ready after ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
