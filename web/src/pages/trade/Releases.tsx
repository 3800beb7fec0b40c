// The decision on each load: both numbers of every check that failed, or that all agreed.
import type { Release } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { Kilograms, Money } from '../../ui/Figures';
import { PlainTable } from '../../ui/PlainTable';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';
import { countText } from './checkWords';

// What the service counts in each check; the others are plain numbers.
const kUnits: Record<string, string> = {
  manifest: 'kg',
  waybill: 'kg',
  weighings: 'kg',
  'funds-cover': 'fen',
  'escrow-funded': 'fen',
};

function ChecksOf({ release }: { release: Release }) {
  const { trade: w, common, flows } = useWords();
  const names = flows.releaseChecks as Record<string, string>;
  const checks = release.checks ?? []; // a carrier reads its freight alone
  const failed = checks.filter((check) => !check.agreed);
  return (
    <>
      {failed.length === 0 && checks.length > 0 && `✓ ${checks.length}/${checks.length}`}
      {failed.map((check) => (
        <div key={check.check} className="late">
          ▲ {names[check.check] ?? check.check}
          {common.colon}
          {countText(check.left, kUnits[check.check] ?? '')} /{' '}
          {countText(check.right, kUnits[check.check] ?? '')}
          {check.allowed
            ? common.aside(`${w.allowed} ±${countText(check.allowed, kUnits[check.check] ?? '')}`)
            : ''}
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
          {
            title: common.inYuan(w.total),
            number: true,
            show: (release) => <Money fen={release.disposal_fen} />,
          },
          {
            title: common.inYuan(w.freight),
            number: true,
            show: (release) => <Money fen={release.freight_fen} />,
          },
          { title: w.checksOf, show: (release) => <ChecksOf release={release} /> },
        ]}
        rows={releases}
        rowKey={(release) => release.id}
      />
    </>
  );
}
