import { Select } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../i18n/useWords';

export function LineFilter() {
  const { finance: w, terms, common } = useWords();
  const [query, setQuery] = useSearchParams();
  return (
    <Select
      aria-label={w.line}
      style={{ minWidth: 220 }}
      value={query.get('line') ?? ''}
      onChange={(line) => setQuery(line ? { line } : {}, { replace: true })}
      options={[
        { value: '', label: common.all },
        ...Object.entries(terms.line).map(([value, label]) => ({ value, label })),
      ]}
    />
  );
}
