/** @jsxImportSource preact */
import { answerOf, api } from '../../api/client';
import { moment } from '../../i18n/time';
import { enterprise } from '../Parties';
import { useAsked } from '../use';
import { stateWords, termWords, words } from '../words';
import { Cells, Sheet } from './Sheet';

async function all(id: string) {
  const found = await answerOf(api.GET('/v1/cases/{id}', { params: { path: { id } } }));
  const [unit, flags] = await Promise.all([
    enterprise(found.enterprise_id),
    Promise.all(
      found.flags.map((flag) => answerOf(api.GET('/v1/flags/{id}', { params: { path: { id: flag } } }))),
    ),
  ]);
  return { found, unit, flags };
}

export function CasePrint({ id }: { id: string }) {
  const w = words();
  const { data, problem } = useAsked(() => all(id), id);
  if (problem)
    return (
      <p role="alert" class="bad">
        {problem.message || w.noAnswer}
      </p>
    );
  if (!data) return <p role="status">…</p>;
  const { found, unit, flags } = data;
  return (
    <Sheet
      title={`${w.caseFile} · ${found.title}`}
      number={id}
      code={`${window.location.origin}/cases/${id}`}
    >
      <Cells
        items={[
          [w.unit, unit.name],
          [w.uscc, unit.uscc],
          [w.state, stateWords().case[found.state]],
          [w.openedBy, found.opened_by],
          [w.opened, moment(found.opened_at)],
          [w.outcome, found.outcome ?? ''],
        ]}
      />
      {flags.map((flag) => (
        <section key={flag.id}>
          <h2>
            {w.flag} {flag.indicator} · {moment(flag.raised_at)}
          </h2>
          <Cells
            items={[
              [w.formula, flag.formula],
              [w.facts, <pre>{JSON.stringify(flag.facts, null, 1)}</pre>],
              [w.verdict, flag.verdict ? `${termWords().verdict[flag.verdict]} ${flag.note ?? ''}` : ''],
            ]}
          />
        </section>
      ))}
    </Sheet>
  );
}
