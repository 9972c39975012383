import Taro from '@tarojs/taro';

const zh = {
  title: '在线客服',
  botOnline: '智能客服为您服务',
  person: '人工客服',
  personOnline: '人工客服为您服务',
  askPerson: '转人工',
  asking: '正在转接…',
  connecting: '正在连接',
  queued: '正在为您排队',
  queuePlace: (ahead: number, minutes: number) =>
    ahead > 0 ? `前面还有 ${ahead} 位，约 ${minutes} 分钟` : `马上轮到您，约 ${minutes} 分钟`,
  leaveQueue: '取消排队',
  placeholder: '请输入您的问题',
  send: '发送',
  stop: '停止',
  stopAnswer: '停止回答',
  left: (count: number) => `还可输入 ${count} 字`,
  aiBadge: 'AI 生成',
  aiNotice: '内容由 AI 生成，仅供参考',
  sources: '依据：',
  helpful: '有帮助',
  notHelpful: '没帮助',
  whyNot: '哪里不好？您的反馈会帮我们改进',
  reasons: [
    ['not_solved', '没有解决'],
    ['wrong', '内容有误'],
    ['unclear', '看不明白'],
  ] as [string, string][],
  copy: '复制',
  copied: '已复制',
  linkCopied: '链接已复制，请在浏览器中打开',
  openInWechat: '请在微信小程序中打开该页面',
  options: '请选择',
  chosen: '已选择',
  retry: '重试',
  sending: '发送中',
  notSent: '未发送',
  notSentOffline: '网络不可用，未发送',
  interrupted: '已停止',
  typing: '正在输入',
  stillWorking: '还在为您查找，请稍候。也可以转人工客服。',
  newMessages: '新消息',
  offline: '网络连接已断开，恢复后自动重连',
  loading: '正在加载',
  loadOlder: '加载更早的消息',
  loadFailed: '加载失败，点此重试',
  failedTitle: '暂时无法打开客服',
  failedHint: '您写的内容已保留。请检查网络后重试。',
  requestId: '编号',
  greeting: '您好，请问有什么可以帮您',
  quickTitle: '您可以这样问',
  yesterday: '昨天',
  date: (month: number, day: number) => `${month}月${day}日`,
  dateYear: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  image: '[图片]',
  voice: '[语音]',
  card: '[卡片]',
  newAnswer: '新回复：',
  failed: '操作没有成功，请稍后再试',
};

export type Words = typeof zh;

const en: Words = {
  title: 'Customer service',
  botOnline: 'The assistant is here to help',
  person: 'Support staff',
  personOnline: 'A member of staff is with you',
  askPerson: 'Talk to a person',
  asking: 'Connecting…',
  connecting: 'Connecting',
  queued: 'You are in the queue',
  queuePlace: (ahead, minutes) =>
    ahead > 0 ? `${ahead} ahead of you, about ${minutes} min` : `You are next, about ${minutes} min`,
  leaveQueue: 'Leave queue',
  placeholder: 'Write your question',
  send: 'Send',
  stop: 'Stop',
  stopAnswer: 'Stop answering',
  left: (count) => `${count} characters left`,
  aiBadge: 'AI-generated',
  aiNotice: 'Answers are AI-generated and for reference only',
  sources: 'Based on: ',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  whyNot: 'What went wrong? This helps us improve',
  reasons: [
    ['not_solved', 'Not solved'],
    ['wrong', 'Wrong'],
    ['unclear', 'Unclear'],
  ],
  copy: 'Copy',
  copied: 'Copied',
  linkCopied: 'Link copied; open it in a browser',
  openInWechat: 'Open this page in the WeChat mini program',
  options: 'Choose one',
  chosen: 'Chosen',
  retry: 'Retry',
  sending: 'Sending',
  notSent: 'Not sent',
  notSentOffline: 'Not sent: no connection',
  interrupted: 'Stopped',
  typing: 'Typing',
  stillWorking: 'Still looking into it. You can also talk to a person.',
  newMessages: 'New messages',
  offline: 'No connection. Reconnecting when it is back',
  loading: 'Loading',
  loadOlder: 'Load earlier messages',
  loadFailed: 'Could not load. Tap to retry',
  failedTitle: 'Customer service is not reachable',
  failedHint: 'What you wrote is kept. Check your connection and try again.',
  requestId: 'Reference',
  greeting: 'Hello, how can we help?',
  quickTitle: 'You could ask',
  yesterday: 'Yesterday',
  date: (month, day) => `${day}/${month}`,
  dateYear: (year, month, day) => `${day}/${month}/${year}`,
  image: '[Image]',
  voice: '[Voice]',
  card: '[Card]',
  newAnswer: 'New reply: ',
  failed: 'That did not work. Please try again later',
};

/** Chinese unless the customer's WeChat or browser is in another language. */
export const language: 'zh-CN' | 'en-US' = isChinese(clientLanguage()) ? 'zh-CN' : 'en-US';

export const words: Words = language === 'zh-CN' ? zh : en;

function clientLanguage(): string {
  if (process.env.TARO_ENV === 'h5') return navigator.language;
  // Older base libraries have only the synchronous system call.
  const info = Taro.getAppBaseInfo?.() ?? Taro.getSystemInfoSync();
  return info.language ?? 'zh_CN';
}

function isChinese(tag: string): boolean {
  return !tag || tag.toLowerCase().startsWith('zh');
}
