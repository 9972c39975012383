import { defineWords } from '../../shared/words/define-words';

export const loginWords = defineWords(
  {
    title: '登录知音控制台',
    subtitle: '客服、知识与会话，都在这里',
    username: '用户名',
    password: '密码',
    usernameMissing: '请填写用户名',
    passwordMissing: '请填写密码',
    submit: '登录',
    capsLock: '大写锁定已打开',
    switchLanguage: 'English',
    help: '忘记密码时，请联系管理员重置。',
  },
  {
    title: 'Sign in to Zhiyin',
    subtitle: 'Answers, knowledge and conversations in one place',
    username: 'User name',
    password: 'Password',
    usernameMissing: 'Enter your user name',
    passwordMissing: 'Enter your password',
    submit: 'Sign in',
    capsLock: 'Caps lock is on',
    switchLanguage: '简体中文',
    help: 'Forgot the password? Ask an administrator to reset it.',
  },
);
