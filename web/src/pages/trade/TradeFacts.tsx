import type { Trade } from '../../api/types';
import { day } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { Copyable } from '../../ui/Copyable';
import { Facts } from '../../ui/Facts';
import { Money, Price, Weight } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { WasteName } from '../../ui/WasteName';
import { When } from '../../ui/When';

export function TradeFacts({ trade }: { trade: Trade }) {
  const { trade: w, common } = useWords();
  const priced = trade.price !== null && trade.price !== undefined;
  return (
    <Panel title={w.title} extra={<Copyable text={trade.id} />}>
      <Facts
        items={[
          [w.producer, <Party id={trade.producer_id} />],
          [w.processor, <Party id={trade.processor_id} />],
          [w.carrier, <Party id={trade.carrier_id} />],
          [common.code, <WasteName code={trade.code} />],
          [w.traded, <Weight kg={trade.kilograms} unit />],
          [w.accepted, <Weight kg={trade.accepted_kilograms} unit />],
          [w.refused, <Weight kg={trade.refused_kilograms} unit />],
          [w.method, trade.method],
          priced && [w.price, <Price fen={trade.price} />],
          priced && [w.total, <Money fen={trade.amount_fen} unit />],
          [w.freight, <Money fen={trade.freight_fen} unit />],
          [w.window, `${day(trade.window_from)} — ${day(trade.window_to)}`],
          [w.struck, <When at={trade.at} />],
          trade.cancel_reason ? [common.reason, trade.cancel_reason] : false,
        ]}
      />
    </Panel>
  );
}
