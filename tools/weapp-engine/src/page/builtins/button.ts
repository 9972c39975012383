import type { GeneralComponent } from 'glass-easel';
import { topPage } from '../open-pages';
import { plain, recordCall } from '../records';
import { askStub, isStubbed } from '../wx/stubs';
import { elementOf, fire, type Behaviour } from './behaviour';

/** open-type → the event that tells the page what the user chose. */
const openTypes: Record<string, string> = {
  getPhoneNumber: 'getphonenumber',
  getRealtimePhoneNumber: 'getrealtimephonenumber',
  chooseAvatar: 'chooseavatar',
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
  contact: 'contact',
  openSetting: 'opensetting',
  getUserInfo: 'getuserinfo',
};

export const button: Behaviour = {
  ready(component) {
    elementOf(component).addEventListener('click', () => void press(component));
  },
  update(component) {
    const element = elementOf(component);
    const { disabled, loading, ariaRole } = component.data;
    element.style.pointerEvents = disabled ? 'none' : '';
    element.toggleAttribute('disabled', Boolean(disabled));
    element.toggleAttribute('loading', Boolean(loading));
    if (!ariaRole) element.setAttribute('role', 'button');
  },
};

/** A test answers `button:<open-type>` as it answers a `wx` function; by default the user agrees. */
async function press(component: GeneralComponent): Promise<void> {
  const { openType, disabled } = component.data;
  if (disabled || !openType) return;
  const api = `button:${openType}`;
  if (openType === 'share') {
    const { onShareAppMessage } = topPage();
    recordCall(api, plain(onShareAppMessage?.call(topPage(), { from: 'button', target: {} })));
    return;
  }
  recordCall(api, {});
  const event = openTypes[openType];
  if (!event) return;
  const agreed = { errMsg: `${openType}:ok`, code: 'PHONE_CODE' };
  fire(component, event, isStubbed(api) ? await askStub(api, {}) : agreed);
}
