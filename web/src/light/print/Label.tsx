/** @jsxImportSource preact */
// HJ 1276-2022 labels of a lot's containers, one a page of the label's own size. What the system doesn't know
// (contact, components, precautions) is left for the hand; the serial is the producer's own.
import { answerOf, api } from '../../api/client';
import type { Enterprise, Lot, WasteCode } from '../../api/types';
import { kilogramsText } from '../../i18n/exact';
import { go } from '../address';
import { enterpriseOf, termsOf, wasteOf } from '../look';
import { useAnswer } from '../useAnswer';
import { useWords } from '../useWords';
import { Waiting } from '../Waiting';
import { digitalId, hazardLetters, sideAsked, sideOf, type Side } from './codes';
import { Qr } from './Qr';
import { PrintBar, useTitle } from './Sheet';

interface Known {
  lot: Lot;
  producer?: Enterprise;
  waste?: WasteCode;
  hazards: Map<string, string>;
  forms: Map<string, string>;
}

async function read(id: string): Promise<Known> {
  const lot = await answerOf(api.GET('/v1/lots/{id}', { params: { path: { id } } }));
  const [producer, waste, hazards, forms] = await Promise.all([
    enterpriseOf(lot.producer_id),
    wasteOf(lot.code),
    termsOf('hazard'),
    termsOf('form'),
  ]);
  return { lot, producer, waste, hazards, forms };
}

const kUnits: Record<string, string> = {
  chlorine_mg_per_kg: 'mg/kg',
  fluorine_mg_per_kg: 'mg/kg',
  sulphur_mg_per_kg: 'mg/kg',
  metals_mg_per_kg: 'mg/kg',
  heat_kj_per_kg: 'kJ/kg',
  moisture_permille: '‰',
  flash_point_c: '°C',
};

// What the assay says, for the components.
function useAssay(lot: Lot): string {
  const {
    print: { label: l },
  } = useWords();
  return Object.entries(lot.assay)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(
      ([name, value]) =>
        `${(l.assay as Record<string, string>)[name] ?? name} ${String(value)} ${kUnits[name] ?? ''}`,
    )
    .join('；');
}

function One({ known, serial, side, mass }: { known: Known; serial: number; side: Side; mass: string }) {
  const {
    print: { label: l, qrOf },
  } = useWords();
  const { lot, producer, waste, hazards, forms } = known;
  const assay = useAssay(lot);
  const id = digitalId(producer?.uscc ?? '', lot.code, lot.stored_since, serial);
  const hazard = hazardLetters(waste?.hazard ?? '')
    .map((one) => hazards.get(one) ?? one)
    .join('、');
  const row = (name: string, value: string | undefined, kind?: string) => (
    <tr>
      <th scope="row">{name}</th>
      <td class={kind} colSpan={2}>
        <div>{value}</div>
      </td>
    </tr>
  );
  const beside = (name: string, value: string) => (
    <tr>
      <th scope="row">{name}</th>
      <td>{value}</td>
    </tr>
  );
  return (
    <article class={`label label-${side}`}>
      <div class="label-frame">
        <h1>{l.title}</h1>
        <table>
          <tbody>
            {row(l.name, waste?.description, 'waste-name')}
            {row(l.category, [waste?.category, waste?.category_name].filter(Boolean).join(' '))}
            {row(l.code, lot.code, 'mono')}
            {row(l.form, forms.get(lot.form) ?? lot.form)}
            {row(l.hazard, `${hazard} (${waste?.hazard ?? ''})`)}
            {row(l.main, '')}
            {row(l.harmful, assay)}
            {row(l.care, '')}
            {row(l.id, id ?? '—', 'mono')}
            {row(l.unit, producer?.name)}
            <tr>
              <th scope="row">{l.contact}</th>
              <td />
              <td class="code-cell" rowSpan={4}>
                {id && <Qr text={id} number={id} label={qrOf} side={`${side * 0.2}mm`} />}
              </td>
            </tr>
            {beside(l.since, lot.stored_since)}
            {beside(l.mass, mass)}
            {beside(l.remark, '')}
          </tbody>
        </table>
      </div>
    </article>
  );
}

const small = (text: string | null, most: number): number => {
  const value = /^\d{1,3}$/.test(text ?? '') ? Number(text) : 1;
  return Math.min(Math.max(value, 1), most);
};

export function Label({ id, query }: { id: string; query: URLSearchParams }) {
  const w = useWords();
  const {
    print: { label: l },
  } = w;
  const answer = useAnswer(`print label ${id}`, () => read(id), false);
  useTitle(`${l.title} ${answer.data?.lot.code ?? ''}`);
  if (!answer.data)
    return (
      <>
        <h1>{l.title}</h1>
        <Waiting answer={answer} />
      </>
    );
  const { lot } = answer.data;
  const side = sideAsked(query.get('size')) ?? sideOf(lot.packaging);
  const first = small(query.get('first'), 999);
  const count = Math.min(small(query.get('count'), 200), 1000 - first);
  const change = (name: string, value: string) => {
    const next = new URLSearchParams({
      size: String(side),
      first: String(first),
      count: String(count),
      [name]: value,
    });
    go(`/m/print/label/${id}?${next.toString()}`);
  };
  // The lot's mass is a container's only when the reader says that one container holds it all.
  const mass = query.get('count') === '1' ? `${kilogramsText(lot.kilograms)} kg` : '';
  return (
    <>
      <style>{`@page { size: ${side}mm ${side}mm; margin: 0; }`}</style>
      <PrintBar>
        <label for="size">{l.size}</label>
        <select id="size" value={side} onChange={(event) => change('size', event.currentTarget.value)}>
          <option value="100">{l.small}</option>
          <option value="150">{l.medium}</option>
          <option value="200">{l.large}</option>
        </select>
        <label for="first">{l.first}</label>
        <input
          id="first"
          inputMode="numeric"
          value={first}
          onChange={(event) => change('first', event.currentTarget.value)}
        />
        <label for="count">{l.count}</label>
        <input
          id="count"
          inputMode="numeric"
          value={count}
          onChange={(event) => change('count', event.currentTarget.value)}
        />
        <p class="quiet">
          {l.serialHint}
          {side === 200 && `；${l.twoSides}`}
        </p>
      </PrintBar>
      {Array.from({ length: count }, (_, i) => (
        <One key={i} known={answer.data as Known} serial={first + i} side={side} mass={mass} />
      ))}
    </>
  );
}
