import { z } from 'zod';
import { GROUPS, settingsSchema } from './settings.schema';

interface SettingWords {
  description: string;
  zh: string;
  group: (typeof GROUPS)[number];
}

const GROUP_NAMES: Record<(typeof GROUPS)[number], string> = {
  server: '服务 Server',
  storage: '存储 Storage',
  secrets: '密钥与账号 Secrets and accounts',
  answers: '回答 Answers',
  wechat: '微信 WeChat',
  limits: '限流 Limits',
  observability: '日志与指标 Logs and metrics',
};

/** The configuration table of the README, generated so that it cannot be wrong. */
export function settingsTable(): string {
  const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const words = z.globalRegistry.get(schema) as unknown as SettingWords;
    const { defaultValue } = schema.def as { defaultValue?: unknown };
    const shown = defaultValue === undefined ? '' : `\`${String(defaultValue)}\``;
    return { group: words.group, row: `| \`${name}\` | ${shown} | ${words.zh} | ${words.description} |` };
  });
  return GROUPS.map((group) =>
    [
      `**${GROUP_NAMES[group]}**`,
      '',
      '| 变量 variable | 默认 default | 说明 | meaning |',
      '| --- | --- | --- | --- |',
      ...rows.filter((row) => row.group === group).map(({ row }) => row),
    ].join('\n'),
  ).join('\n\n');
}
