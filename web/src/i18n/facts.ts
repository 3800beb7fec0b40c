// The facts that a flag rests on, as its service sends them: names to words, codes to words, figures to the
// unit that stands in their name. One reading for the console and for paper.
import { kilogramsText, permille, yuan } from './exact';
import { exactMoment } from './time';
import type * as gates from './words/gates';
import type * as reasons from './words/reasons';
import type * as states from './words/states';
import type * as terms from './words/terms';

export interface FactWords {
  gates: typeof gates.zh;
  reasons: typeof reasons.zh;
  states: typeof states.zh;
  terms: typeof terms.zh;
}

// offer_a_id → "offer_a"; the unit of a figure is said with its value.
export function factLabel(words: FactWords, name: string): string {
  const plain = name.replace(/_(fen|id|permille)$/, '');
  const known = words.reasons.fact as Record<string, string>;
  return known[plain] ?? plain.replace(/_/g, ' ');
}

function codesOf({ gates, reasons, states, terms }: FactWords): Record<string, Record<string, string>> {
  return {
    feed: terms.services,
    problem: gates.problem,
    operation: gates.operation,
    kind: terms.breakKind,
    cause: terms.breakCause,
    rule: reasons.deviation,
    deviation: reasons.deviation,
    part: terms.roles,
    duty: terms.duty,
    grade: states.grade,
    floor: states.grade,
  };
}

// Things of the platform are known, on the screen and on paper, by the end of their id.
const kId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const kKilograms = /kilograms$|^(approved|left|tolerance)$/;

// A single fact in words: a code's word, a figure with its unit, a moment in Beijing time, else as it is.
export function factText(words: FactWords, name: string, text: string): string {
  const codes = codesOf(words)[name];
  if (codes) return codes[text] ?? text;
  if (/^-?\d+$/.test(text)) {
    if (/_fen$/.test(name)) return `¥ ${yuan(text)}`;
    if (kKilograms.test(name)) return `${kilogramsText(text)} kg`;
    if (/metres$/.test(name)) return `${kilogramsText(text)} m`;
    if (/permille$/.test(name)) return permille(text);
  }
  if (kId.test(text)) return text.slice(-12);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? exactMoment(text) : text;
}
