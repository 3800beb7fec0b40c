// "load_in_order ×3: at most 79 without an official result", as the credit service says it, in words.
import type { Words } from '../../i18n/areas';
import { wordOf } from '../../i18n/words/reasons';

type Marks = Pick<Words['common'], 'colon' | 'semicolon'>;

export function ratingFact(said: string, words: Words['reasons'], marks: Marks): string {
  return said
    .split('; ')
    .map((part) => {
      const official = /^official result (\d+) for (\d{4}) \((.*)\)$/.exec(part);
      if (official) return words.official(official[2] ?? '', official[1] ?? '', official[3] ?? '');
      const found = /^([a-z_]+)( ×\d+)?: (at most|-|capped at )\s*(\d+)/.exec(part);
      if (!found) return part;
      const [, fact = '', times = '', effect, points = ''] = found;
      const how = effect === '-' ? words.off : effect === 'at most' ? words.atMost : words.capped;
      return `${wordOf(words.rating, fact)}${times}${marks.colon}${how(points)}`;
    })
    .join(marks.semicolon);
}
