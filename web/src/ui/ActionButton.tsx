// A command of one press that asks before it acts, with a reason where the contract wants one.
import { Button, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/useWords';
import { ProblemAlert } from './ProblemAlert';
import { useCommand } from './useCommand';

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

export function ActionButton(props: Props) {
  const { common } = useWords();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason?: string }>();
  const command = useCommand(
    props.form,
    (key, reason: string) => props.call(key, reason),
    () => {
      setOpen(false);
      form.resetFields();
      props.done?.();
    },
  );
  return (
    <>
      <Button
        danger={props.danger}
        type={props.primary ? 'primary' : 'default'}
        disabled={props.disabled}
        size={props.small ? 'small' : 'middle'}
        onClick={() => {
          command.clear();
          setOpen(true);
        }}
      >
        {props.label}
      </Button>
      <Modal
        open={open}
        title={props.label}
        onCancel={() => setOpen(false)}
        okText={common.confirm}
        destroyOnHidden
        cancelText={common.cancel}
        confirmLoading={command.busy}
        onOk={() => form.submit()}
        okButtonProps={{ danger: props.danger }}
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => void command.send(values.reason ?? '')}
        >
          <p>{props.question}</p>
          {props.reason && (
            <Form.Item
              name="reason"
              label={common.reason}
              rules={[{ required: true, message: common.requiredField }]}
            >
              <Input.TextArea rows={3} maxLength={160} showCount />
            </Form.Item>
          )}
          <ProblemAlert error={command.problem} />
        </Form>
      </Modal>
    </>
  );
}
