// Opens a manifest for one lorry: vehicle and crew of the trade's carrier, with the dates of their papers.
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Switch } from 'antd';
import type { Dayjs } from 'dayjs';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Trade } from '../../api/types';
import { fixed } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { beijing, beijingNow, DateField } from '../../ui/DateFields';
import { DraftNote } from '../../ui/DraftNote';
import { Weight } from '../../ui/Figures';
import { countOf, NumberField } from '../../ui/NumberField';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useCommand } from '../../ui/useCommand';
import { useDraft } from '../../ui/useDraft';
import { WasteName } from '../../ui/WasteName';
import { useCrew, useVehicles } from './useFleet';

interface Values {
  kilograms: string;
  packages: string;
  plate: string;
  driver_id: string;
  escort_id: string;
  departure: Dayjs;
  last_load: boolean;
  number?: string;
}

function ManifestForm({ trade }: { trade: Trade }) {
  const { carrier: w, common, trade: t } = useWords();
  const go = useNavigate();
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Values>(`manifest.new/${trade.id}`);
  const { items: vehicles = [] } = useVehicles(trade.carrier_id);
  const { items: crew = [] } = useCrew(trade.carrier_id);
  const of = (duty: string) =>
    crew
      .filter((one) => one.duty === duty)
      .map((one) => ({ value: one.id, label: `${one.name} · ${w.validTo} ${one.valid_to}` }));
  const command = useCommand(
    `manifest.new/${trade.id}`,
    (key, v: Values) =>
      answerOf(
        api.POST('/v1/manifests', {
          headers: commandHeaders(key),
          body: {
            trade_id: trade.id,
            kilograms: countOf(v.kilograms, 3) ?? 0,
            packages: countOf(v.packages, 0) ?? 0,
            plate: v.plate,
            driver_id: v.driver_id,
            escort_id: v.escort_id,
            planned_departure: beijing(v.departure),
            last_load: v.last_load,
            number: v.number || undefined,
          },
        }),
      ),
    (load) => {
      draft.drop();
      go(`/loads/${load.id}`);
    },
    true,
  );
  const left = trade.kilograms - (trade.accepted_kilograms ?? 0) - (trade.refused_kilograms ?? 0);
  const needed = [{ required: true, message: common.requiredField }];
  const initial: Partial<Values> = {
    kilograms: fixed(left, 3).replace(/,/g, ''),
    packages: '1',
    last_load: true,
    departure: beijingNow(),
  };
  return (
    <Form<Values>
      form={form}
      name="manifest"
      layout="vertical"
      onFinish={(v) => void command.send(v)}
      onValuesChange={(_, values) => draft.keep(values)}
      initialValues={{ ...initial, ...draft.found }}
    >
      {draft.found && <DraftNote<Values> form={form} initial={initial} drop={draft.drop} />}
      <Panel title={w.newManifest} extra={<Link to={`/trades/${trade.id}`}>{t.title}</Link>}>
        <p>
          <WasteName code={trade.code} /> · <Party id={trade.processor_id} /> ·{' '}
          <Party id={trade.carrier_id} /> · {w.left} <Weight kg={left} unit />
        </p>
        <div className="form-grid">
          <NumberField name="kilograms" label={w.kilograms} places={3} required />
          <NumberField name="packages" label={w.packages} places={0} required />
          <Form.Item name="plate" label={w.vehicle} rules={needed}>
            <Select
              showSearch
              options={vehicles.map((one) => ({
                value: one.plate,
                label: `${one.plate} · ${one.max_load_kilograms} kg · ${w.validTo} ${one.valid_to}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="driver_id" label={w.driver} rules={needed}>
            <Select options={of('driver')} />
          </Form.Item>
          <Form.Item name="escort_id" label={w.escort} rules={needed}>
            <Select options={of('escort')} />
          </Form.Item>
          <DateField name="departure" label={w.departure} time />
          <Form.Item name="last_load" label={w.lastLoad} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="number" label={w.paper}>
            <Input maxLength={32} />
          </Form.Item>
        </div>
      </Panel>
      <ProblemAlert error={command.problem} />
      <div className="steps-foot">
        <Button type="primary" size="large" htmlType="submit" loading={command.busy}>
          {w.newManifest}
        </Button>
      </div>
    </Form>
  );
}

export default function NewManifest() {
  const { carrier: w, trade: t } = useWords();
  const [query] = useSearchParams();
  const id = query.get('trade') ?? '';
  const { data } = useQuery({
    queryKey: ['trade', id],
    enabled: Boolean(id),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/trades/{id}', { params: { path: { id } }, signal })),
  });
  return (
    <>
      <PageHead title={w.newManifest} />
      {data ? (
        <ManifestForm trade={data} />
      ) : (
        <section className="panel empty">
          <p>{w.needTrade}</p>
          <Link className="button-link main-action" to="/trades?state=signed_by_both">
            {t.list}
          </Link>
        </section>
      )}
    </>
  );
}
