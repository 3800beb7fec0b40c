/** @jsxImportSource preact */
import { answerOf, api } from '../api/client';
import { useAnswer } from './useAnswer';
import { useWords } from './useWords';
import { Waiting } from './Waiting';

export function Status() {
  const w = useWords();
  const answer = useAnswer('status', () => answerOf(api.GET('/v1/status')));
  const services = answer.data?.services ?? [];
  const all = services.every((one) => one.ready);
  return (
    <>
      <h1>{w.status}</h1>
      <Waiting answer={answer} />
      {answer.data && (
        <section class="card">
          <p role="status" class={all ? 'good-word strong' : 'bad-word strong'}>
            {all ? `✓ ${w.allUp}` : `✕ ${w.someDown}`}
          </p>
          <table>
            <caption>{w.services}</caption>
            <tbody>
              {services.map((one) => (
                <tr key={one.name}>
                  <th scope="row">{(w.terms.services as Record<string, string>)[one.name] ?? one.name}</th>
                  <td>{one.ready ? `✓ ${w.up}` : `✕ ${w.down}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
