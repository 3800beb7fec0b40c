// Lists a lot in under a minute: find the code, or repeat an earlier lot; the rest has defaults.
import { Button, Form } from 'antd';
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
import { newLot, repeated, type LotValues } from './lotForm';
import { RepeatLot } from './RepeatLot';
import { PartFields, ReserveField, TermFields } from './TermFields';
import { WasteSearch } from './WasteSearch';

const kForm = 'lot.new';

export default function NewLot() {
  const { producer: w, common } = useWords();
  const me = useMe();
  const go = useNavigate();
  const [form] = Form.useForm<LotValues>();
  const own = useEnterprise(me.enterprise_id).data;
  const draft = useDraft<Partial<LotValues>>(kForm);
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
            <ReserveField />
            <DateField name="stored_since" label={w.stored} />
            <TermFields />
          </div>
        </Panel>
        <Panel title={w.moreFields}>
          <PartFields />
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
