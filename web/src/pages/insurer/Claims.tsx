import { Form, Input, Radio } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Claim } from '../../api/types';
import { yuan } from '../../i18n/exact';
import { day, moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';
import { Money } from '../../ui/Figures';
import { countOf, NumberField } from '../../ui/NumberField';
import { PageHead } from '../../ui/PageHead';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateTag } from '../../ui/StateTag';
import { Day, When } from '../../ui/When';

function Decide({ claim }: { claim: Claim }) {
  const { insurer: w, common } = useWords();
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <DialogForm<{ decision: 'accepted' | 'rejected'; paid?: string; reason: string }>
      small
      primary
      form={`decide/${claim.id}`}
      label={w.decide}
      initial={{ decision: 'accepted' }}
      call={(key, v) =>
        answerOf(
          api.POST('/v1/claims/{id}/decision', {
            params: { path: { id: claim.id } },
            headers: commandHeaders(key),
            body: {
              decision: v.decision,
              paid_fen: v.decision === 'accepted' ? countOf(v.paid, 2) : undefined,
              reason: v.reason,
            },
          }),
        )
      }
    >
      <Form.Item name="decision" label={w.decision} rules={needed}>
        <Radio.Group
          options={[
            { value: 'accepted', label: w.accept },
            { value: 'rejected', label: w.refuse },
          ]}
        />
      </Form.Item>
      <NumberField name="paid" label={w.payFen} places={2} />
      <Form.Item name="reason" label={common.reason} rules={needed}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </DialogForm>
  );
}

export default function Claims() {
  const { insurer: w, common, states } = useWords();
  const columns: Column<Claim>[] = [
    {
      key: 'insured',
      title: w.insured,
      show: (c) => <Party id={c.enterprise_id} />,
      text: (c) => c.enterprise_id,
    },
    {
      key: 'amount',
      title: w.amount,
      number: true,
      show: (c) => <Money fen={c.amount_fen} />,
      text: (c) => yuan(c.amount_fen),
    },
    {
      key: 'paid',
      title: w.paid,
      number: true,
      show: (c) => <Money fen={c.paid_fen} />,
      text: (c) => yuan(c.paid_fen),
    },
    {
      key: 'on',
      title: w.incident,
      show: (c) => <Day at={c.incident_on} />,
      text: (c) => day(c.incident_on),
    },
    { key: 'reason', title: common.reason, show: (c) => c.reason, text: (c) => c.reason },
    {
      key: 'state',
      title: common.state,
      show: (c) => <StateTag kind="claim" state={c.state} />,
      text: (c) => states.claim[c.state],
    },
    { key: 'at', title: w.opened, show: (c) => <When at={c.opened_at} />, text: (c) => moment(c.opened_at) },
    { key: 'act', title: common.actions, show: (c) => c.allowed_actions.length > 0 && <Decide claim={c} /> },
  ];
  return (
    <>
      <PageHead title={w.claimsTitle} />
      <SearchTable<Claim>
        name="claims"
        label={w.claimsTitle}
        columns={columns}
        rowKey={(c) => c.id}
        teach={w.claimsTeach}
        fetch={(_, cursor, signal) =>
          answerOf(api.GET('/v1/claims', { params: { query: { limit: 50, cursor } }, signal }))
        }
      />
    </>
  );
}
