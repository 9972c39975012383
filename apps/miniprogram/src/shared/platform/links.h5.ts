import Taro from '@tarojs/taro';
import { words } from '../i18n/words';

/** Web addresses open beside the chat; pages of the mini program exist only there. */
export function openLink(url: string): void {
  if (/^https?:/i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
  else void Taro.showToast({ title: words.openInWechat, icon: 'none' });
}
