/** @jsxImportSource preact */
// The label of HJ 1276-2022 for a lot. What the platform does not know (digital id, contact, precautions) is
// left to be written by hand.
import { answerOf, api } from '../../api/client';
import { kilogramsText } from '../../i18n/exact';
import { day } from '../../i18n/time';
import { enterprise } from '../Parties';
import { useAsked } from '../use';
import { words } from '../words';
import { Qr } from './Sheet';

async function all(id: string) {
  const lot = await answerOf(api.GET('/v1/lots/{id}', { params: { path: { id } } }));
  const [unit, codes, forms] = await Promise.all([
    enterprise(lot.producer_id),
    answerOf(api.GET('/v1/reference/waste-codes', { params: { query: { search: lot.code } } })),
    answerOf(api.GET('/v1/reference/terms/{list}', { params: { path: { list: 'form' } } })),
  ]);
  return {
    lot,
    unit,
    waste: codes.items.find((one) => one.code === lot.code),
    form: forms.items.find((one) => one.code === lot.form)?.label ?? lot.form,
  };
}

export function LabelPrint({ id }: { id: string }) {
  const w = words();
  const { data, problem } = useAsked(() => all(id), id);
  if (problem)
    return (
      <p role="alert" class="bad">
        {problem.message || w.noAnswer}
      </p>
    );
  if (!data) return <p role="status">…</p>;
  const { lot, unit, waste, form } = data;
  document.title = `${w.label} ${lot.code}`;
  const rows: [string, string][] = [
    [w.name, waste?.description ?? ''],
    [w.category, `${waste?.category ?? ''} ${waste?.category_name ?? ''}`],
    [w.code, lot.code],
    [w.form, form],
    [w.hazard, waste?.hazard ?? ''],
    [w.harmful, ''],
    [w.notes, ''],
    [w.digital, ''],
    [w.unit, unit.name],
    [w.contact, ''],
    [w.since, day(lot.stored_since)],
    [w.weight, `${kilogramsText(lot.kilograms)} kg`],
    [w.remark, ''],
  ];
  return (
    <article class="label">
      <button class="main no-print" onClick={() => window.print()}>
        {w.print}
      </button>
      <h1>{w.label}</h1>
      <div class="label-body">
        <table class="cells">
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <figure>
          <Qr text={`${window.location.origin}/lots/${id}`} label={w.scan} />
          <figcaption>{w.scan}</figcaption>
        </figure>
      </div>
    </article>
  );
}
