// One's own environmental rating with each reason, what would raise it, and the cover one must hold.
import { useMe } from '../../app/session';
import { useWords } from '../../i18n/useWords';
import { PageHead } from '../../ui/PageHead';
import { CoverPanel } from './CoverPanel';
import { RatingPanel } from './RatingPanel';

export default function Standing() {
  const { carrier: w } = useWords();
  const me = useMe();
  return (
    <>
      <PageHead title={w.standingTitle} />
      {me.enterprise_id && (
        <>
          <RatingPanel id={me.enterprise_id} />
          <CoverPanel id={me.enterprise_id} />
        </>
      )}
    </>
  );
}
