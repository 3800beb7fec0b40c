// A command of one press that asks before it acts, with a reason where the contract wants one.
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/useWords';
import { DialogForm } from './DialogForm';

interface Props {
  form: string; // names the command's key
  label: string;
  question: ReactNode;
  call: (key: string, reason: string) => Promise<unknown>;
  reason?: boolean;
  danger?: boolean;
  primary?: boolean;
  small?: boolean;
  disabled?: boolean;
  done?: () => void;
}

export function ActionButton({ question, reason, call, ...button }: Props) {
  const { common } = useWords();
  return (
    <DialogForm<{ reason?: string }>
      {...button}
      dangerous={button.danger}
      okText={common.confirm}
      requiredMark={false}
      call={(key, values) => call(key, values.reason ?? '')}
    >
      <p>{question}</p>
      {reason && (
        <Form.Item
          name="reason"
          label={common.reason}
          rules={[{ required: true, message: common.requiredField }]}
        >
          <Input.TextArea rows={3} maxLength={160} showCount />
        </Form.Item>
      )}
    </DialogForm>
  );
}
