// A command with a form of its own in a dialog. Its key is kept until it is answered, and so is what was
// typed: after a reload or the browser's back the dialog opens with it again.
import { Button, Form, Modal, type FormInstance } from 'antd';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { fieldPath, type ApiProblem } from '../api/problem';
import { useWords } from '../i18n/useWords';
import { DraftNote } from './DraftNote';
import { ProblemAlert } from './ProblemAlert';
import { useCommand } from './useCommand';
import { typed, useDraft } from './useDraft';

interface Props<V> {
  form: string; // names the command's key and the draft: "weigh.origin/ID"
  label: string;
  title?: string;
  okText?: string;
  primary?: boolean;
  small?: boolean;
  danger?: boolean;
  dangerous?: boolean; // the press that acts
  disabled?: boolean;
  requiredMark?: boolean;
  initial?: Partial<V>;
  width?: number;
  call: (key: string, values: V) => Promise<unknown>;
  done?: () => void;
  children: ReactNode;
}

interface FieldsProps<V> {
  bind: RefObject<FormInstance<V> | null>;
  name: string;
  initial: Partial<V>;
  found: Partial<V> | undefined;
  requiredMark: boolean | undefined;
  problem: ApiProblem | undefined;
  keep: (values: V) => void;
  drop: () => void;
  send: (values: V) => Promise<unknown>;
  children: ReactNode;
}

// Mounted anew each time the dialog opens.
function Fields<V extends object>(props: FieldsProps<V>) {
  const [form] = Form.useForm<V>();
  props.bind.current = form;
  const faults = props.problem?.faults ?? [];
  return (
    <Form<V>
      form={form}
      name={props.name}
      layout="vertical"
      requiredMark={props.requiredMark}
      onFinish={(values) => void props.send(values)}
      onValuesChange={(_, values) => props.keep(values)}
      initialValues={{ ...props.initial, ...props.found }}
      fields={faults.map((fault) => ({ name: fieldPath(fault.pointer), errors: [fault.detail] }))}
    >
      {props.found && <DraftNote<V> form={form} initial={props.initial} drop={props.drop} />}
      {props.children}
      <ProblemAlert error={props.problem} />
    </Form>
  );
}

export function DialogForm<V extends object>(props: Props<V>) {
  const { common } = useWords();
  const [open, setOpen] = useState(false);
  const draft = useDraft<Partial<V>>(props.form);
  const fields = useRef<FormInstance<V>>(null);
  const initial = props.initial ?? {};
  const command = useCommand(props.form, props.call, () => {
    draft.drop();
    setOpen(false);
    props.done?.();
  });
  const keep = (values: V) => {
    const kept = typed(values, initial as V);
    if (Object.keys(kept).length) draft.keep(kept);
    else draft.drop();
  };
  return (
    <>
      <Button
        type={props.primary ? 'primary' : 'default'}
        size={props.small ? 'small' : 'middle'}
        danger={props.danger}
        disabled={props.disabled}
        onClick={() => {
          command.clear();
          draft.look();
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
        okText={props.okText ?? common.submit}
        cancelText={common.cancel}
        confirmLoading={command.busy}
        okButtonProps={{ danger: props.dangerous }}
        onOk={() => fields.current?.submit()}
      >
        <Fields<V>
          bind={fields}
          name={props.form.replace(/[^a-z.]/gi, '-')}
          initial={initial}
          found={draft.found}
          requiredMark={props.requiredMark}
          problem={command.problem}
          keep={keep}
          drop={draft.drop}
          send={command.send}
        >
          {props.children}
        </Fields>
      </Modal>
    </>
  );
}
