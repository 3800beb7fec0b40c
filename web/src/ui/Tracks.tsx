// A trade's three flows side by side on one axis of time: what happened first stands higher, whichever flow
// it belongs to. Times are those of the deed (a scale's, a driver's), not of its booking.
import type { ReactNode } from 'react';
import type { FlowEntry } from '../api/types';
import { day, exactMoment } from '../i18n/time';
import { useWords } from '../i18n/useWords';
import './tracks.css';

export type Lane = 'information' | 'material' | 'money';
export const lanes: Lane[] = ['information', 'material', 'money'];

export interface Moment {
  lane: Lane;
  at: string;
  key: string;
  type: string;
  bad: boolean;
  entry: FlowEntry;
}

const kDeeds = ['at', 'weighed_at', 'accepted_at', 'treated_at', 'sealed_at'];

// When it happened: the deed's own time where the event carries one.
export function timeOf(entry: FlowEntry): string {
  const data = entry.data as Record<string, unknown>;
  for (const name of kDeeds) if (typeof data[name] === 'string') return data[name];
  return entry.at;
}

const kBad = new Set([
  'escrow.disputed',
  'load.refused',
  'track.deviated',
  'trade.cancelled',
  'escrow.frozen',
  'manifest.cancelled',
  'payout.rejected',
  'dispute.opened',
  'gate.refused',
]);

export function momentsOf(flows: Record<Lane, FlowEntry[]>): Moment[] {
  const all = lanes.flatMap((lane) =>
    flows[lane].map((entry) => ({
      lane,
      entry,
      at: timeOf(entry),
      type: entry.type,
      bad: kBad.has(entry.type),
      key: `${entry.feed}:${entry.position}:${lane}`,
    })),
  );
  return all.sort(
    (a, b) =>
      a.at.localeCompare(b.at) || a.entry.at.localeCompare(b.entry.at) || a.entry.position - b.entry.position,
  );
}

// Moments of one second stand in one row.
export function rowsOf(moments: Moment[]): { at: string; moments: Moment[] }[] {
  const rows: { at: string; moments: Moment[] }[] = [];
  for (const moment of moments) {
    const last = rows[rows.length - 1];
    if (last && exactMoment(last.at) === exactMoment(moment.at)) last.moments.push(moment);
    else rows.push({ at: moment.at, moments: [moment] });
  }
  return rows;
}

interface Props {
  flows: Record<Lane, FlowEntry[]>;
  say: (moment: Moment) => ReactNode;
}

export function Tracks({ flows, say }: Props) {
  const { flows: words, trade } = useWords();
  const rows = rowsOf(momentsOf(flows));
  let shown = '';
  if (!rows.length) return <p className="quiet">{trade.nothingYet}</p>;
  return (
    <div className="tracks" role="list" aria-label={trade.tracks}>
      <span aria-hidden="true" />
      {lanes.map((lane) => (
        <div key={lane} className={`tracks-head lane-${lane}`} aria-hidden="true">
          {words[lane]}
        </div>
      ))}
      {rows.map((row) => {
        const date = day(row.at);
        const fresh = date !== shown;
        shown = date;
        return (
          <div className="tracks-row" key={row.moments[0]?.key} role="listitem">
            {fresh && <div className="tracks-day">{date}</div>}
            <time className="tracks-time" dateTime={row.at}>
              {exactMoment(row.at).slice(11)}
            </time>
            {lanes.map((lane) => (
              <div key={lane} className={`lane lane-${lane}`}>
                {row.moments
                  .filter((one) => one.lane === lane)
                  .map((one) => (
                    <div key={one.key} className={`moment${one.bad ? ' moment-bad' : ''}`}>
                      <span className="lane-name">{words[lane]}</span>
                      {say(one)}
                    </div>
                  ))}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
