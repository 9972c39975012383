import { defineWords } from '../words/define-words';

export const problemWords = defineWords(
  {
    network: '连不上服务器',
    networkText: '请检查网络。已填写的内容都还在，恢复后可以重试。',
    timeout: '服务器没有及时回应',
    timeoutText: '可能网络较慢或服务繁忙。已填写的内容都还在，请稍后重试。',
    unknown: '出了点问题',
    waitSeconds: (seconds: number) => `请在 ${seconds} 秒后再试。`,
    waitMinutes: (minutes: number) => `请在约 ${minutes} 分钟后再试。`,
    retry: '重试',
    requestId: '请求编号',
    copy: '复制请求编号',
    copied: '已复制',
  },
  {
    network: 'The server cannot be reached',
    networkText: 'Check the connection. What you typed is kept; try again when you are back online.',
    timeout: 'The server took too long',
    timeoutText: 'The network may be slow or the service busy. What you typed is kept; try again in a moment.',
    unknown: 'Something went wrong',
    waitSeconds: (seconds: number) => `Try again in ${seconds} seconds.`,
    waitMinutes: (minutes: number) => `Try again in about ${minutes} minutes.`,
    retry: 'Try again',
    requestId: 'Request id',
    copy: 'Copy the request id',
    copied: 'Copied',
  },
);
