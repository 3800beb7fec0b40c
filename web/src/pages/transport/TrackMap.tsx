// The planned line and the one driven, drawn without any map service.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { Panel } from '../../ui/Panel';
import { frameOf, type Frame, type Place } from '../../ui/project';

const line = (frame: Frame, places: Place[]) =>
  places
    .map((one) =>
      frame
        .to(one)
        .map((n) => n.toFixed(1))
        .join(','),
    )
    .join(' ');

export function TrackMap({ id }: { id: string }) {
  const { carrier: w } = useWords();
  const { data } = useQuery({
    queryKey: ['track', id],
    refetchInterval: 15_000,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/loads/{id}/positions', { params: { path: { id } }, signal })),
  });
  const all: Place[] = [...(data?.planned ?? []), ...(data?.points ?? [])];
  if (all.length < 2)
    return (
      <Panel title={w.track}>
        <p className="quiet">{w.trackTeach}</p>
      </Panel>
    );
  const frame = frameOf(all, 480, 280);
  const planned = data?.planned ?? [];
  const points = data?.points ?? [];
  const ends = planned.length ? planned : points;
  const first = ends[0];
  const last = ends[ends.length - 1];
  return (
    <Panel
      title={w.track}
      extra={
        <small>
          {w.positions(points.length)} · {w.noMap}
        </small>
      }
    >
      <svg
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        className="track-map"
        aria-label={`${w.track}: ${w.positions(points.length)}`}
      >
        <polyline
          points={line(frame, planned)}
          fill="none"
          stroke="var(--soft)"
          strokeWidth="2"
          strokeDasharray="6 5"
        />
        <polyline points={line(frame, points)} fill="none" stroke="var(--matter)" strokeWidth="3" />
        {first && <circle cx={frame.to(first)[0]} cy={frame.to(first)[1]} r="6" fill="var(--info)" />}
        {last && (
          <rect
            x={frame.to(last)[0] - 6}
            y={frame.to(last)[1] - 6}
            width="12"
            height="12"
            fill="var(--money)"
          />
        )}
      </svg>
      <small>
        - - {w.plannedLine} · — {w.driven} · {w.mapLegend}
      </small>
    </Panel>
  );
}
