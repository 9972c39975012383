import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '../shared/api/query-client';
import { useLanguage } from '../shared/preferences/language.preference';
import { useDark, useMedia } from '../shared/preferences/theme.preference';
import { useWords } from '../shared/words/use-words';
import { antdTheme } from './antd-theme';
import { appWords } from './app.words';
import { router } from './routes';

const LOCALES = { 'zh-CN': zhCN, 'en-US': enUS };

export function App() {
  const language = useLanguage();
  const dark = useDark();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const words = useWords(appWords);
  const [queries] = useState(createQueryClient);
  const theme = useMemo(() => antdTheme(dark, still), [dark, still]);

  useEffect(() => {
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
    // Server-written words (error titles) come in the language of the request: ask again in the new one.
    void queries.invalidateQueries();
    document.title = words.product;
  }, [language, queries, words]);

  return (
    <ConfigProvider
      locale={LOCALES[language]}
      theme={theme}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
    >
      <AntApp component={false} message={{ maxCount: 3 }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
