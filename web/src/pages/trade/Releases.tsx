// The decision on each load: both numbers of every check that failed, or that all agreed.
import type { Release } from '../../api/types';
import { kilogramsText } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Kilograms, Money } from '../../ui/Figures';
import { PlainTable } from '../../ui/PlainTable';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';

function ChecksOf({ release }: { release: Release }) {
  const { trade: w, flows } = useWords();
  const names = flows.releaseChecks as Record<string, string>;
  const checks = release.checks ?? []; // a carrier reads its freight alone
  const failed = checks.filter((check) => !check.agreed);
  return (
    <>
      {failed.length === 0 && checks.length > 0 && `✓ ${checks.length}/${checks.length}`}
      {failed.map((check) => (
        <div key={check.check} className="late">
          ▲ {names[check.check] ?? check.check}: {kilogramsText(check.left)} / {kilogramsText(check.right)}
          {check.allowed ? ` (${w.allowed} ±${kilogramsText(check.allowed)})` : ''}
        </div>
      ))}
      {release.reason && <small>{release.reason}</small>}
    </>
  );
}

export function Releases({ releases }: { releases: Release[] }) {
  const { trade: w, common } = useWords();
  if (!releases.length) return null;
  return (
    <>
      <h3>{w.releases}</h3>
      <PlainTable
        label={w.releases}
        columns={[
          {
            title: common.state,
            show: (release) => (
              <>
                <StateTag kind="release" state={release.state} />
                <br />
                <When at={release.decided_at} />
              </>
            ),
          },
          {
            title: w.settlement,
            number: true,
            show: (release) => <Kilograms kg={release.settlement_kilograms ?? release.load_kilograms} />,
          },
          { title: w.total, number: true, show: (release) => <Money fen={release.disposal_fen} /> },
          { title: w.freight, number: true, show: (release) => <Money fen={release.freight_fen} /> },
          { title: w.checksOf, show: (release) => <ChecksOf release={release} /> },
        ]}
        rows={releases}
        rowKey={(release) => release.id}
      />
    </>
  );
}
