type Listener = (event: unknown) => void;

const events = [
  ...['appShow', 'appHide', 'error', 'unhandledRejection', 'pageNotFound', 'themeChange', 'memoryWarning'],
  ...['windowResize', 'keyboardHeightChange', 'networkStatusChange', 'networkWeakChange', 'userCaptureScreen'],
  ...['needPrivacyAuthorization', 'audioInterruptionBegin', 'audioInterruptionEnd'],
];
const listeners = new Map<string, Set<Listener>>(events.map((event) => [event, new Set()]));

export function fire(event: string, detail: unknown): void {
  for (const listener of [...(listeners.get(event) ?? [])]) listener(detail);
}

/** `onAppShow`, `offAppShow` and so on. `off` without a function removes all, as WeChat's does. */
export function listenerApis(): Record<string, unknown> {
  return Object.fromEntries(
    [...listeners].flatMap(([event, set]) => {
      const name = event.charAt(0).toUpperCase() + event.slice(1);
      const off = (listener?: Listener) => (listener ? set.delete(listener) : set.clear());
      return [
        [`on${name}`, (listener: Listener) => void set.add(listener)],
        [`off${name}`, off],
      ];
    }),
  );
}
