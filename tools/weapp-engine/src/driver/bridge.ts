import type { Page } from 'playwright-core';
import type { PageControls, WireAnswer, WireRequest, WireUpload } from '../protocol';
import { forward, type Outgoing } from './forward';
import type { Network } from './network';

export interface BridgeOptions {
  /** The server under test, for example `http://127.0.0.1:4711`. */
  target: string;
  /** The domain that the mini program was built for; anything else is "not in domain list". */
  domain?: string;
}

/** Files of the phone, by the temporary path under which the mini program knows them. */
export type PhoneFiles = Map<string, { bytes: Buffer; type: string }>;

type Request = Omit<Outgoing, 'signal'>;

/** Carries what the page sends to the real server, and what comes back into the page, in order. */
export async function installBridge(
  page: Page,
  options: Required<BridgeOptions> | undefined,
  network: Network,
  files: PhoneFiles,
): Promise<void> {
  const running = new Map<number, AbortController>();

  const receive = (id: number, answer: WireAnswer) =>
    page.evaluate(([to, given]) => (globalThis as unknown as { __weapp: PageControls }).__weapp.receive(to, given), [
      id,
      answer,
    ] as const);

  const carry = async (id: number, url: string, build: (to: string) => Request | Promise<Request>) => {
    const to = options && url.startsWith(`${options.domain}/`) ? options.target + url.slice(options.domain.length) : '';
    if (!to) return receive(id, { kind: 'fail', errMsg: 'fail url not in domain list', errno: 600002 });
    const abort = new AbortController();
    running.set(id, abort);
    for await (const answer of forward({ ...(await build(to)), signal: abort.signal }, network)) {
      if (abort.signal.aborted || page.isClosed()) break;
      await receive(id, answer);
    }
    running.delete(id);
  };

  await page.exposeFunction('__weappSend', (id: number, request: WireRequest) =>
    detached(
      page,
      carry(id, request.url, (url) => ({ ...request, url, body: fromBase64(request.body) })),
    ),
  );
  await page.exposeFunction('__weappUpload', (id: number, upload: WireUpload) => {
    const file = files.get(upload.filePath);
    if (!file) return receive(id, { kind: 'fail', errMsg: 'fail file not found', errno: 1300002 });
    return detached(
      page,
      carry(id, upload.url, (url) => multipart(url, upload, file)),
    );
  });
  await page.exposeFunction('__weappAbort', (id: number) => running.get(id)?.abort());
}

/** The page must not wait for the whole answer; a page that closes in the middle of one is not an error. */
function detached(page: Page, work: Promise<void>): void {
  work.catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
}

async function multipart(url: string, upload: WireUpload, file: { bytes: Buffer; type: string }): Promise<Request> {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  const fileName = upload.filePath.split('/').at(-1);
  form.append(upload.fieldName, new Blob([new Uint8Array(file.bytes)], { type: file.type }), fileName);
  // Response writes the form as it goes over the wire, boundary and all.
  const encoded = new Response(form);
  const contentType = encoded.headers.get('content-type') ?? '';
  const { 'content-type': _replaced, ...headers } = lowerCase(upload.headers);
  const body = Buffer.from(await encoded.arrayBuffer());
  return {
    url,
    method: 'POST',
    headers: { ...headers, 'content-type': contentType },
    body,
    chunked: false,
    timeoutMs: upload.timeoutMs,
  };
}

const lowerCase = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const fromBase64 = (text: string | null) => (text === null ? null : Buffer.from(text, 'base64'));
