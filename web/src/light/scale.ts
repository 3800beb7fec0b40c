// What stands on a weighing form, checked digit by digit before it is sent.
import { integerOf, parseFixed } from '../i18n/exact';
import type { Body } from './queue';

export interface Entry {
  ticket: string;
  scale: string;
  gross: string;
  tare: string;
  at: string; // Beijing's wall clock, "2026-11-28T09:30:00"
}

export type Fault = 'needed' | 'whole' | 'netBad';

const kMost = 1_000_000; // of the contract

export function kilogramsOf(text: string): number | undefined {
  const count = integerOf(parseFixed(text, 0));
  return count === undefined || count < 0 || count > kMost ? undefined : count;
}

export function netOf(entry: Entry): number | undefined {
  const gross = kilogramsOf(entry.gross);
  const tare = kilogramsOf(entry.tare);
  return gross === undefined || tare === undefined ? undefined : gross - tare;
}

export function faultsOf(entry: Entry): Partial<Record<keyof Entry, Fault>> {
  const faults: Partial<Record<keyof Entry, Fault>> = {};
  for (const field of ['ticket', 'scale', 'gross', 'tare', 'at'] as const)
    if (!entry[field].trim()) faults[field] = 'needed';
  for (const field of ['gross', 'tare'] as const)
    if (!faults[field] && kilogramsOf(entry[field]) === undefined) faults[field] = 'whole';
  const net = netOf(entry);
  if (net !== undefined && net <= 0) faults.gross = 'netBad';
  return faults;
}

export function weighingOf(place: 'origin' | 'destination', entry: Entry): Body {
  return {
    place,
    ticket_number: entry.ticket.trim(),
    scale_id: entry.scale.trim(),
    gross_kilograms: kilogramsOf(entry.gross) ?? 0,
    tare_kilograms: kilogramsOf(entry.tare) ?? 0,
    weighed_at: new Date(`${entry.at.length === 16 ? `${entry.at}:00` : entry.at}+08:00`).toISOString(),
  };
}

export const beijingNow = (now = Date.now()): string =>
  new Date(now + 8 * 3_600_000).toISOString().slice(0, 19);
