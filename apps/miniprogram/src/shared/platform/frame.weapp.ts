import Taro from '@tarojs/taro';
import { type CSSProperties, useState } from 'react';

const SMALLEST = 16;
const LARGEST = 22;

/** The text size chosen in WeChat's settings, which WeChat applies to no mini program by itself. */
export function useFrame(): CSSProperties | undefined {
  const [size] = useState(() => {
    const info = Taro.getAppBaseInfo?.() as { fontSizeSetting?: number } | undefined;
    return Math.min(LARGEST, Math.max(SMALLEST, info?.fontSizeSetting ?? SMALLEST));
  });
  return size === SMALLEST ? undefined : ({ '--text': `${size}px` } as CSSProperties);
}
