// What stands in the QR codes, and the digital id of a label.
export const checkCode = (origin: string, number: string) => `${origin}/m/check/${number}`;
export const statementCode = (origin: string, enterprise: string, from: string, to: string) =>
  `${origin}/m/print/statement/${enterprise}?from=${from}&to=${to}`;
export const dayCode = (origin: string, date: string, sm3: string) =>
  `${origin}/m/print/day/${date}?sm3=${sm3}`;
export const caseCode = (origin: string, id: string) => `${origin}/m/print/case/${id}`;

// HJ 1276-2022: four parts, 37 characters: unit (18), waste code (8 digits), date (8), serial (3). The serial
// is the producer's own, from its ledger. Nothing when a part doesn't have its length.
export function digitalId(uscc: string, code: string, since: string, serial: number): string | undefined {
  const parts = [uscc, code.replace(/-/g, ''), since.replace(/-/g, ''), String(serial).padStart(3, '0')];
  const lengths = [18, 8, 8, 3];
  return parts.every((part, i) => part.length === lengths[i]) ? parts.join('') : undefined;
}

// The side of a label in millimetres by the packaging of the lot (HJ 1276-2022, table of sizes): a drum of
// 200 L needs 150, a tank, a cubic tote and a bulk bag 200; the reader may choose another on the page.
export type Side = 100 | 150 | 200;
export const sideOf = (packaging: string): Side => (packaging === 'DRUM200' ? 150 : 200);
export const sideAsked = (text: string | null): Side | undefined =>
  text === '100' ? 100 : text === '150' ? 150 : text === '200' ? 200 : undefined;

// "T/In" → ["T", "In"]; "T,I" → ["T", "I"]
export const hazardLetters = (hazard: string): string[] =>
  hazard
    .split(/[,，/]/)
    .map((one) => one.trim())
    .filter(Boolean);
