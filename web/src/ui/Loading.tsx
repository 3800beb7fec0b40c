import { useWords } from '../i18n/useWords';
import { ProblemAlert } from './ProblemAlert';

export function Loading({ error }: { error?: unknown }) {
  const { common } = useWords();
  if (error) return <ProblemAlert error={error} />;
  return (
    <div role="status" aria-label={common.loading} className="loading">
      <span />
      <span />
      <span />
    </div>
  );
}
