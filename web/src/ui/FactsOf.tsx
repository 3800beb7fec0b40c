// Facts as a service sends them: figures whose unit stands in their name, codes, lists, nested facts.
import { Link } from 'react-router-dom';
import { factLabel, factText } from '../i18n/facts';
import { useWords } from '../i18n/useWords';
import { Party } from './Party';

const kId = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

function Value({ name, value }: { name: string; value: unknown }) {
  const words = useWords();
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
  if (kId.test(text))
    return /(producer|processor|carrier|enterprise)/.test(name) ? (
      <Party id={text} />
    ) : /^(load|lot|trade|round)/.test(name) ? (
      <Link to={`/${name.replace(/(_id|s)$/, '')}s/${text}`} className="mono">
        {text.slice(-12)}
      </Link>
    ) : (
      <span className="mono">{text.slice(-12)}</span>
    );
  const said = factText(words, name, text);
  return /^-?\d+$/.test(text) ? <span className="figure">{said}</span> : <>{said}</>;
}

export function FactsOf({ facts }: { facts: Record<string, unknown> }) {
  const words = useWords();
  return (
    <dl className="facts">
      {Object.entries(facts).map(([name, value]) => (
        <div key={name}>
          <dt>{factLabel(words, name)}</dt>
          <dd>
            <Value name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
