// The first password, with the code an office has given on paper.
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../api/client';
import { useWords } from '../i18n/useWords';
import { ProblemAlert } from '../ui/ProblemAlert';

interface Values {
  login: string;
  code: string;
  password: string;
}

export function ActivateForm({ done }: { done: () => void }) {
  const { common } = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (values: Values) => {
    setBusy(true);
    setError(undefined);
    try {
      await answerOf(api.POST('/v1/passwords', { body: values }));
      done();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const needed = { required: true, message: common.requiredField };
  return (
    <Form name="activate" layout="vertical" requiredMark={false} onFinish={send}>
      <Form.Item name="login" label={common.login} rules={[needed]}>
        <Input autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="code" label={common.activationCode} rules={[needed]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="password"
        label={common.newPassword}
        rules={[needed, { min: 12, message: common.newPassword }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <ProblemAlert error={error} />
      <Button htmlType="submit" block loading={busy}>
        {common.submit}
      </Button>
    </Form>
  );
}
