// Escrow references that a bank credit may have meant, with the reason. Finance decides; this only looks.
import type { Break, Escrow, EscrowDetail } from '../../api/types';

export interface Suggestion {
  reference: string;
  tradeId: string;
  amountFen: number;
  reason: 'sameAmount' | 'nearReference';
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

export function suggestions(one: Break, escrows: (Escrow & Partial<EscrowDetail>)[]): Suggestion[] {
  const found: Suggestion[] = [];
  const said = (one.remittance ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '');
  for (const escrow of escrows)
    for (const leg of escrow.legs ?? []) {
      if (leg.funded_fen >= leg.amount_fen) continue;
      const near = said && distance(said, leg.reference, 2) <= 2;
      const same = leg.amount_fen - leg.funded_fen === one.amount_fen;
      if (near || same)
        found.push({
          reference: leg.reference,
          tradeId: escrow.id,
          amountFen: leg.amount_fen,
          reason: near ? 'nearReference' : 'sameAmount',
        });
    }
  return found.sort((a, b) => (a.reason < b.reason ? -1 : 1)).slice(0, 5);
}
