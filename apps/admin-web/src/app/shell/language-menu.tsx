import { TranslationOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { LANGUAGES, setLanguage, useLanguage, type Language } from '../../shared/preferences/language.preference';
import { useWords } from '../../shared/words/use-words';
import { appWords } from '../app.words';

/** Each language in its own words, so that who cannot read the current one finds the way out. */
const NAMES: Record<Language, string> = { 'zh-CN': '简体中文', 'en-US': 'English' };

export function LanguageMenu() {
  const words = useWords(appWords);
  const language = useLanguage();
  const items = LANGUAGES.map((key) => ({ key, label: <span lang={key}>{NAMES[key]}</span> }));
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectable: true, selectedKeys: [language], onClick: ({ key }) => setLanguage(key as Language) }}
    >
      <Button type="text" icon={<TranslationOutlined />} aria-label={`${words.language}: ${NAMES[language]}`} />
    </Dropdown>
  );
}
