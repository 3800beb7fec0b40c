import { Form, Input, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { Link } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Policy } from '../../api/types';
import { useMe } from '../../app/session';
import { yuan } from '../../i18n/exact';
import { day } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { beijingNow, DateField, dayText } from '../../ui/DateFields';
import { DialogForm } from '../../ui/DialogForm';
import { Money } from '../../ui/Figures';
import { countOf, NumberField } from '../../ui/NumberField';
import { PageHead } from '../../ui/PageHead';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { Tag } from '../../ui/StateTag';
import { asOptions, useEnterprises } from '../../ui/useEnterprises';
import { Day } from '../../ui/When';
import { PolicyActions } from './PolicyActions';

interface Values {
  enterprise_id: string;
  policy_number: string;
  kind: Policy['kind'];
  limit: string;
  from: Dayjs;
  to: Dayjs;
}

function RecordPolicy() {
  const { insurer: w, common, terms } = useWords();
  const enterprises = useEnterprises();
  const now = beijingNow();
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <DialogForm<Values>
      primary
      form="policy.new"
      label={w.record}
      initial={{ kind: 'EPL', from: now, to: now.add(1, 'year').subtract(1, 'day') }}
      call={(key, v) =>
        answerOf(
          api.POST('/v1/policies', {
            headers: commandHeaders(key),
            body: {
              enterprise_id: v.enterprise_id,
              policy_number: v.policy_number,
              kind: v.kind,
              limit_fen: countOf(v.limit, 2) ?? 0,
              valid_from: dayText(v.from),
              valid_to: dayText(v.to),
            },
          }),
        )
      }
    >
      <Form.Item name="enterprise_id" label={w.insured} rules={needed}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={asOptions(enterprises)} />
      </Form.Item>
      <Form.Item name="policy_number" label={w.number} rules={needed}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="kind" label={w.kind} rules={needed}>
        <Radio.Group options={Object.entries(terms.policyKind).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <NumberField name="limit" label={w.limit} places={2} required />
      <DateField name="from" label={w.from} />
      <DateField name="to" label={w.to} />
    </DialogForm>
  );
}

export default function Policies() {
  const { insurer: w, common, terms } = useWords();
  const me = useMe();
  const columns: Column<Policy>[] = [
    {
      key: 'number',
      title: w.number,
      show: (p) => <span className="mono">{p.policy_number}</span>,
      text: (p) => p.policy_number,
    },
    {
      key: 'insured',
      title: w.insured,
      text: (p) => p.enterprise_id,
      show: (p) => (
        <Link to={`/enterprises/${p.enterprise_id}`}>
          <Party id={p.enterprise_id} />
        </Link>
      ),
    },
    { key: 'kind', title: w.kind, show: (p) => terms.policyKind[p.kind], text: (p) => p.kind },
    {
      key: 'limit',
      title: w.limit,
      number: true,
      show: (p) => <Money fen={p.limit_fen} />,
      text: (p) => yuan(p.limit_fen),
    },
    { key: 'from', title: w.from, show: (p) => <Day at={p.valid_from} />, text: (p) => day(p.valid_from) },
    {
      key: 'to',
      title: w.to,
      text: (p) => day(p.ended_on ?? p.valid_to),
      show: (p) => (
        <>
          <Day at={p.ended_on ?? p.valid_to} /> {p.ended_on && <Tag tone="off">{w.ended}</Tag>}
        </>
      ),
    },
    { key: 'act', title: common.actions, show: (p) => <PolicyActions policy={p} /> },
  ];
  return (
    <>
      <PageHead title={w.policiesTitle} action={me.is('insurer') && <RecordPolicy />} />
      <SearchTable<Policy>
        name="policies"
        label={w.policiesTitle}
        columns={columns}
        rowKey={(p) => p.id}
        teach={w.policiesTeach}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/policies', {
              params: { query: { limit: 50, cursor, enterprise_id: query.enterprise || undefined } },
              signal,
            }),
          )
        }
      />
    </>
  );
}
