/** @jsxImportSource preact */
// A case with its flags: each rule with formula, threshold and source, the facts found, and the verdict.
import { answerOf, api } from '../../api/client';
import type { Case, Enterprise, Flag, Rule } from '../../api/types';
import { factLabel, factText, type FactWords } from '../../i18n/facts';
import { language } from '../../i18n/language';
import { spoken } from '../../i18n/spoken';
import { exactMoment } from '../../i18n/time';
import * as gates from '../../i18n/words/gates';
import * as reasons from '../../i18n/words/reasons';
import * as states from '../../i18n/words/states';
import * as terms from '../../i18n/words/terms';
import { enterpriseOf } from '../look';
import { useAnswer } from '../useAnswer';
import { useWords } from '../useWords';
import { Waiting } from '../Waiting';
import { caseCode } from './codes';
import { Grid, Sheet, Signatures, type Row } from './Sheet';

interface Known {
  file: Case;
  enterprise?: Enterprise;
  flags: Flag[];
  rules: Rule[];
  names: Map<string, string>;
}

async function read(id: string): Promise<Known> {
  const file = await answerOf(api.GET('/v1/cases/{id}', { params: { path: { id } } }));
  const [enterprise, rules, flags] = await Promise.all([
    enterpriseOf(file.enterprise_id),
    answerOf(api.GET('/v1/indicator-rules', {})),
    Promise.all(
      file.flags.map((flag) => answerOf(api.GET('/v1/flags/{id}', { params: { path: { id: flag } } }))),
    ),
  ]);
  const ids = [...new Set(flags.flatMap((flag) => flag.enterprises))];
  const named = await Promise.all(
    ids.map(async (one) => [one, (await enterpriseOf(one))?.name ?? one] as const),
  );
  return { file, enterprise, flags, rules: rules.items, names: new Map(named) };
}

// The newest rule that was in force when the flag was raised.
export function ruleOf(rules: Rule[], flag: Flag): Rule | undefined {
  const on = flag.raised_at.slice(0, 10);
  return rules
    .filter((one) => one.indicator === flag.indicator && one.valid_from <= on)
    .sort((a, b) => b.valid_from.localeCompare(a.valid_from))[0];
}

const kWords: Record<'zh' | 'en', FactWords> = {
  zh: { gates: gates.zh, reasons: reasons.zh, states: states.zh, terms: terms.zh },
  en: { gates: gates.en, reasons: reasons.en, states: states.en, terms: terms.en },
};

// A fact on paper: lists line by line, what is nested as "name: value".
function text(words: FactWords, name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map((one) => text(words, name, one)).join('\n');
  if (typeof value !== 'object') return factText(words, name, String(value));
  return Object.entries(value)
    .map(([inner, one]) => `${factLabel(words, inner)}: ${text(words, inner, one)}`)
    .join('\n');
}

function FlagSheet({ flag, known, index }: { flag: Flag; known: Known; index: number }) {
  const {
    print: { file: f },
  } = useWords();
  const spokenIn = language.get();
  const words = kWords[spokenIn];
  const rule = ruleOf(known.rules, flag);
  const rows: Row[] = [
    [f.raised, exactMoment(flag.raised_at)],
    [f.parties, flag.enterprises.map((id) => known.names.get(id)).join('、')],
    [f.formula, spoken(flag, 'formula', spokenIn)],
    [f.threshold, rule ? reasons.limitsOf(words.reasons.unit, rule) : '—'],
    [f.source, spoken(rule, 'source', spokenIn) || '—'],
    [f.verdict, flag.verdict ? words.terms.verdict[flag.verdict] : f.notReviewed],
  ];
  if (flag.note)
    rows.push(
      [f.note, flag.note],
      [f.by, `${flag.reviewed_by ?? ''} ${flag.reviewed_at ? exactMoment(flag.reviewed_at) : ''}`],
    );
  return (
    <section class="flag">
      <Grid
        caption={`${f.flag} ${index + 1}：${flag.indicator} ${spoken(rule, 'name', spokenIn)}`}
        rows={rows}
      />
      <table class="lines facts-table">
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {f.facts}
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(flag.facts).map(([key, value]) => (
            <tr key={key}>
              <th scope="row">{factLabel(words, key)}</th>
              <td class="pre">{text(words, key, value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function CaseFile({ id }: { id: string }) {
  const {
    print: { file: f },
  } = useWords();
  const answer = useAnswer(`print case ${id}`, () => read(id), false);
  if (!answer.data)
    return (
      <>
        <h1>{f.title}</h1>
        <Waiting answer={answer} />
      </>
    );
  const known = answer.data;
  const { file, enterprise, flags } = known;
  const rows: Row[] = [
    [f.title2, file.title],
    [f.state, file.state === 'open' ? f.open : f.done],
    [f.unit, enterprise?.name],
    [f.uscc, <span class="mono">{enterprise?.uscc}</span>],
    [f.opened, `${file.opened_by} ${exactMoment(file.opened_at)}`],
    [f.closed, file.closed_at ? exactMoment(file.closed_at) : '—'],
  ];
  if (file.outcome) rows.push([f.outcome, file.outcome]);
  return (
    <Sheet
      title={f.title}
      number={id.slice(-12)}
      code={caseCode(location.origin, id)}
      about={<p>{f.total(flags.length)}</p>}
    >
      <Grid caption={f.title} rows={rows} />
      {flags.map((flag, index) => (
        <FlagSheet key={flag.id} flag={flag} known={known} index={index} />
      ))}
      <Signatures names={[f.handler, f.head]} />
    </Sheet>
  );
}
