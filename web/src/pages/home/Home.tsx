// 待我处理: what waits for this person, with counts, dues and one action each.
import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { useMe, type Role } from '../../app/session';
import { useLanguage, useWords } from '../../i18n/useWords';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { groups } from './groups';
import { RoleFigures } from './RoleFigures';
import { TaskGroup } from './TaskGroup';

const kPatience = 1000; // ms

// The groups appear at once, so that none moves under a finger; but no slow one keeps the others longer than
// this.
function useTogether(all: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), kPatience);
    return () => window.clearTimeout(timer);
  }, []);
  return all || late;
}

export default function Home() {
  const words = useWords();
  const { home } = words;
  const me = useMe();
  const language = useLanguage();
  const mine = [...new Set(me.roles.flatMap((role) => groups[role as Role] ?? []))];
  const answers = useQueries({
    queries: mine.map((group) => ({
      queryKey: ['todo', group.key, language],
      queryFn: ({ signal }: { signal: AbortSignal }) => group.find(me, words, signal),
    })),
  });
  const known = answers.every((answer) => answer.data);
  const shown = useTogether(answers.every((answer) => !answer.isPending));
  const count = answers.reduce((all, answer) => all + (answer.data?.tasks.length ?? 0), 0);
  const more = answers.some((answer) => answer.data?.more);
  return (
    <>
      <PageHead
        title={home.title}
        about={
          <span role="status" aria-live="polite">
            {known && home.waits(`${count}${more ? '+' : ''}`)}
          </span>
        }
        action={
          <>
            {me.is('producer') && (
              <Link className="button-link main-action" to="/lots/new">
                {home.firstLot}
              </Link>
            )}
            {me.is('processor') && (
              <Link className="button-link main-action" to="/offers/new">
                {home.sealOffer}
              </Link>
            )}
          </>
        }
      />
      <RoleFigures />
      {known && count === 0 && (
        <section className="panel empty">
          <h2>{home.nothing}</h2>
          {me.roles.map((role) => (
            <p key={role} className="quiet">
              {home.comesHere[role as Role]}
            </p>
          ))}
          <p className="quiet">{home.nothingHint}</p>
        </section>
      )}
      {shown ? (
        <div className="columns">
          {mine.map((group) => (
            <TaskGroup key={group.key} group={group} />
          ))}
        </div>
      ) : (
        <Loading />
      )}
      {count > 0 && (
        <p>
          <small>{home.lag}</small>
        </p>
      )}
    </>
  );
}
