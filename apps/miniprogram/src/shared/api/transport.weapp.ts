import Taro from '@tarojs/taro';
import {
  type Transport,
  TransportError,
  type TransportFailure,
  type TransportRequest,
  type TransportResponse,
} from '@zhiyin/api-client';

/** WeChat may hand over the last piece after it has reported success. */
const GRACE_MS = 300;

interface Failed {
  errMsg?: string;
  errno?: number;
}

/** wx.request. Every HTTP status arrives as a success; streaming is `enableChunked`, from base library 2.20.2. */
export const transport: Transport = {
  request: (request) =>
    new Promise((resolve, reject) => {
      const task = Taro.request({
        ...common(request),
        responseType: 'text',
        success: (result) => resolve(describe(result)),
        fail: (failed: Failed) => reject(failure(failed)),
      });
      // Taro's task is a promise too; its rejection is the one reported by `fail`.
      task.catch(() => undefined);
      request.signal?.addEventListener('abort', () => task.abort());
    }),

  stream(request, onBytes) {
    let abort = () => {};
    const finished = new Promise<TransportResponse>((resolve, reject) => {
      const task = Taro.request({
        ...common(request),
        enableChunked: true,
        responseType: 'arraybuffer',
        success: (result) => void setTimeout(() => resolve({ ...describe(result), body: '' }), GRACE_MS),
        fail: (failed: Failed) => reject(failure(failed)),
      });
      task.catch(() => undefined);
      abort = () => task.abort();
      if (typeof task.onChunkReceived === 'function') {
        task.onChunkReceived(({ data }) => onBytes(new Uint8Array(data)));
      } else {
        task.abort();
        reject(new TransportError('unsupported'));
      }
    });
    return { finished, abort: () => abort() };
  },
};

function common({ url, method, headers, body, timeoutMs }: TransportRequest) {
  return {
    url: API_ORIGIN + url,
    method: method as 'POST',
    header: headers,
    data: body as string | undefined,
    timeout: timeoutMs,
    // Anything but json leaves the parsing to the client, which reads problem documents too.
    dataType: 'text',
  };
}

function describe({ statusCode, header, data }: Taro.request.SuccessCallbackResult): TransportResponse {
  const headers = Object.fromEntries(
    Object.entries(header ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return { status: statusCode, headers, body: typeof data === 'object' && data ? JSON.stringify(data) : (data ?? '') };
}

/** The error number where there is one (base library 2.24.0), the text before that. */
function failure({ errMsg = '', errno }: Failed): TransportError {
  const kind: TransportFailure = /abort/.test(errMsg)
    ? 'aborted'
    : errno === 5 || /timeout/.test(errMsg)
      ? 'timeout'
      : 'network';
  return new TransportError(kind);
}
