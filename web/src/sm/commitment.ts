// The hash a sealed offer commits to, as services/market/commitment.hpp fixes it.
import { sm3 } from 'sm-crypto';
import type { OfferContent } from '../api/types';

const kLimits = [
  'chlorine_most_mg_per_kg',
  'fluorine_most_mg_per_kg',
  'sulphur_most_mg_per_kg',
  'metals_most_mg_per_kg',
  'moisture_most_permille',
  'heat_least_kj_per_kg',
  'heat_most_kj_per_kg',
  'flash_point_least_c',
] as const;

export function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  );
}

export function lineHash(nonce: string, code: string, price: number): string {
  const salt = sm3(`heliu offer salt 2\nnonce ${nonce}\ncode ${code}\n`);
  return sm3(`heliu offer line 2\nsalt ${salt}\nprice ${price}\n`);
}

export function commitmentText(
  content: OfferContent,
  round: string,
  processor: string,
  nonce: string,
): string {
  const { limits } = content;
  const lines = [
    'heliu sealed offer 2',
    `round ${round}`,
    `processor ${processor}`,
    `licence-item ${content.licence_item_id}`,
    `kilograms ${content.kilograms}`,
    `least-load ${content.least_load_kilograms ?? 0}`,
  ];
  if (content.most_load_kilograms !== null && content.most_load_kilograms !== undefined)
    lines.push(`most-load ${content.most_load_kilograms}`);
  lines.push(`radius ${content.radius_metres ?? 0}`, `window ${content.window_from} ${content.window_to}`);
  for (const name of kLimits) {
    const limit = limits?.[name];
    if (limit !== null && limit !== undefined) lines.push(`limit ${name} ${limit}`);
  }
  if (limits?.forms?.length) lines.push(`forms ${[...limits.forms].sort().join(' ')}`);
  if (limits?.packagings?.length) lines.push(`packagings ${[...limits.packagings].sort().join(' ')}`);
  const byCode = [...content.lines].sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const line of byCode) lines.push(`line ${line.code} ${lineHash(nonce, line.code, line.price)}`);
  return lines.join('\n') + '\n';
}

export function commitmentOf(content: OfferContent, round: string, processor: string, nonce: string): string {
  return sm3(commitmentText(content, round, processor, nonce));
}
