import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

/** CHROMIUM_PATH, or Debian's own place for it. */
const executablePath = () => process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Headless Chromium that speaks to nobody but the test. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath(),
    ...options,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-sync',
      '--disable-component-update',
      '--no-first-run',
      ...(options.args ?? []),
    ],
  });
}
