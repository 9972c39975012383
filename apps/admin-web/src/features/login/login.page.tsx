import { Button, Form, Input } from 'antd';
import type { StaffLoginRequest } from '@zhiyin/contracts';
import { useState, type KeyboardEvent } from 'react';
import { Navigate, useLocation } from 'react-router';
import { setLanguage, useLanguage } from '../../shared/preferences/language.preference';
import { useSignedIn } from '../../shared/session/session';
import { ProblemNote } from '../../shared/ui/problem-note';
import { useWords } from '../../shared/words/use-words';
import { useLogIn } from './log-in.request';
import styles from './login.module.css';
import { loginWords } from './login.words';
import { nextPage } from './next-page';

export function LoginPage() {
  const words = useWords(loginWords);
  const { search } = useLocation();
  const signedIn = useSignedIn();
  const logIn = useLogIn();
  const [capsLock, setCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));

  if (signedIn) return <Navigate to={nextPage(search)} replace />;
  return (
    <div className={styles.page}>
      <header className={styles.corner}>
        <SwitchLanguage />
      </header>
      <main className={styles.card}>
        <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={40} height={40} />
        <h1>{words.title}</h1>
        <p className={styles.subtitle}>{words.subtitle}</p>
        <Form<StaffLoginRequest> layout="vertical" size="large" onFinish={(values) => logIn.mutate(values)}>
          <Form.Item
            name="username"
            label={words.username}
            rules={[{ required: true, message: words.usernameMissing }]}
          >
            <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />
          </Form.Item>
          <Form.Item
            name="password"
            label={words.password}
            rules={[{ required: true, message: words.passwordMissing }]}
            extra={capsLock ? words.capsLock : undefined}
          >
            <Input.Password autoComplete="current-password" maxLength={256} onKeyUp={watchCapsLock} />
          </Form.Item>
          {logIn.isError && !logIn.isPending && (
            <div className={styles.problem}>
              <ProblemNote error={logIn.error} />
            </div>
          )}
          <Button type="primary" htmlType="submit" block loading={logIn.isPending}>
            {words.submit}
          </Button>
        </Form>
        <p className={styles.help}>{words.help}</p>
      </main>
    </div>
  );
}

function SwitchLanguage() {
  const words = useWords(loginWords);
  const other = useLanguage() === 'zh-CN' ? 'en-US' : 'zh-CN';
  return (
    <Button type="text" lang={other} onClick={() => setLanguage(other)}>
      {words.switchLanguage}
    </Button>
  );
}
