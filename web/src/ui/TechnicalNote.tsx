// An English sentence of a reader or a check, meant for technicians: read in English, taken along in Chinese.
import { useLanguage, useWords } from '../i18n/useWords';
import { Copyable } from './Copyable';

export function TechnicalNote({ text }: { text: string | null | undefined }) {
  const { finance: w } = useWords();
  const language = useLanguage();
  if (!text) return null;
  if (language === 'en') return <small lang="en">{text}</small>;
  return (
    <small>
      <Copyable text={text} shown={w.technical} />
    </small>
  );
}
