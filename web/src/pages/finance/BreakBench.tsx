import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Select } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Break, EscrowDetail } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { Facts } from '../../ui/Facts';
import { Money } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useCommand } from '../../ui/useCommand';
import { asOptions, useEnterprises } from '../../ui/useEnterprises';
import { When } from '../../ui/When';
import { suggestions } from './matching';

type Action = 'to_escrow' | 'to_enterprise' | 'to_sender' | 'explained';

interface Values {
  action: Action;
  reference?: string;
  enterprise_id?: string;
  note: string;
}

const kMostLooked = 30;

// Escrows still waiting for money, with their references.
function useWaitingEscrows(wanted: boolean) {
  const { data } = useQuery({
    queryKey: ['escrows', 'waiting'],
    enabled: wanted,
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        (['opened', 'part_funded'] as const).map((state) =>
          answerOf(api.GET('/v1/escrows', { params: { query: { state, limit: 100 } }, signal })),
        ),
      );
      const ids = pages
        .flatMap((page) => page.items)
        .slice(0, kMostLooked)
        .map((one) => one.id);
      return Promise.all(
        ids.map((id) =>
          answerOf(api.GET('/v1/escrows/{trade_id}', { params: { path: { trade_id: id } }, signal })),
        ),
      ) as Promise<EscrowDetail[]>;
    },
  });
  return data ?? [];
}

function ResolveForm({ one }: { one: Break }) {
  const { finance: w, terms, common } = useWords();
  const [form] = Form.useForm<Values>();
  const action = Form.useWatch('action', form);
  const enterprises = useEnterprises();
  const actions = one.allowed_actions.filter((name) => name in terms.breakAction) as Action[];
  const found = suggestions(one, useWaitingEscrows(actions.includes('to_escrow')));
  const command = useCommand(`break/${one.id}`, (key, v: Values) =>
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
  );
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <Form<Values>
      form={form}
      name={`break-${one.id}`}
      layout="vertical"
      initialValues={{ action: actions[0] }}
      onFinish={(v) => void command.send(v)}
    >
      {found.length > 0 && (
        <div className="pay-box">
          <h3>{w.suggestions}</h3>
          <ul className="todo">
            {found.map((each) => (
              <li key={each.reference}>
                <span>
                  <span className="mono">{each.reference}</span> <Money fen={each.amountFen} unit />{' '}
                  <small>{w[each.reason]}</small>
                </span>
                <Button
                  size="small"
                  onClick={() =>
                    form.setFieldsValue({
                      action: 'to_escrow',
                      reference: each.reference,
                      note: w[each.reason],
                    })
                  }
                >
                  {w.take}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Form.Item name="action" label={w.resolveAs} rules={needed}>
        <Radio.Group options={actions.map((value) => ({ value, label: terms.breakAction[value] }))} />
      </Form.Item>
      {action === 'to_escrow' && (
        <Form.Item name="reference" label={w.escrowRef} rules={needed}>
          <Input />
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

export function BreakBench({ one }: { one: Break }) {
  const { finance: w, terms, common } = useWords();
  const claim = useCommand(`break.claim/${one.id}`, (key, _: undefined) =>
    answerOf(
      api.POST('/v1/breaks/{id}/claims', { params: { path: { id: one.id } }, headers: commandHeaders(key) }),
    ),
  );
  return (
    <Panel
      title={terms.breakKind[one.kind]}
      extra={
        one.allowed_actions.includes('claim') &&
        !one.claimed_by && (
          <Button size="small" loading={claim.busy} onClick={() => void claim.send(undefined)}>
            {w.claim}
          </Button>
        )
      }
    >
      <Facts
        items={[
          [w.bankRef, <span className="mono">{one.bank_reference}</span>],
          [w.remittance, one.remittance ?? '—'],
          [w.suspense, <Money fen={one.suspense_fen} unit />],
          [w.opened, <When at={one.opened_at} />],
          one.note ? [common.note, one.note] : false,
          one.claimed_by ? [w.claimedBy, one.claimed_by] : false,
          one.resolution ? [w.resolution, one.resolution] : false,
          one.closed_by ? [w.closedBy, one.closed_by] : false,
        ]}
      />
      <ProblemAlert error={claim.problem} />
      {one.allowed_actions.length > 0 && <ResolveForm key={one.id} one={one} />}
    </Panel>
  );
}
