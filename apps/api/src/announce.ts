import { Logger } from '@nestjs/common';
import type { Settings } from './config';

/** Which adapter each port runs, in one line, so that a log shows what a process really is. */
export function adapterLine(settings: Settings): string {
  const model = settings.MODEL_PROVIDERS.map((provider) => provider.model).join('>') || 'extractive';
  return [
    `database=${settings.DATABASE_URL ? 'mysql' : 'sqlite'}`,
    `key-value=${settings.REDIS_URL ? 'redis' : 'memory'}`,
    `queue=${settings.REDIS_URL ? 'bullmq' : 'in-process'}`,
    `model=${model}`,
    `wechat=${settings.WECHAT_APP_ID ? 'http' : 'offline'}`,
  ].join(' ');
}

/**
 * The start-up words for whoever typed `npm start`.
 * @param firstAdmin the generated first password, as long as nobody changed it.
 */
export function announce(
  settings: Settings,
  url: string,
  firstAdmin: { username: string; password: string } | undefined,
): void {
  const address = (settings.PUBLIC_URL ?? url.replace(/0\.0\.0\.0|\[::1?\]/, 'localhost')).replace(/\/$/, '');
  new Logger('Zhiyin').log(adapterLine(settings));
  process.stdout.write(
    [
      '',
      '  知音 Zhiyin 已就绪 is ready',
      `  顾客咨询 customers   ${address}/`,
      `  客服后台 console     ${address}/admin/`,
      ...(firstAdmin
        ? [`    用户名 user name   ${firstAdmin.username}`, `    密码 password      ${firstAdmin.password}`]
        : []),
      `  接口文档 API         ${address}/api/docs`,
      '',
      '',
    ].join('\n'),
  );
}
