import { problem, recordCall } from '../records';
import { settle, type Options } from './call';
import { isOnline } from './transfers';

type Hearer = (event: unknown) => void;

/** WeChat allows five open sockets. */
const mostAtOnce = 5;
const open = new Set<WebSocket>();
let domain = { from: '', to: '' };

export function mapSocketDomain(given: { from: string; to: string }): void {
  domain = { from: given.from.replace(/^http/, 'ws'), to: given.to.replace(/^http/, 'ws') };
}

/** The network goes away: each socket closes with 1006 (abnormal), as on a phone. */
export function closeSockets(): void {
  for (const socket of [...open]) {
    open.delete(socket);
    socket.close();
    socket.dispatchEvent(new CloseEvent('close', { code: 1006, reason: 'abnormal closure' }));
  }
}

/** `wx.connectSocket`: the browser's own socket, to the server that stands for the domain. */
export function connectSocket(options: Options): object {
  recordCall('connectSocket', options);
  const url = String(options.url);
  const allowed = domain.from !== '' && url.startsWith(domain.from);
  const refusal = !allowed ? 'fail url not in domain list' : !isOnline() ? 'fail' : undefined;
  void settle(
    'connectSocket',
    { ...options, complete: options.complete ?? (() => {}) },
    refusal ? Promise.reject({ errMsg: refusal }) : ok(),
  );
  if (open.size >= mostAtOnce) problem(`more than ${mostAtOnce} sockets at once`);
  const socket = new WebSocket(refusal ? 'ws://127.0.0.1:9' : domain.to + url.slice(domain.from.length));
  socket.binaryType = 'arraybuffer';
  open.add(socket);
  return socketTask(socket);
}

function socketTask(socket: WebSocket): object {
  let closed = false;
  const on = (type: string, map: (event: never) => unknown) => (hear: Hearer) =>
    socket.addEventListener(type, (event) => hear(map(event as never)));
  const onClose = (hear: Hearer) =>
    socket.addEventListener('close', (event) => {
      open.delete(socket);
      // closeSockets() has told it already; the browser's own event comes second.
      if (closed && event.isTrusted) return;
      closed = true;
      hear({ code: event.code, reason: event.reason });
    });
  return {
    get readyState() {
      return socket.readyState;
    },
    onOpen: on('open', () => ({ header: {} })),
    onMessage: on('message', (event: MessageEvent) => ({ data: event.data as unknown })),
    onError: on('error', () => ({ errMsg: 'connectSocket:fail' })),
    onClose,
    send: (options: Options) => {
      const ready = socket.readyState === WebSocket.OPEN;
      if (ready) socket.send(options.data as string);
      return settle('sendSocketMessage', options, ready ? ok() : Promise.reject({ errMsg: 'fail not connected' }));
    },
    close: (options: Options = {}) => {
      socket.close(options.code ?? 1000, options.reason);
      return settle('closeSocket', options, ok());
    },
  };
}

const ok = () => Promise.resolve({ errMsg: 'ok' });
