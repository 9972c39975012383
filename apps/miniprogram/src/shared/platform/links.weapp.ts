import Taro from '@tarojs/taro';
import { words } from '../i18n/words';

/** A mini program opens its own pages; a web address outside the business domains can only be handed over. */
export function openLink(url: string): void {
  if (!/^https?:/i.test(url)) {
    Taro.navigateTo({ url }).catch(() => Taro.showToast({ title: words.failed, icon: 'none' }));
    return;
  }
  void copy(url, words.linkCopied);
}

async function copy(text: string, said: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: text });
    await Taro.showToast({ title: said, icon: 'none' });
  } catch {
    // Refused by the privacy settings: the address stays readable in the text.
  }
}
