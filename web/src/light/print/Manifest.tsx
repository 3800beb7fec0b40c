/** @jsxImportSource preact */
// The transfer manifest of one lorry, in the three parts of the ministry's form. What the system doesn't know
// is left for the hand.
import { answerOf, api } from '../../api/client';
import { asProblem } from '../../api/problem';
import type { Enterprise, LoadDetail, Lot, WasteCode } from '../../api/types';
import { kilogramsText, tonnes } from '../../i18n/exact';
import { language } from '../../i18n/language';
import { moment } from '../../i18n/time';
import * as gates from '../../i18n/words/gates';
import { enterpriseOf, loadOf, pages, papersOf, termsOf, wasteOf, type Papers } from '../look';
import { useAnswer } from '../useAnswer';
import { useWords } from '../useWords';
import { Waiting } from '../Waiting';
import { checkCode, hazardLetters } from './codes';
import { Grid, Sheet, Signatures } from './Sheet';

interface Known {
  detail: LoadDetail;
  producer?: Enterprise;
  carrier?: Enterprise;
  processor?: Enterprise;
  waste?: WasteCode;
  papers?: Papers;
  lot?: Lot;
  licences: string[];
  hazards: Map<string, string>;
  forms: Map<string, string>;
  packagings: Map<string, string>;
  methods: Map<string, string>;
}

const reasonOf = (reason: string) =>
  gates.codedReason((language.get() === 'zh' ? gates.zh : gates.en).problem, reason);

// Some roles may not see a lot; the manifest is printed without it.
async function lotOf(id: string | undefined): Promise<Lot | undefined> {
  if (!id) return undefined;
  try {
    return await answerOf(api.GET('/v1/lots/{id}', { params: { path: { id } } }));
  } catch (error) {
    if ([403, 404].includes(asProblem(error).status)) return undefined;
    throw error;
  }
}

async function licencesOf(
  enterprise: string | undefined,
  method: string | null | undefined,
): Promise<string[]> {
  const all = await pages((cursor) =>
    answerOf(api.GET('/v1/licences', { params: { query: { limit: 200, cursor } } })),
  );
  const theirs = all.filter((one) => one.enterprise_id === enterprise && !one.suspended);
  const fitting = theirs.filter((one) => !method || one.items.some((item) => item.method === method));
  return fitting.map((one) => one.number);
}

async function read(id: string): Promise<Known> {
  const detail = await loadOf(id);
  const { load } = detail;
  const [producer, carrier, processor, waste, papers, lot, licences, hazards, forms, packagings, methods] =
    await Promise.all([
      enterpriseOf(load.producer_id),
      enterpriseOf(load.carrier_id),
      enterpriseOf(load.processor_id),
      wasteOf(load.code),
      papersOf(load),
      lotOf(load.lot_id),
      licencesOf(load.processor_id, load.method),
      termsOf('hazard'),
      termsOf('form'),
      termsOf('packaging'),
      termsOf('disposal_method'),
    ]);
  return {
    detail,
    producer,
    carrier,
    processor,
    waste,
    papers,
    lot,
    licences,
    hazards,
    forms,
    packagings,
    methods,
  };
}

function Lines({ known }: { known: Known }) {
  const {
    print: { manifest: m },
  } = useWords();
  const {
    detail: { load },
    waste,
    lot,
    hazards,
    forms,
    packagings,
  } = known;
  const hazard = hazardLetters(waste?.hazard ?? '')
    .map((one) => hazards.get(one) ?? one)
    .join('、');
  return (
    <table class="lines">
      <thead>
        <tr>
          {[m.waste, m.code, m.hazard, m.form, m.component, m.packaging, m.packages, m.mass].map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tfoot>
        <tr>
          <th scope="row" colSpan={6}>
            {m.total}
          </th>
          <td class="right">{load.packages}</td>
          <td class="right">{tonnes(load.kilograms)}</td>
        </tr>
      </tfoot>
      <tbody>
        <tr>
          <td>{waste?.description}</td>
          <td class="mono code">{load.code}</td>
          <td>
            {hazard} {waste?.hazard && `(${waste.hazard})`}
          </td>
          <td>{lot && (forms.get(lot.form) ?? lot.form)}</td>
          <td />
          <td>{lot && (packagings.get(lot.packaging) ?? lot.packaging)}</td>
          <td class="right">{load.packages}</td>
          <td class="right">{tonnes(load.kilograms)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Origin({ known }: { known: Known }) {
  const { print: p } = useWords();
  const { manifest: m } = p;
  const {
    producer,
    detail: { load },
  } = known;
  return (
    <section>
      <Grid
        caption={m.part1}
        rows={[
          [m.unit, producer?.name],
          [m.uscc, <span class="mono">{producer?.uscc}</span>],
          [m.address, producer?.address],
          [m.phone, ''],
          [m.handler, ''],
          [m.handedAt, load.departed_at ? moment(load.departed_at) : ''],
        ]}
      />
      <Lines known={known} />
    </section>
  );
}

function Carriage({ known }: { known: Known }) {
  const { print: p, terms } = useWords();
  const { manifest: m } = p;
  const {
    carrier,
    papers,
    producer,
    processor,
    detail: { load, waybill },
  } = known;
  const person = (id: string | undefined, one: { name?: string; certificate_number?: string } | undefined) =>
    one ? `${one.name ?? ''} ${one.certificate_number ?? ''}` : id ? p.notYours : '';
  const district = (code: string | undefined) =>
    code ? ((terms.districts as Record<string, string>)[code] ?? code) : '';
  return (
    <Grid
      caption={m.part2}
      rows={[
        [m.unit, carrier?.name],
        [m.permit, ''],
        [m.plate, load.plate],
        [m.vehiclePermit, papers ? papers.vehicle?.permit_number : p.notYours],
        [m.driver, person(load.driver_id, papers?.driver)],
        [m.escort, person(load.escort_id, papers?.escort)],
        [m.waybill, <span class="mono">{load.waybill_number ?? ''}</span>],
        [m.un, [load.un_number, load.dg_class].filter(Boolean).join(' / ')],
        [m.start, district(waybill?.start ?? producer?.district)],
        [m.end, district(waybill?.end ?? processor?.district)],
        [m.departed, load.departed_at ? moment(load.departed_at) : ''],
        [m.arrived, load.arrived_at ? moment(load.arrived_at) : ''],
      ]}
    />
  );
}

function Receipt({ known }: { known: Known }) {
  const { print: p } = useWords();
  const { manifest: m } = p;
  const {
    processor,
    licences,
    methods,
    detail: { load },
  } = known;
  const accepted = load.accepted_kilograms ?? 0;
  const refused = load.refused_kilograms ?? 0;
  const decided = Boolean(load.decided_at);
  const opinion = !decided
    ? ''
    : accepted && refused
      ? m.partWord
      : accepted
        ? m.acceptedWord
        : m.refusedWord;
  return (
    <Grid
      caption={m.part3}
      rows={[
        [m.unit, processor?.name],
        [m.licence, licences.join('、')],
        [m.received, decided ? moment(load.decided_at) : ''],
        [m.differs, ''],
        [m.opinion, opinion],
        [m.method, load.method ? `${load.method} ${methods.get(load.method) ?? ''}` : ''],
        [m.accepted, decided ? tonnes(accepted) : ''],
        [m.refused, decided ? tonnes(refused) : ''],
        ...(load.reason ? [[m.reason, reasonOf(load.reason)] as [string, string]] : []),
      ]}
    />
  );
}

function Weighings({ detail }: { detail: LoadDetail }) {
  const {
    print: { manifest: m },
  } = useWords();
  if (!detail.weighings.length) return null;
  return (
    <table class="lines">
      <caption>{m.weighings}</caption>
      <thead>
        <tr>
          {[m.place, m.ticket, m.scale, m.gross, m.tare, m.net, m.at].map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {detail.weighings.map((one) => (
          <tr key={one.place}>
            <td>{m[one.place]}</td>
            <td class="mono">{one.ticket_number}</td>
            <td class="mono">{one.scale_id}</td>
            <td class="right">{kilogramsText(one.gross_kilograms)}</td>
            <td class="right">{kilogramsText(one.tare_kilograms)}</td>
            <td class="right">{kilogramsText(one.net_kilograms)}</td>
            <td>{moment(one.weighed_at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Manifest({ id }: { id: string }) {
  const w = useWords();
  const {
    print: { manifest: m },
  } = w;
  const answer = useAnswer(`print manifest ${id}`, () => read(id), false);
  if (!answer.data)
    return (
      <>
        <h1>{m.title}</h1>
        <Waiting answer={answer} />
      </>
    );
  const known = answer.data;
  const { load } = known.detail;
  const number = load.manifest_number ?? '';
  return (
    <Sheet
      title={m.title}
      number={number}
      code={number ? checkCode(location.origin, number) : undefined}
      about={
        <>
          <p>
            {m.number}：<strong class="mono">{number || '—'}</strong>
          </p>
          <p>
            {m.state}：{w.load[load.state]}
            {load.paper && ` · ${m.paper}`}
          </p>
          {!number && <p class="box bad">! {m.noNumber}</p>}
        </>
      }
    >
      <Origin known={known} />
      <Carriage known={known} />
      <Receipt known={known} />
      <Weighings detail={known.detail} />
      <Signatures names={[w.producer, w.carrier, w.processor]} />
    </Sheet>
  );
}
