export { openWeapp, type OpenOptions, type Stub, type Weapp } from './driver';
export { launchChromium } from '../../browser/chromium';
export type { Network } from './driver/network';
export { packWeapp, type PackReport } from './pack/pack-weapp';
export type { Records } from './protocol';
