import { useLanguage } from '../i18n/useWords';
import { away, day, exactMoment, moment } from '../i18n/time';

export function When({ at, relative = false }: { at: string | null | undefined; relative?: boolean }) {
  const language = useLanguage();
  if (!at) return <span>—</span>;
  return (
    <time dateTime={at} title={exactMoment(at)} className="figure">
      {moment(at)}
      {relative && <small> · {away(at, language)}</small>}
    </time>
  );
}

export function Day({ at }: { at: string | null | undefined }) {
  if (!at) return <span>—</span>;
  return (
    <time dateTime={day(at)} className="figure">
      {day(at)}
    </time>
  );
}
