/** What the page (the mini program in Chromium) and the driver (the test in Node) say to each other. JSON only. */

/** Everything the engine noticed, for a test to read. */
export interface Records {
  /** What would be an error on a phone: a test should expect none. */
  problems: string[];
  /** What the engine grumbles about without anything failing. */
  warnings: string[];
  /** The mini program's console, `level text`. */
  logs: string[];
  /** One per setData call. WeChat advises less than 256 KB each and refuses more than 1 MB. */
  setData: { bytes: number; keys: number }[];
  /** Every call of a `wx` function that reaches outside the page, and buttons with an open-type. */
  calls: { api: string; argument: unknown }[];
  /** Routes from the bottom to the top of the page stack. */
  routes: string[];
}

/** A request that the page hands to the driver. Bodies travel as base64. */
export interface WireRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
  /** Send the body on as it comes (`enableChunked`), instead of in one piece at the end. */
  chunked: boolean;
  timeoutMs: number;
}

/** A file to send as multipart/form-data. */
export interface WireUpload {
  url: string;
  headers: Record<string, string>;
  filePath: string;
  fieldName: string;
  fields: Record<string, string>;
  timeoutMs: number;
}

/** What comes back, in this order: headers, any number of chunks, then end; or fail at any time. */
export type WireAnswer =
  | { kind: 'headers'; status: number; headers: Record<string, string>; cookies: string[] }
  | { kind: 'chunk'; data: string }
  | { kind: 'end'; data: string }
  | { kind: 'fail'; errMsg: string; errno: number };

/** The answer to a `wx` call that the test took over: the result's fields, or how it fails. */
export type StubAnswer = { ok: Record<string, unknown> } | { fail: { errMsg: string; [key: string]: unknown } };

/** Functions the driver puts on the page's `window`. */
export interface DriverBindings {
  __weappSend(id: number, request: WireRequest): Promise<void>;
  __weappUpload(id: number, upload: WireUpload): Promise<void>;
  __weappAbort(id: number): Promise<void>;
  __weappStub(api: string, argument: unknown): Promise<StubAnswer>;
}

export interface StartOptions {
  /** Path with query, for example `pages/chat/index?from=share`; without it the first page of app.json. */
  url?: string;
  /** How the user came in; 1001 is the list of recently used mini programs. */
  scene: number;
  /** `https://shop.test` → `http://127.0.0.1:4711`, for web sockets and images. */
  domain?: { from: string; to: string };
  storage: Record<string, unknown>;
  stubs: string[];
}

/** What the page offers the driver, at `window.__weapp`. */
export interface PageControls {
  records: Records;
  start(options: StartOptions): void;
  receive(id: number, answer: WireAnswer): void;
  stub(api: string): void;
  setOnline(online: boolean): void;
  /** Leave the foreground. `suspended`: also what WeChat does 5 s later, cutting every unfinished request. */
  hide(suspended: boolean): void;
  show(): void;
  storage(): Record<string, unknown>;
  /** Calls a life-cycle method of the page on top (onPullDownRefresh, onReachBottom, onShareAppMessage …). */
  callPage(method: string, argument?: unknown): unknown;
}
