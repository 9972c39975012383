import { recordCall } from '../records';
import { fromBase64 } from './bytes';
import { settle, type Options } from './call';
import { askStub, isStubbed } from './stubs';
import { transfer } from './transfers';

/** `wx.uploadFile`: multipart/form-data. `data` of the result is always text, also where the server sent JSON. */
export function uploadFile(options: Options): object {
  recordCall('uploadFile', options);
  let abort = () => {};
  const outcome = isStubbed('uploadFile')
    ? askStub('uploadFile', options)
    : new Promise<object>((resolve, reject) => {
        let statusCode = 0;
        abort = transfer(
          {
            headers: (status) => (statusCode = status),
            end: (data) =>
              resolve({ errMsg: 'uploadFile:ok', statusCode, data: new TextDecoder().decode(fromBase64(data)) }),
            fail: reject,
          },
          (id) => send(id, options),
        );
      });
  void settle('uploadFile', { ...options, complete: options.complete ?? (() => {}) }, outcome);
  // A finished upload tells its progress once; no test of ours needs the steps between.
  return {
    abort: () => abort(),
    onProgressUpdate: (hear: (event: object) => void) =>
      void outcome.then(() => hear({ progress: 100 })).catch(() => {}),
    offProgressUpdate: () => {},
    onHeadersReceived: () => {},
  };
}

function send(id: number, options: Options): Promise<void> {
  const strings = (given: unknown) =>
    Object.fromEntries(Object.entries((given ?? {}) as Record<string, unknown>).map(([k, v]) => [k, String(v)]));
  return window.__weappUpload(id, {
    url: String(options.url),
    headers: strings(options.header),
    filePath: String(options.filePath),
    fieldName: String(options.name),
    fields: strings(options.formData),
    timeoutMs: options.timeout ?? 60_000,
  });
}
