// Closes a whole line one way: to an escrow, to an enterprise, back to its sender, or explained in words.
import { Button, Form, Input, Radio, Select } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Break } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { DraftNote } from '../../ui/DraftNote';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useCommand } from '../../ui/useCommand';
import { useDraft } from '../../ui/useDraft';
import { asOptions, useEnterprises } from '../../ui/useEnterprises';

type Action = 'to_escrow' | 'to_enterprise' | 'to_sender' | 'explained';

interface Values {
  action: Action;
  reference?: string;
  enterprise_id?: string;
  note: string;
}

export function ResolveForm({ one }: { one: Break }) {
  const { finance: w, terms, common } = useWords();
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Values>(`break/${one.id}`);
  const action = Form.useWatch('action', form);
  const enterprises = useEnterprises();
  const actions = one.allowed_actions.filter((name) => name in terms.breakAction) as Action[];
  const command = useCommand(
    `break/${one.id}`,
    (key, v: Values) =>
      answerOf(
        api.POST('/v1/breaks/{id}/resolutions', {
          params: { path: { id: one.id } },
          headers: commandHeaders(key),
          body: {
            action: v.action,
            note: v.note,
            reference: v.action === 'to_escrow' ? v.reference : undefined,
            enterprise_id: v.action === 'to_enterprise' ? v.enterprise_id : undefined,
          },
        }),
      ),
    draft.drop,
  );
  const needed = [{ required: true, message: common.requiredField }];
  const initial = { action: actions[0] };
  return (
    <Form<Values>
      form={form}
      name="resolve"
      layout="vertical"
      initialValues={{ ...initial, ...draft.found }}
      onValuesChange={(_, values) => draft.keep(values)}
      onFinish={(v) => void command.send(v)}
    >
      {draft.found && <DraftNote<Values> form={form} initial={initial} drop={draft.drop} />}
      <Form.Item name="action" label={w.resolveAs} rules={needed}>
        <Radio.Group options={actions.map((value) => ({ value, label: terms.breakAction[value] }))} />
      </Form.Item>
      {action === 'to_escrow' && (
        <Form.Item name="reference" label={w.escrowRef} rules={needed}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      )}
      {action === 'to_enterprise' && (
        <Form.Item name="enterprise_id" label={w.enterprise} rules={needed}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={asOptions(enterprises)} />
        </Form.Item>
      )}
      <Form.Item name="note" label={w.resolution} rules={needed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <ProblemAlert error={command.problem} />
      <Button type="primary" htmlType="submit" loading={command.busy}>
        {w.resolve}
      </Button>
    </Form>
  );
}
