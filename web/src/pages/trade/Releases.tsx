// The decision on each load: both numbers of every check that failed, or that all agreed.
import type { Release } from '../../api/types';
import { kilogramsText } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Kilograms, Money } from '../../ui/Figures';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';

export function Releases({ releases }: { releases: Release[] }) {
  const { trade: w, flows, common } = useWords();
  if (!releases.length) return null;
  const names = flows.releaseChecks as Record<string, string>;
  return (
    <>
      <h3>{w.releases}</h3>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{common.state}</th>
              <th scope="col" className="right">
                {w.settlement}
              </th>
              <th scope="col" className="right">
                {w.total}
              </th>
              <th scope="col" className="right">
                {w.freight}
              </th>
              <th scope="col">{w.checksOf}</th>
            </tr>
          </thead>
          <tbody>
            {releases.map((release) => {
              const checks = release.checks ?? []; // a carrier reads its freight alone
              const failed = checks.filter((check) => !check.agreed);
              return (
                <tr key={release.id}>
                  <td>
                    <StateTag kind="release" state={release.state} />
                    <br />
                    <When at={release.decided_at} />
                  </td>
                  <td className="right">
                    <Kilograms kg={release.settlement_kilograms ?? release.load_kilograms} />
                  </td>
                  <td className="right">
                    <Money fen={release.disposal_fen} />
                  </td>
                  <td className="right">
                    <Money fen={release.freight_fen} />
                  </td>
                  <td>
                    {failed.length === 0 && checks.length > 0 && `✓ ${checks.length}/${checks.length}`}
                    {failed.map((check) => (
                      <div key={check.check} className="late">
                        ▲ {names[check.check] ?? check.check}: {kilogramsText(check.left)} /{' '}
                        {kilogramsText(check.right)}
                        {check.allowed ? ` (${w.allowed} ±${kilogramsText(check.allowed)})` : ''}
                      </div>
                    ))}
                    {release.reason && <small>{release.reason}</small>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
