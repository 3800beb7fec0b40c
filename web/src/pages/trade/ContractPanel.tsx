import type { Trade } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { Copyable } from '../../ui/Copyable';
import { Facts } from '../../ui/Facts';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { When } from '../../ui/When';
import { PartFailed } from './PartFailed';
import { useTradePart } from './tradePage';

export function ContractPanel({ trade }: { trade: Trade }) {
  const { trade: w } = useWords();
  const { data, error } = useTradePart(trade.id, 'contract');
  if (!data) return <PartFailed title={w.contract} error={error} />;
  return (
    <Panel
      title={w.contract}
      extra={
        <>
          <small>{w.contractHash}</small> <Copyable text={data.sm3} shown={data.sm3.slice(0, 16) + '…'} />
        </>
      }
    >
      <Facts
        items={[trade.producer_id, trade.processor_id].map((id) => {
          const signature = data.signatures.find((one) => one.enterprise_id === id);
          return [
            id === trade.producer_id ? w.producer : w.processor,
            <>
              <Party id={id} />{' '}
              {signature ? (
                <span className="figure">
                  ✓ {w.signed} <When at={signature.at} />
                </span>
              ) : (
                <span className="figure">○ {w.notSigned}</span>
              )}
            </>,
          ];
        })}
      />
      <details>
        <summary>{w.contractText}</summary>
        <pre className="pre">{data.text}</pre>
      </details>
    </Panel>
  );
}
