import type { PropsWithChildren } from 'react';
import { language } from './shared/i18n/words';
import './app.scss';

if (process.env.TARO_ENV === 'h5') document.documentElement.lang = language;

export default function App({ children }: PropsWithChildren) {
  return children;
}
