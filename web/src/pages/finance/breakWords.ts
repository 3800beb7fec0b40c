// Why a line of the bank waits, or a file was refused, in a sentence: the service gives codes and facts.
import type { BankFile, Break } from '../../api/types';
import { yuan } from '../../i18n/exact';
import type { Words } from '../../i18n/areas';

type Facts = Break['facts'];

function placeOf(w: Words['finance'], facts: Facts): string[] {
  return [
    facts.statement ? w.fileStatement(facts.statement) : '',
    facts.before ? w.statementBefore(facts.before) : '',
    facts.difference_fen ? w.fileGap(yuan(facts.difference_fen.replace('-', ''))) : '',
    facts.line ? w.filePlace(facts.line, facts.column ?? '1') : '',
    facts.path ?? '',
    facts.end_to_end_id ?? '',
  ].filter(Boolean);
}

const joined = (said: string, facts: string[]) => (facts.length ? `${said} (${facts.join(' · ')})` : said);

export function whyOfFile(w: Words['finance'], file: BankFile): string {
  return joined(w.fileWhy[file.why], placeOf(w, file.facts));
}

export function whyOfBreak(w: Words['finance'], one: Break): string {
  const { facts } = one;
  const left = one.cause === 'not-expected' && one.amount_fen < 0;
  const said = left ? w.breakWhy['not-ordered'] : w.breakWhy[one.cause];
  if (facts.why === 'opening-differs' || facts.why === 'closing-differs')
    return joined(w.breakWhy[facts.why], placeOf(w, facts));
  if (facts.why) return `${said}: ${joined(w.fileWhy[facts.why], placeOf(w, facts))}`;
  return joined(facts.reason ? `${said}: ${bankReason(w, facts.reason)}` : said, placeOf(w, facts));
}

// "AC04 …": the bank's code by its word, and what the bank wrote as it wrote it.
export function bankReason(w: Words['finance'], reason: string): string {
  const found = /^([A-Z]{4}|[A-Z]{2}[0-9]{2})(?: (.*))?$/.exec(reason);
  const word = found && (w.bankReason as Record<string, string>)[found[1] ?? ''];
  return word ? `${word} ${found[1]}${found[2] ? ` ${found[2]}` : ''}` : reason;
}
