/** @jsxImportSource preact */
// One load as driver and scale clerk need it: manifest, waybill, vehicle and crew, scales, and the next step.
import type { Load, LoadDetail } from '../api/types';
import { kilogramsText } from '../i18n/exact';
import { moment, today } from '../i18n/time';
import { DriverSign } from './DriverSign';
import { Facts } from './Facts';
import { loadOf, papersOf } from './look';
import { Party, Waste } from './Names';
import { ScaleForm } from './ScaleForm';
import { StateWord } from './StateWord';
import { useAnswer } from './useAnswer';
import { useWords } from './useWords';
import { Waiting } from './Waiting';

function Until({ date }: { date: string | undefined }) {
  const w = useWords();
  if (!date) return null;
  return (
    <small>
      {' '}
      {w.validTo} {date} {date < today() && <strong class="bad-word">✕ {w.expired}</strong>}
    </small>
  );
}

export function PapersOf({ load }: { load: Load }) {
  const w = useWords();
  const { data } = useAnswer(`papers ${load.id}`, async () => ({ papers: await papersOf(load) }), false);
  const papers = data?.papers;
  if (!papers) return <Facts items={[[w.plate, load.plate], Boolean(data) && [w.papers, w.papersUnknown]]} />;
  const { vehicle, driver, escort } = papers;
  return (
    <Facts
      items={[
        [
          w.plate,
          <>
            {load.plate}
            <Until date={vehicle?.valid_to} />
          </>,
        ],
        [w.permit, vehicle?.permit_number ?? '—'],
        [
          w.maxLoad,
          vehicle?.max_load_kilograms ? `${kilogramsText(vehicle.max_load_kilograms)} ${w.kg}` : '—',
        ],
        [
          w.driver,
          <>
            {driver?.name ?? '—'} <small>{driver?.certificate_number}</small>
            <Until date={driver?.valid_to} />
          </>,
        ],
        [
          w.escort,
          <>
            {escort?.name ?? '—'} <small>{escort?.certificate_number}</small>
            <Until date={escort?.valid_to} />
          </>,
        ],
      ]}
    />
  );
}

export function Scales({ detail }: { detail: LoadDetail }) {
  const w = useWords();
  return (
    <>
      {detail.weighings.length === 0 && <p class="quiet">{w.none}</p>}
      {detail.weighings.map((one) => (
        <Facts
          key={one.place}
          items={[
            [
              one.place === 'origin' ? w.origin : w.destination,
              <strong>
                {w.net} {kilogramsText(one.net_kilograms)} {w.kg}
              </strong>,
            ],
            [w.gross, `${kilogramsText(one.gross_kilograms)} ${w.kg}`],
            [w.tare, `${kilogramsText(one.tare_kilograms)} ${w.kg}`],
            [w.ticket, `${one.ticket_number} · ${w.scale} ${one.scale_id}`],
            [w.weighedAt, moment(one.weighed_at)],
          ]}
        />
      ))}
    </>
  );
}

export function ManifestFacts({ load }: { load: Load }) {
  const w = useWords();
  return (
    <Facts
      items={[
        [w.number, <span class="mono">{load.manifest_number ?? '—'}</span>],
        [w.waybill, load.waybill_number ?? w.none],
        [w.waste, <Waste code={load.code} />],
        [
          w.mass,
          <>
            {kilogramsText(load.kilograms)} {w.kg} · {w.packages} {load.packages}
          </>,
        ],
        [w.un, `${load.un_number ?? '—'} · ${w.dgClass} ${load.dg_class ?? '—'}`],
        [w.producer, <Party id={load.producer_id} />],
        [w.carrier, <Party id={load.carrier_id} />],
        [w.processor, <Party id={load.processor_id} />],
        [w.planned, moment(load.planned_departure)],
        Boolean(load.departed_at) && [w.departed, moment(load.departed_at)],
        Boolean(load.arrived_at) && [w.arrived, moment(load.arrived_at)],
      ]}
    />
  );
}

export function LoadView({ id }: { id: string }) {
  const w = useWords();
  const answer = useAnswer(`load ${id}`, () => loadOf(id));
  const detail = answer.data;
  if (!detail)
    return (
      <>
        <h1>{w.title('')}</h1>
        <Waiting answer={answer} />
      </>
    );
  const { load } = detail;
  const may = (action: string) => load.allowed_actions.includes(action);
  return (
    <>
      <h1>{w.title(load.manifest_number ?? load.plate)}</h1>
      <p>
        <StateWord load={load} />
      </p>
      <Waiting answer={answer} />
      {may('depart') && <DriverSign kind="depart" detail={detail} again={answer.again} />}
      {may('arrive') && <DriverSign kind="arrive" detail={detail} again={answer.again} />}
      {may('weigh_origin') && <ScaleForm place="origin" detail={detail} again={answer.again} />}
      {may('weigh_destination') && <ScaleForm place="destination" detail={detail} again={answer.again} />}
      <section class="card">
        <h2>{w.manifest}</h2>
        <ManifestFacts load={load} />
        <p>
          <a class="button" href={`/m/print/manifest/${id}`}>
            {w.printManifest}
          </a>
        </p>
      </section>
      <section class="card">
        <h2>{w.papers}</h2>
        <PapersOf load={load} />
      </section>
      <section class="card">
        <h2>{w.weighings}</h2>
        <Scales detail={detail} />
      </section>
    </>
  );
}
