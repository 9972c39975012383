import { TransportError, type Transport, type TransportRequest, type TransportResponse } from '@zhiyin/api-client';

/** `fetch` as a transport; a missing answer becomes a TransportError that says whether it was late, cancelled or lost. */
export const fetchTransport: Transport = {
  async request(request): Promise<TransportResponse> {
    const timeout = AbortSignal.timeout(request.timeoutMs ?? 20_000);
    const cancel = request.signal as AbortSignal | undefined;
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers,
        body: request.body as BodyInit | undefined,
        signal: cancel ? AbortSignal.any([timeout, cancel]) : timeout,
        credentials: 'omit',
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await read(response, request),
      };
    } catch {
      if (cancel?.aborted) throw new TransportError('aborted');
      throw new TransportError(timeout.aborted ? 'timeout' : 'network');
    }
  },
};

function read(response: Response, request: TransportRequest): Promise<unknown> {
  return request.responseType === 'binary' && response.ok ? response.blob() : response.text();
}
