/** @jsxImportSource preact */
// The fields of the transfer manifest that the platform knows, in its three parts; hands sign below.
import { answerOf, api } from '../../api/client';
import type { Enterprise } from '../../api/types';
import { kilogramsText, tonnes } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { partiesOf } from '../Parties';
import { useAsked } from '../use';
import { words } from '../words';
import { Cells, Sheet } from './Sheet';

async function all(id: string) {
  const detail = await answerOf(api.GET('/v1/loads/{id}', { params: { path: { id } } }));
  const [parties, codes] = await Promise.all([
    partiesOf(detail.load),
    answerOf(api.GET('/v1/reference/waste-codes', { params: { query: { search: detail.load.code } } })),
  ]);
  return { detail, parties, waste: codes.items.find((one) => one.code === detail.load.code) };
}

const unit = (one: Enterprise | undefined, w: ReturnType<typeof words>): [string, string][] => [
  [w.uscc, one?.uscc ?? '—'],
  [w.address, one?.address ?? '—'],
];

export function ManifestPrint({ id }: { id: string }) {
  const w = words();
  const { data, problem } = useAsked(() => all(id), id);
  if (problem)
    return (
      <p role="alert" class="bad">
        {problem.message || w.noAnswer}
      </p>
    );
  if (!data) return <p role="status">…</p>;
  const { detail, parties, waste } = data;
  const { load, weighings } = detail;
  const [from, by, to] = parties;
  const net = (place: string) => {
    const found = weighings.find((one) => one.place === place);
    return found ? `${kilogramsText(found.net_kilograms)} kg (${found.ticket_number})` : '';
  };
  const number = load.manifest_number ?? '';
  return (
    <Sheet
      title={w.sheet}
      number={number}
      code={number ? `${window.location.origin}/m/check/${number}` : undefined}
    >
      <h2>{w.part1}</h2>
      <Cells
        items={[
          [w.from, from?.name ?? '—'],
          ...unit(from, w),
          [w.waste, `${load.code} ${waste?.description ?? ''}`],
          [w.hazard, waste?.hazard ?? '—'],
          [w.un, `${load.un_number} / ${load.dg_class}`],
          [w.packages, load.packages],
          [w.tonnes, tonnes(load.kilograms)],
          [w.origin, net('origin')],
          [w.sign, ''],
        ]}
      />
      <h2>{w.part2}</h2>
      <Cells
        items={[
          [w.carrier, by?.name ?? '—'],
          ...unit(by, w),
          [w.plate, load.plate],
          [w.waybill, load.waybill_number ?? ''],
          [w.departed, moment(load.departed_at)],
          [w.arrived, moment(load.arrived_at)],
          [w.driver, ''],
          [w.escort, ''],
        ]}
      />
      <h2>{w.part3}</h2>
      <Cells
        items={[
          [w.to, to?.name ?? '—'],
          ...unit(to, w),
          [w.destination, net('destination')],
          [w.decided, moment(load.decided_at)],
          [w.accepted, load.decided_at ? tonnes(load.accepted_kilograms ?? 0) : ''],
          [w.refusedMass, load.decided_at ? tonnes(load.refused_kilograms ?? 0) : ''],
          [w.method, load.method ?? ''],
          [w.reason, load.reason ?? ''],
          [w.sign, ''],
        ]}
      />
    </Sheet>
  );
}
