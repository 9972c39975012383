import { type Transport, TransportError, type TransportRequest, type TransportResponse } from '@zhiyin/api-client';

/** The browser's fetch. */
export const transport: Transport = {
  async request(request) {
    const { response, end } = await open(request, new AbortController(), request.timeoutMs);
    try {
      return { ...describe(response), body: await response.text() };
    } catch (cause) {
      throw failure(cause);
    } finally {
      end();
    }
  },
  stream(request, onBytes) {
    const controller = new AbortController();
    const finished = read(request, controller, onBytes);
    return { finished, abort: () => controller.abort() };
  },
};

async function read(
  request: TransportRequest,
  controller: AbortController,
  onBytes: (bytes: Uint8Array) => void,
): Promise<TransportResponse> {
  // The time limit is for the head only: an answer may take as long as it keeps talking.
  const { response, end } = await open(request, controller, request.timeoutMs);
  end();
  if (!response.body) throw new TransportError('unsupported');
  const reader = response.body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) onBytes(piece.value);
  } catch (cause) {
    throw failure(cause);
  }
  return { ...describe(response), body: '' };
}

async function open(request: TransportRequest, controller: AbortController, timeoutMs = 20_000) {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, timeoutMs);
  request.signal?.addEventListener('abort', () => controller.abort());
  const { method, headers } = request;
  try {
    const body = request.body as BodyInit | undefined;
    const response = await fetch(API_ORIGIN + request.url, { method, headers, body, signal: controller.signal });
    return { response, end: () => clearTimeout(timer) };
  } catch (cause) {
    clearTimeout(timer);
    throw late ? new TransportError('timeout') : failure(cause);
  }
}

function describe(response: Response): Pick<TransportResponse, 'status' | 'headers'> {
  return { status: response.status, headers: Object.fromEntries(response.headers.entries()) };
}

function failure(cause: unknown): TransportError {
  return new TransportError(cause instanceof DOMException && cause.name === 'AbortError' ? 'aborted' : 'network');
}
