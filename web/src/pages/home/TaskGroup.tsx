import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { useMe } from '../../app/session';
import { away, moment } from '../../i18n/time';
import { useLanguage, useWords } from '../../i18n/useWords';
import { Money, Weight } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { ProblemAlert } from '../../ui/ProblemAlert';
import type { Found, Group, Task } from './task';

const kShown = 6;
const kLook = 15_000; // ms

export function useGroup(group: Group) {
  const me = useMe();
  const words = useWords();
  const language = useLanguage();
  return useQuery<Found>({
    queryKey: ['todo', group.key, language],
    refetchInterval: kLook,
    queryFn: ({ signal }) => group.find(me, words, signal),
  });
}

function Row({ task }: { task: Task }) {
  const { home } = useWords();
  const language = useLanguage();
  const late = task.late;
  return (
    <li>
      <div className="todo-main">
        <Link to={task.to}>{task.title}</Link> {task.partyId && <Party id={task.partyId} />}{' '}
        {task.kilograms !== undefined && (
          <>
            {task.partyId && '· '}
            <Weight kg={task.kilograms} unit />
          </>
        )}{' '}
        {task.fen !== undefined && (
          <>
            {(task.partyId || task.kilograms !== undefined) && '· '}
            <Money fen={task.fen} unit />
          </>
        )}
        <div>
          <small>
            {task.note}
            {task.note && task.due && ' · '}
            {task.due && (
              <time dateTime={task.due} title={moment(task.due)}>
                {away(task.due, language)}
              </time>
            )}
            {late && <span className="todo-late"> {home.overdue}</span>}
          </small>
        </div>
      </div>
      <Link className="button-link" to={task.to} aria-label={`${home.act[task.act]} ${task.title}`}>
        {home.act[task.act]}
      </Link>
    </li>
  );
}

export function TaskGroup({ group }: { group: Group }) {
  const { home, common } = useWords();
  const { data, error } = useGroup(group);
  if (error)
    return (
      <Panel title={home.groups[group.key]}>
        <ProblemAlert error={error} />
      </Panel>
    );
  if (!data?.tasks.length) return null;
  const count = `${data.tasks.length}${data.more ? '+' : ''}`;
  return (
    <Panel
      title={home.groups[group.key]}
      extra={
        <span>
          <span className="todo-count">{count}</span> <Link to={group.all}>{common.all}</Link>
        </span>
      }
    >
      <ul className="todo">
        {data.tasks.slice(0, kShown).map((task) => (
          <Row key={task.id} task={task} />
        ))}
      </ul>
    </Panel>
  );
}
