import { Global, Module } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../config';
import { HttpWechat } from './http.wechat';
import { NoWechat } from './off.wechat';
import { OfflineWechat } from './offline.wechat';
import { Wechat } from './wechat';

function createWechat(settings: Settings): Wechat {
  const { WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_API_BASE_URL } = settings;
  if (WECHAT_APP_ID && WECHAT_APP_SECRET)
    return new HttpWechat({ appId: WECHAT_APP_ID, secret: WECHAT_APP_SECRET, baseUrl: WECHAT_API_BASE_URL });
  return settings.NODE_ENV === 'production' ? new NoWechat() : new OfflineWechat();
}

@Global()
@Module({
  providers: [{ provide: Wechat, inject: [SettingsToken], useFactory: createWechat }],
  exports: [Wechat],
})
export class WechatModule {}
