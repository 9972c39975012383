/** app.json, as far as the engine reads it. @public: app-data.d.ts names it, which knip does not see */
export interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  usingComponents?: Record<string, string>;
}

export interface LaunchOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  referrerInfo: object;
  shareTicket: string;
}

/** What a mini program hands to `App()`. */
export interface AppDefinition {
  onLaunch?(options: LaunchOptions): void;
  onShow?(options: LaunchOptions): void;
  onHide?(): void;
  [key: string]: unknown;
}

/** A page as its methods see it (`this`). */
export interface PageInstance {
  route: string;
  options: Record<string, string>;
  onLoad?(query: Record<string, string>): void;
  onShow?(): void;
  onReady?(): void;
  onHide?(): void;
  onUnload?(): void;
  onShareAppMessage?(from: object): unknown;
  setData(data: Record<string, unknown>, done?: () => void): void;
  createSelectorQuery(): unknown;
  createIntersectionObserver(options?: object): unknown;
  [key: string]: unknown;
}

type Definer = (definition: object) => unknown;

/** The globals of the logic layer. Page, Component and Behavior are there only while a file is being loaded. */
export interface LogicHost {
  wx: object;
  console: object;
  App(definition: AppDefinition): void;
  getApp(): AppDefinition;
  getCurrentPages(): PageInstance[];
  Page: Definer | null;
  Component: Definer | null;
  Behavior: Definer | null;
}

export interface CommonJsModule {
  exports: unknown;
}

/** A file of the mini program, as logic-modules.ts wraps it. @public: see AppJson */
export type LogicModule = (
  host: LogicHost,
) => (require: (path: string) => unknown, module: CommonJsModule, exports: unknown) => void;
