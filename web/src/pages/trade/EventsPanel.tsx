// What was said on the feeds, with the place in the hash chain that proves it.
import { useState } from 'react';
import { useWords } from '../../i18n/useWords';
import { Panel } from '../../ui/Panel';
import { momentsOf, type Lane } from '../../ui/Tracks';
import type { FlowEntry } from '../../api/types';
import { When } from '../../ui/When';

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
        <div className="scroll-x">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{common.time}</th>
                <th scope="col">{w.events}</th>
                <th scope="col">{w.proofHash}</th>
                <th scope="col">{w.data}</th>
              </tr>
            </thead>
            <tbody>
              {moments.map(({ key, entry }) => {
                const data = JSON.stringify(entry.data, null, 1);
                return (
                  <tr key={key}>
                    <td>
                      <When at={entry.at} />
                    </td>
                    <td>
                      {(names.events as Record<string, string>)[entry.type] ?? entry.type}
                      <br />
                      <small className="mono">{entry.type}</small>
                    </td>
                    <td>
                      <span className="mono">
                        {terms.services[entry.feed as 'market'] ?? entry.feed} #{entry.position}
                      </span>
                    </td>
                    <td>
                      {data === '{}' ? (
                        <span className="quiet">{w.hidden}</span>
                      ) : (
                        <details>
                          <summary>{w.data}</summary>
                          <pre className="pre mono">{data}</pre>
                        </details>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
