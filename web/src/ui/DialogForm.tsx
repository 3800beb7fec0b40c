// A command with a form of its own in a dialog; the key is kept until it is answered.
import { Button, Form, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { fieldPath } from '../api/problem';
import { useWords } from '../i18n/useWords';
import { ProblemAlert } from './ProblemAlert';
import { useCommand } from './useCommand';

interface Props<V> {
  form: string;
  label: string;
  title?: string;
  primary?: boolean;
  small?: boolean;
  danger?: boolean;
  initial?: Partial<V>;
  width?: number;
  call: (key: string, values: V) => Promise<unknown>;
  children: ReactNode;
}

export function DialogForm<V extends object>(props: Props<V>) {
  const { common } = useWords();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<V>();
  const command = useCommand(props.form, props.call, () => {
    setOpen(false);
    form.resetFields();
  });
  const faults = command.problem?.faults ?? [];
  const send = async (values: V) => {
    await command.send(values);
  };
  return (
    <>
      <Button
        type={props.primary ? 'primary' : 'default'}
        size={props.small ? 'small' : 'middle'}
        danger={props.danger}
        onClick={() => {
          command.clear();
          setOpen(true);
        }}
      >
        {props.label}
      </Button>
      <Modal
        open={open}
        title={props.title ?? props.label}
        width={props.width}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        okText={common.submit}
        cancelText={common.cancel}
        confirmLoading={command.busy}
        onOk={() => form.submit()}
      >
        <Form<V>
          form={form}
          name={props.form.replace(/[^a-z.]/gi, '-')}
          layout="vertical"
          onFinish={(v) => void send(v)}
          initialValues={props.initial as Record<string, unknown>}
          fields={faults.map((fault) => ({ name: fieldPath(fault.pointer), errors: [fault.detail] }))}
        >
          {props.children}
          <ProblemAlert error={command.problem} />
        </Form>
      </Modal>
    </>
  );
}
