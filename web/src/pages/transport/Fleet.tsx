// A carrier's vehicles, people and tariffs, with the days their papers have left.
import { useQuery } from '@tanstack/react-query';
import type { Dayjs } from 'dayjs';
import { answerOf, api, commandHeaders } from '../../api/client';
import { useMe } from '../../app/session';
import { kilogramsText } from '../../i18n/exact';
import { daysBetween, today } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { beijingNow, DateField, dayText } from '../../ui/DateFields';
import { DialogForm } from '../../ui/DialogForm';
import { Money } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { countOf, NumberField } from '../../ui/NumberField';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { Tag } from '../../ui/StateTag';
import { Day } from '../../ui/When';
import { useCrew, useVehicles } from './useFleet';

const kSoon = 60; // days

function Expiry({ on }: { on: string | undefined }) {
  const { carrier: w } = useWords();
  if (!on) return <>—</>;
  const left = daysBetween(today(), on);
  return (
    <>
      <Day at={on} />{' '}
      {left < 0 ? (
        <Tag tone="bad">{w.expired}</Tag>
      ) : left < kSoon ? (
        <Tag tone="wait">
          {w.soon} · {w.expiryIn(left)}
        </Tag>
      ) : null}
    </>
  );
}

function NewTariff() {
  const { carrier: w } = useWords();
  return (
    <DialogForm<{ tonne: string; km: string; from: Dayjs }>
      small
      form="tariff.new"
      label={w.newTariff}
      initial={{ from: beijingNow() }}
      call={(key, v) =>
        answerOf(
          api.POST('/v1/tariffs', {
            headers: commandHeaders(key),
            body: {
              fen_per_tonne: countOf(v.tonne, 2) ?? 0,
              fen_per_tonne_km: countOf(v.km, 2),
              valid_from: dayText(v.from),
            },
          }),
        )
      }
    >
      <NumberField name="tonne" label={w.perTonne} places={2} required />
      <NumberField name="km" label={w.perTonneKm} places={2} />
      <DateField name="from" label={w.validFrom} />
    </DialogForm>
  );
}

export default function Fleet() {
  const { carrier: w, terms } = useWords();
  const me = useMe();
  const own = me.enterprise_id ?? undefined;
  const vehicles = useVehicles(own);
  const crew = useCrew(own);
  const tariffs = useQuery({
    queryKey: ['tariffs', own],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/tariffs', { params: { query: { carrier_id: own, limit: 50 } }, signal })),
  });
  const soonest = <T extends { valid_to?: string }>(all: T[] | undefined, name: (one: T) => string) =>
    all &&
    [...all].sort(
      (a, b) => (a.valid_to ?? '').localeCompare(b.valid_to ?? '') || name(a).localeCompare(name(b), 'zh-CN'),
    );
  return (
    <>
      <PageHead title={w.fleetTitle} />
      <Panel title={w.vehicles}>
        {!vehicles.items && <Loading error={vehicles.error} />}
        <PlainTable
          label={w.vehicles}
          columns={[
            { title: w.plate, show: (one) => one.plate },
            { title: w.permit, mono: true, show: (one) => one.permit_number },
            { title: w.classes, show: (one) => one.classes?.join(', ') },
            { title: w.maxLoad, number: true, show: (one) => kilogramsText(one.max_load_kilograms ?? 0) },
            { title: w.validTo, show: (one) => <Expiry on={one.valid_to} /> },
          ]}
          rows={soonest(vehicles.items, (one) => one.plate ?? '')}
          rowKey={(one) => one.id}
          empty={w.fleetTeach}
        />
      </Panel>
      <div className="columns">
        <Panel title={w.crew}>
          {!crew.items && <Loading error={crew.error} />}
          <PlainTable
            label={w.crew}
            columns={[
              { title: w.personName, show: (one) => one.name },
              { title: w.duty, show: (one) => one.duty && terms.duty[one.duty] },
              { title: w.certificate, mono: true, show: (one) => one.certificate_number },
              { title: w.validTo, show: (one) => <Expiry on={one.valid_to} /> },
            ]}
            rows={soonest(crew.items, (one) => one.name ?? '')}
            rowKey={(one) => one.id}
          />
        </Panel>
        <Panel title={w.tariffs} extra={<NewTariff />}>
          {!tariffs.data && <Loading error={tariffs.error} />}
          <PlainTable
            label={w.tariffs}
            columns={[
              { title: w.validFrom, show: (one) => <Day at={one.valid_from} /> },
              { title: w.perTonne, number: true, show: (one) => <Money fen={one.fen_per_tonne} /> },
              { title: w.perTonneKm, number: true, show: (one) => <Money fen={one.fen_per_tonne_km} /> },
            ]}
            rows={tariffs.data?.items}
            rowKey={(one) => one.id}
          />
        </Panel>
      </div>
    </>
  );
}
