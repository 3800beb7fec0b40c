import { Form, Input, Select } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Payee } from '../../api/types';
import { useMe } from '../../app/session';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { Tag } from '../../ui/StateTag';
import { asOptions, useEnterprises } from '../../ui/useEnterprises';
import { When } from '../../ui/When';

interface Values {
  enterprise_id: string;
  account_number: string;
  name: string;
}

function RecordPayee() {
  const { finance: w, common } = useWords();
  const enterprises = useEnterprises();
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <DialogForm<Values>
      form="payee.new"
      label={w.recordPayee}
      call={(key, v) => answerOf(api.POST('/v1/payees', { headers: commandHeaders(key), body: v }))}
    >
      <Form.Item name="enterprise_id" label={common.unit} rules={needed}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={asOptions(enterprises)} />
      </Form.Item>
      <Form.Item name="name" label={w.accountName} rules={needed}>
        <Input maxLength={140} />
      </Form.Item>
      <Form.Item
        name="account_number"
        label={w.accountNumber}
        rules={[...needed, { pattern: /^[0-9][0-9-]{4,30}[0-9]$/, message: w.accountNumber }]}
      >
        <Input autoComplete="off" inputMode="numeric" />
      </Form.Item>
    </DialogForm>
  );
}

export function Payees() {
  const { finance: w, common } = useWords();
  const me = useMe();
  const columns: Column<Payee>[] = [
    {
      key: 'party',
      title: common.unit,
      show: (p) => <Party id={p.enterprise_id} />,
      text: (p) => p.enterprise_id,
    },
    { key: 'name', title: w.accountName, show: (p) => p.name, text: (p) => p.name },
    {
      key: 'ending',
      title: w.ending,
      show: (p) => <span className="mono">…{p.account_ending}</span>,
      text: (p) => p.account_ending,
    },
    {
      key: 'at',
      title: w.recorded,
      show: (p) => <When at={p.recorded_at} />,
      text: (p) => moment(p.recorded_at),
    },
    {
      key: 'state',
      title: common.state,
      show: (p) => (p.suspended ? <Tag tone="bad">{w.suspended}</Tag> : <Tag tone="good">{w.payeeGood}</Tag>),
    },
  ];
  return (
    <>
      <div className="panel-head" style={{ marginTop: 20 }}>
        <h2>{w.payees}</h2>
        {me.is('finance') && <RecordPayee />}
      </div>
      <SearchTable<Payee>
        name="payees"
        label={w.payees}
        columns={columns}
        rowKey={(p) => p.enterprise_id}
        teach={w.payeeTeach}
        fetch={(_, cursor, signal) =>
          answerOf(api.GET('/v1/payees', { params: { query: { limit: 20, cursor } }, signal }))
        }
      />
    </>
  );
}
