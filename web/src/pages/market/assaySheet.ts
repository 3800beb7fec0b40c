// An assay as laboratories send it: one component a line, its name first, its figure after.
export type AssayField =
  | 'chlorine_mg_per_kg'
  | 'fluorine_mg_per_kg'
  | 'sulphur_mg_per_kg'
  | 'metals_mg_per_kg'
  | 'heat_kj_per_kg'
  | 'moisture_permille'
  | 'flash_point_c';

const kNames: [AssayField, RegExp][] = [
  ['chlorine_mg_per_kg', /氯|chlorine|^cl\b/i],
  ['fluorine_mg_per_kg', /氟|fluorine|^f\b/i],
  ['sulphur_mg_per_kg', /硫|sulph?ur|^s\b/i],
  ['metals_mg_per_kg', /重金属|metals/i],
  ['heat_kj_per_kg', /热值|heat/i],
  ['moisture_permille', /含水|moisture/i],
  ['flash_point_c', /闪点|flash/i],
];

// Only whole figures in the field's own unit are taken; a percentage must not become a permille by guess.
export function readAssay(text: string): Partial<Record<AssayField, string>> {
  const found: Partial<Record<AssayField, string>> = {};
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const cells = line.split(/[,\t;]/).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const field = kNames.find(([, name]) => name.test(cells[0] ?? ''))?.[0];
    const figure = cells.slice(1).find((cell) => /^-?\d+$/.test(cell));
    if (field && figure) found[field] = figure;
  }
  return found;
}
