import Taro from '@tarojs/taro';
import { words } from '../i18n/words';

export async function copyText(text: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: text });
    await Taro.showToast({ title: words.copied, icon: 'none' });
  } catch {
    await Taro.showToast({ title: words.failed, icon: 'none' });
  }
}
