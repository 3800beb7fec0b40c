// What was refused, in the service's own sentence, with each field and the code to quote.
import { Alert } from 'antd';
import { useWords } from '../i18n/useWords';
import { asProblem } from '../api/problem';

// "processor, producer", as the service names them.
const rolesIn = (roles: string, words: Record<string, string>) =>
  roles
    .split(', ')
    .map((role) => words[role] ?? role)
    .join('、');

export function ProblemAlert({ error }: { error: unknown }) {
  const { common, terms } = useWords();
  if (!error) return null;
  const problem = asProblem(error);
  const roles = problem.code === 'forbidden' ? problem.params.roles : undefined;
  const said = roles ? common.forbidden(rolesIn(roles, terms.roles)) : problem.message || problem.code;
  const sentence =
    problem.status === 0
      ? common.noAnswer
      : problem.code === 'idempotency-key-reused'
        ? common.sentBefore
        : said;
  return (
    <div role="alert" className="problem">
      <Alert
        type={problem.unknown ? 'warning' : 'error'}
        showIcon
        title={sentence}
        description={
          <>
            {problem.faults.length > 0 && (
              <ul>
                {problem.faults.map((fault) => (
                  <li key={fault.pointer + fault.detail}>
                    <code>{fault.pointer}</code> {fault.detail}
                  </li>
                ))}
              </ul>
            )}
            <small>
              {common.problemCode}: {problem.code}
              {problem.traceId && (
                <>
                  {' '}
                  · {common.trace}: <span className="mono">{problem.traceId}</span>
                </>
              )}
            </small>
          </>
        }
      />
    </div>
  );
}
