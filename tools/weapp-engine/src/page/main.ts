import { PROBLEMS } from 'app-data';
import type { DriverBindings, PageControls } from '../protocol';
import { enterBackground, enterForeground, launch } from './lifecycle';
import { topPage } from './open-pages';
import { plain, recordFailures, records } from './records';
import { makeWx } from './wx';
import { cutTransfers, receive, setOnline, suspendTransfers } from './wx/transfers';
import { closeSockets, mapSocketDomain } from './wx/socket';
import { fillStorage, storedValues } from './wx/storage';
import { stub } from './wx/stubs';
import { fire } from './wx/listeners';

declare global {
  interface Window extends DriverBindings {
    __weapp: PageControls;
  }
}

records.problems.push(...PROBLEMS);
recordFailures();

window.__weapp = {
  records,
  start(options) {
    if (options.domain) mapSocketDomain(options.domain);
    fillStorage(options.storage);
    options.stubs.forEach(stub);
    launch(makeWx(), options);
  },
  receive,
  stub,
  setOnline(online) {
    setOnline(online);
    if (!online) {
      cutTransfers({ errMsg: 'fail net::ERR_INTERNET_DISCONNECTED', errno: 600001 });
      closeSockets();
    }
    fire('networkStatusChange', { isConnected: online, networkType: online ? 'wifi' : 'none' });
  },
  hide(suspended) {
    enterBackground();
    if (!suspended) return;
    suspendTransfers(true);
    closeSockets();
  },
  show() {
    suspendTransfers(false);
    enterForeground();
  },
  storage: storedValues,
  callPage(method, argument) {
    const found = topPage()[method];
    if (typeof found !== 'function') throw new Error(`the page on top has no ${method}`);
    return plain((found as (given: unknown) => unknown).call(topPage(), argument));
  },
};
