// What a line of the bank may be matched to: escrows still waiting for money, those first that it may have
// meant, with the reason. The service suggests, finance decides; this only looks and sums.
import type { Break, ExpectedItem, MatchPart } from '../../api/types';
import { sum } from '../../i18n/exact';
import { countOf } from '../../ui/NumberField';

export interface Candidate {
  reference: string;
  name: string;
  amountFen: number; // still to come
  reason?: 'sameAmount' | 'nearReference';
}

export interface PartValues {
  to: 'escrow' | 'payout' | 'enterprise';
  reference?: string;
  payout_id?: string;
  enterprise_id?: string;
  amount?: string; // yuan, as typed
}

// Lines that may go into one match: open, in suspense, of one direction.
export const matchable = (one: Break) => one.allowed_actions.includes('match');
export function together(one: Break, other: Break): boolean {
  return matchable(other) && (other.suspense_fen ?? 0) > 0 === (one.suspense_fen ?? 0) > 0;
}

const size = (fen: bigint) => (fen < 0n ? -fen : fen);
export const linesFen = (lines: Break[]) => size(sum(lines.map((one) => one.suspense_fen ?? 0)));

// What the parts leave of the lines; negative: the parts are more.
export function leftOf(lines: Break[], parts: PartValues[]): bigint {
  return linesFen(lines) - sum(parts.map((part) => countOf(part?.amount, 2) ?? 0));
}

export function partOf(values: PartValues): MatchPart {
  return {
    amount_fen: countOf(values.amount, 2) ?? 0,
    reference: values.to === 'escrow' ? values.reference : undefined,
    payout_id: values.to === 'payout' ? values.payout_id : undefined,
    enterprise_id: values.to === 'enterprise' ? values.enterprise_id : undefined,
  };
}

// Levenshtein's distance, stopped at most + 1.
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? most + 1;
}

const kMostShown = 12;
const kFirst = { nearReference: 0, sameAmount: 1, none: 2 };

export function candidates(one: Break, deposits: ExpectedItem[]): Candidate[] {
  const said = (one.remittance ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '');
  const found = deposits.map((each): Candidate => {
    const near = said && distance(said, each.reference, 2) <= 2;
    const reason = near ? 'nearReference' : each.amount_fen === one.amount_fen ? 'sameAmount' : undefined;
    return { reference: each.reference, name: each.name, amountFen: each.amount_fen, reason };
  });
  const rank = (each: Candidate) => kFirst[each.reason ?? 'none'];
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, kMostShown);
}
