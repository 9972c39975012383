import { JSONS } from 'app-data';
import type { StartOptions } from '../protocol';
import type { LaunchOptions } from './app-types';
import { app, loadApp } from './logic';
import { topPage } from './open-pages';
import { router } from './page-stack';
import { parsePageUrl } from './paths';
import { fire } from './wx/listeners';

export let launchOptions: LaunchOptions | undefined;

/** A cold start: app.js, onLaunch, onShow, first page. */
export function launch(wx: object, options: Pick<StartOptions, 'url' | 'scene'>): void {
  const url = options.url ?? JSONS.app.pages[0] ?? '';
  launchOptions = { ...parsePageUrl(url), scene: options.scene, referrerInfo: {}, shareTicket: '' };
  loadApp(wx);
  app.onLaunch?.(launchOptions);
  app.onShow?.(launchOptions);
  router.reLaunch(url);
}

export function enterBackground(): void {
  topPage().onHide?.();
  app.onHide?.();
  fire('appHide', undefined);
}

export function enterForeground(): void {
  if (!launchOptions) throw new Error('the mini program was not started');
  app.onShow?.(launchOptions);
  fire('appShow', launchOptions);
  topPage().onShow?.();
}
