import Taro from '@tarojs/taro';
import { words } from '../i18n/words';

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No clipboard outside https or without leave: the old way works from a tap.
    copyBySelection(text);
  }
  await Taro.showToast({ title: words.copied, icon: 'none' });
}

function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position:fixed;opacity:0';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
