// The escrow of a trade: what is to be paid with which reference, what is held, what each load released.
import { useWords } from '../../i18n/useWords';
import { Facts } from '../../ui/Facts';
import { Money } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { StateTag } from '../../ui/StateTag';
import { EscrowActions } from './EscrowActions';
import { PartFailed } from './PartFailed';
import { PayBox } from './PayBox';
import { Releases } from './Releases';
import { useTradePart } from './tradePage';

export function MoneyPanel({ id }: { id: string }) {
  const { trade: w, common } = useWords();
  const { data: escrow, error } = useTradePart(id, 'escrow');
  if (!escrow) return <PartFailed title={w.escrow} error={error} />;
  const whole = escrow.disposal_fen !== undefined;
  return (
    <Panel
      title={w.escrow}
      extra={
        <>
          <StateTag kind="escrow" state={escrow.state} /> <EscrowActions escrow={escrow} />
        </>
      }
    >
      <Facts
        items={[
          whole && [w.total, <Money fen={escrow.disposal_fen} unit />],
          [w.freight, <Money fen={escrow.freight_fen} unit />],
          whole && [w.fee, <Money fen={escrow.fee_fen} unit />],
          whole && [`${w.held} · ${w.total}`, <Money fen={escrow.disposal_held_fen} unit />],
          whole && [`${w.held} · ${w.freight}`, <Money fen={escrow.freight_and_fee_held_fen} unit />],
          whole && [`${w.paid} · ${w.total}`, <Money fen={escrow.disposal_paid_fen} unit />],
          [`${w.paid} · ${w.freight}`, <Money fen={escrow.freight_paid_fen} unit />],
          escrow.freeze_reason ? [common.reason, escrow.freeze_reason] : false,
        ]}
      />
      {escrow.legs?.map((leg) => (
        <PayBox key={leg.id} leg={leg} />
      ))}
      <Releases releases={escrow.releases} />
    </Panel>
  );
}
