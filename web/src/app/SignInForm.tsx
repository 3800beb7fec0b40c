import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../i18n/useWords';
import { ProblemAlert } from '../ui/ProblemAlert';
import { useSession } from './session';

export function SignInForm({ login }: { login?: string }) {
  const { common } = useWords();
  const { signIn } = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (values: { login: string; password: string }) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await signIn(values.login.trim(), values.password);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <Form layout="vertical" requiredMark={false} initialValues={{ login }} onFinish={send} size="large">
      <Form.Item name="login" label={common.login} rules={needed}>
        <Input autoComplete="username" autoCapitalize="none" readOnly={Boolean(login)} />
      </Form.Item>
      <Form.Item name="password" label={common.password} rules={needed}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <ProblemAlert error={error} />
      <Button type="primary" htmlType="submit" block loading={busy}>
        {common.signIn}
      </Button>
    </Form>
  );
}
