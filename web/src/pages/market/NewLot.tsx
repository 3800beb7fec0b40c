// Lists a lot in under a minute: find the code, or repeat an earlier lot; the rest has defaults.
import { Button, Form, Input, Select, Switch } from 'antd';
import { useNavigate } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import { fieldPath } from '../../api/problem';
import { useMe } from '../../app/session';
import { useWords } from '../../i18n/useWords';
import { beijingNow, DateField } from '../../ui/DateFields';
import { DraftNote } from '../../ui/DraftNote';
import { NumberField } from '../../ui/NumberField';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { useEnterprise } from '../../ui/Party';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useCommand } from '../../ui/useCommand';
import { useDraft } from '../../ui/useDraft';
import { asOptions, useEnterprises } from '../../ui/useEnterprises';
import { useTerms } from '../../ui/useTerms';
import { AssayFields } from './AssayFields';
import { newLot, repeated, type LotValues } from './lotForm';
import { RepeatLot } from './RepeatLot';
import { WasteSearch } from './WasteSearch';

const kForm = 'lot.new';

export default function NewLot() {
  const { producer: w, common } = useWords();
  const me = useMe();
  const go = useNavigate();
  const [form] = Form.useForm<LotValues>();
  const own = useEnterprise(me.enterprise_id).data;
  const carriers = useEnterprises('carrier');
  const forms = useTerms('form');
  const packagings = useTerms('packaging');
  const draft = useDraft<Partial<LotValues>>(kForm);
  const divisible = Form.useWatch('divisible', form);
  const command = useCommand(
    kForm,
    (key, values: LotValues) =>
      answerOf(api.POST('/v1/lots', { headers: commandHeaders(key), body: newLot(values, own!) })),
    (lot) => {
      draft.drop();
      go(`/lots/${lot.id}`);
    },
    true,
  );
  const now = beijingNow();
  const defaults: Partial<LotValues> = {
    form: 'S',
    packaging: 'BIGBAG',
    dg_class: '9',
    un_number: 'UN3077',
    divisible: false,
    window_from: now.add(1, 'day'),
    window_to: now.add(15, 'day'),
    stored_since: now,
  };
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <>
      <PageHead title={w.newLot} />
      {draft.found && <DraftNote<LotValues> form={form} initial={defaults} drop={draft.drop} />}
      <Form<LotValues>
        form={form}
        name="lot"
        layout="vertical"
        scrollToFirstError
        initialValues={{ ...defaults, ...draft.found }}
        onValuesChange={(_, values) => draft.keep(values)}
        onFinish={(values) => void command.send(values)}
        fields={(command.problem?.faults ?? []).map((fault) => ({
          name: fieldPath(fault.pointer),
          errors: [fault.detail],
        }))}
      >
        <Panel title={w.lotTitle} extra={<RepeatLot onTake={(lot) => form.setFieldsValue(repeated(lot))} />}>
          <WasteSearch />
          <div className="form-grid">
            <NumberField name="weight" label={w.weight} places={3} required suffix={common.tonne} />
            <NumberField
              name="reserve"
              label={w.reserve}
              places={2}
              required
              negative
              suffix={w.priceSide}
              help={w.reserveHint}
            />
            <DateField name="stored_since" label={w.stored} />
            <DateField name="window_from" label={w.windowFrom} />
            <DateField name="window_to" label={w.windowTo} />
            <Form.Item name="carrier_id" label={w.carrier} rules={needed}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={asOptions(carriers)}
                notFoundContent={w.noCarriers}
              />
            </Form.Item>
            <Form.Item name="form" label={w.form} rules={needed}>
              <Select options={forms.options} />
            </Form.Item>
            <Form.Item name="packaging" label={w.packaging} rules={needed}>
              <Select options={packagings.options} />
            </Form.Item>
            <Form.Item
              name="dg_class"
              label={w.dgClass}
              rules={[...needed, { pattern: /^[1-9]([.][1-6])?$/, message: '3, 4.3, 8, 9 …' }]}
            >
              <Input />
            </Form.Item>
            <Form.Item
              name="un_number"
              label={w.un}
              rules={[...needed, { pattern: /^UN\d{4}$/i, message: 'UN0000' }]}
            >
              <Input />
            </Form.Item>
          </div>
        </Panel>
        <Panel title={w.moreFields}>
          <div className="form-grid">
            <Form.Item name="divisible" label={w.divisible} valuePropName="checked">
              <Switch />
            </Form.Item>
            {divisible && <NumberField name="least_part" label={w.leastPart} places={3} />}
          </div>
          <AssayFields />
        </Panel>
        <ProblemAlert error={command.problem} />
        <div className="steps-foot">
          <Button type="primary" htmlType="submit" size="large" loading={command.busy} disabled={!own}>
            {w.listNow}
          </Button>
        </div>
      </Form>
    </>
  );
}
