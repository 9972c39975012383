import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { setTheme, THEMES, useTheme, type Theme } from '../../shared/preferences/theme.preference';
import { useWords } from '../../shared/words/use-words';
import { appWords } from '../app.words';

const ICONS = { light: <SunOutlined />, dark: <MoonOutlined />, system: <DesktopOutlined /> };

export function ThemeMenu() {
  const words = useWords(appWords);
  const theme = useTheme();
  const names = { light: words.themeLight, dark: words.themeDark, system: words.themeSystem };
  const items = THEMES.map((key) => ({ key, label: names[key], icon: ICONS[key] }));
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectable: true, selectedKeys: [theme], onClick: ({ key }) => setTheme(key as Theme) }}
    >
      <Button type="text" icon={ICONS[theme]} aria-label={`${words.theme}: ${names[theme]}`} />
    </Dropdown>
  );
}
