// The closed day's text and who signed it.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { Panel } from '../../ui/Panel';
import { When } from '../../ui/When';

export function DayText({ date }: { date: string }) {
  const { finance: w } = useWords();
  const { data } = useQuery({
    queryKey: ['day-text', date],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/day-closes/{date}/text', { params: { path: { date } }, signal })),
  });
  if (!data) return null;
  return (
    <Panel title={w.text} extra={<small className="mono">SM3 {data.text_sm3.slice(0, 16)}…</small>}>
      <pre className="pre mono" tabIndex={0}>
        {data.text}
      </pre>
      <h3>{w.signatures}</h3>
      {data.signatures.length ? (
        <ul>
          {data.signatures.map((one) => (
            <li key={one.id}>
              ✓ {one.signed_by} · <When at={one.signed_at} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">{w.noSignature}</p>
      )}
    </Panel>
  );
}
