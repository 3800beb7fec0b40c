// A partner's systems: their keys and what they are told.
import { useWords } from '../../i18n/useWords';
import { PageHead } from '../../ui/PageHead';
import { ApiKeys } from './ApiKeys';
import { Webhooks } from './Webhooks';

export default function Partner() {
  const { partner: w } = useWords();
  return (
    <>
      <PageHead title={w.title} about={w.about} />
      <ApiKeys />
      <Webhooks />
    </>
  );
}
