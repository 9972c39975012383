import { existsSync } from 'node:fs';
import { run } from '../command';
import { aptInstall } from './apt';
import { borrowed, firstOf, type SetupLog, type Way } from './server';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const given: Way = {
  name: 'CHROMIUM_PATH',
  take: async () => (process.env.CHROMIUM_PATH ? borrowed(process.env.CHROMIUM_PATH) : undefined),
};

const installed: Way = { name: 'installed', take: (log) => firstThatRuns(log) };

/** With a Chinese font: without one every character is the same box, and a screenshot proves nothing. */
const debian: Way = {
  name: 'apt-get install chromium',
  take: async (log) => ((await aptInstall(['chromium', 'fonts-noto-cjk'], log)) ? firstThatRuns(log) : undefined),
};

export const findChromium = (log: SetupLog) => firstOf([given, installed, debian], log);

/** Ubuntu's own `chromium` is a snap's shell script; a path alone proves little. */
async function firstThatRuns(log: SetupLog) {
  for (const path of places.filter((place) => existsSync(place))) {
    if ((await run(path, ['--version'], log)).code === 0) return borrowed(path);
  }
  return undefined;
}
