// Facts as a service sends them: figures whose unit stands in their name, lists, nested facts.
import { kilogramsText, permille, yuan } from '../i18n/exact';
import { exactMoment } from '../i18n/time';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/useWords';
import { Party } from './Party';

const kId = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

function Value({ name, value }: { name: string; value: unknown }) {
  if (value === null || value === undefined || value === '') return <>—</>;
  if (Array.isArray(value))
    return (
      <>
        {value.map((one, i) => (
          <div key={i}>
            <Value name={name} value={one} />
          </div>
        ))}
      </>
    );
  if (typeof value === 'object') return <FactsOf facts={value as Record<string, unknown>} />;
  const text = String(value);
  if (/^-?\d+$/.test(text)) {
    if (/_fen$/.test(name)) return <span className="figure">¥ {yuan(text)}</span>;
    if (/kilograms$/.test(name)) return <span className="figure">{kilogramsText(text)} kg</span>;
    if (/metres$/.test(name)) return <span className="figure">{kilogramsText(text)} m</span>;
    if (/permille$/.test(name)) return <span className="figure">{permille(text)}</span>;
  }
  if (kId.test(text))
    return /(producer|processor|carrier|enterprise)/.test(name) ? (
      <Party id={text} />
    ) : /^(load|lot|trade|round)/.test(name) ? (
      <Link to={`/${name.replace(/(_id|s)$/, '')}s/${text}`} className="mono">
        {text.slice(-12)}
      </Link>
    ) : (
      <span className="mono">{text}</span>
    );
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return <>{exactMoment(text)}</>;
  return <>{text}</>;
}

export function FactsOf({ facts }: { facts: Record<string, unknown> }) {
  const { reasons } = useWords();
  const known = reasons.fact as Record<string, string>;
  const label = (name: string) => {
    const plain = name.replace(/_(fen|id|permille)$/, '');
    return known[plain] ?? plain.replace(/_/g, ' ');
  };
  return (
    <dl className="facts">
      {Object.entries(facts).map(([name, value]) => (
        <div key={name}>
          <dt>{label(name)}</dt>
          <dd>
            <Value name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
