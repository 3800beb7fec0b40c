// What was said on the feeds, with the place in the hash chain that proves it.
import { useState } from 'react';
import { useWords } from '../../i18n/useWords';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { momentsOf, type Lane } from '../../ui/Tracks';
import type { FlowEntry } from '../../api/types';
import { When } from '../../ui/When';

function Data({ data }: { data: FlowEntry['data'] }) {
  const { trade: w } = useWords();
  const text = JSON.stringify(data, null, 1);
  if (text === '{}') return <span className="quiet">{w.hidden}</span>;
  return (
    <details>
      <summary>{w.data}</summary>
      <pre className="pre mono">{text}</pre>
    </details>
  );
}

export function EventsPanel({ flows }: { flows: Record<Lane, FlowEntry[]> }) {
  const { trade: w, common, terms, flows: names } = useWords();
  const [open, setOpen] = useState(false);
  const moments = momentsOf(flows);
  return (
    <Panel
      title={`${w.events} (${moments.length})`}
      extra={
        <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? common.hideData : common.showData}
        </button>
      }
    >
      {open && (
        <PlainTable
          label={w.events}
          columns={[
            { title: common.time, show: ({ entry }) => <When at={entry.at} /> },
            {
              title: w.events,
              show: ({ entry }) => (
                <>
                  {(names.events as Record<string, string>)[entry.type] ?? entry.type}
                  <br />
                  <small className="mono">{entry.type}</small>
                </>
              ),
            },
            {
              title: w.proofHash,
              mono: true,
              show: ({ entry }) =>
                `${terms.services[entry.feed as 'market'] ?? entry.feed} #${entry.position}`,
            },
            { title: w.data, show: ({ entry }) => <Data data={entry.data} /> },
          ]}
          rows={moments}
          rowKey={({ key }) => key}
        />
      )}
    </Panel>
  );
}
