// One of the two texts that a service gives: name_zh and name_en, formula_zh and formula_en …
import type { Language } from './language';

type Pairs<T> = { [K in keyof T & string]: K extends `${infer Name}_zh` ? Name : never }[keyof T & string];

export function spoken<T extends object>(row: T | undefined, name: Pairs<T>, language: Language): string {
  return row ? String((row as Record<string, unknown>)[`${name}_${language}`] ?? '') : '';
}
