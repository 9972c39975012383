export { WechatModule } from './wechat.module';
export { Wechat, type WechatIdentity, WechatLoginError, type WechatLoginRefusal } from './wechat';
