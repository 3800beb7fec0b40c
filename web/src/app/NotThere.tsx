import { PageHead } from '../ui/PageHead';
import { useWords } from '../i18n/useWords';

export function NotThere() {
  const { common } = useWords();
  return <PageHead title={common.notThere} about={common.notThereHint} />;
}
