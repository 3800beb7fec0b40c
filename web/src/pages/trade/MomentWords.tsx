// One event in a line: its name, and the figure people look for.
import type { Moment } from '../../ui/Tracks';
import { Money, Weight, Kilograms } from '../../ui/Figures';
import { useWords } from '../../i18n/useWords';
import { codedReason } from '../../i18n/words/gates';
import { wordOf } from '../../i18n/words/reasons';

type Data = Record<string, unknown>;
const count = (data: Data, name: string) => data[name] as number | undefined;

function Figure({ type, data }: { type: string; data: Data }) {
  const { terms } = useWords();
  switch (type) {
    case 'lot.listed':
    case 'trade.struck':
    case 'manifest.opened':
      return <Weight kg={count(data, 'kilograms')} unit />;
    case 'load.weighed':
      return (
        <>
          {terms.place[data.at_place as 'origin']} <Kilograms kg={count(data, 'net_kilograms')} />
        </>
      );
    case 'load.accepted':
      return <Kilograms kg={count(data, 'accepted_kilograms')} />;
    case 'load.refused':
      return <Kilograms kg={count(data, 'refused_kilograms')} />;
    case 'waste.treated':
      return (
        <>
          {String(data.method)} <Kilograms kg={count(data, 'kilograms')} />
        </>
      );
    case 'trade.completed':
      return <Kilograms kg={count(data, 'accepted_kilograms')} />;
    case 'escrow.released':
      return <Money fen={count(data, 'disposal_fen') ?? count(data, 'freight_fen')} unit />;
    case 'escrow.ruled':
      return <Kilograms kg={count(data, 'settlement_kilograms')} />;
    case 'escrow.funded':
    case 'escrow.refunded':
    case 'payout.settled':
    case 'payout.sent':
    case 'freight.released':
      return <Money fen={count(data, 'amount_fen') ?? count(data, 'freight_fen')} unit />;
    default:
      return null;
  }
}

export function MomentWords({ moment }: { moment: Moment }) {
  const { flows, gates, reasons } = useWords();
  const data = moment.entry.data as Data;
  const paper = (data.manifest_number ?? data.waybill_number ?? data.ticket_number) as string | undefined;
  return (
    <>
      <b>{(flows.events as Record<string, string>)[moment.type] ?? moment.type}</b>{' '}
      <Figure type={moment.type} data={data} />
      {paper && <small> {paper}</small>}
      {typeof data.reason === 'string' && data.reason && (
        <div>
          <small>{codedReason(gates.problem, wordOf(reasons.refund, data.reason))}</small>
        </div>
      )}
    </>
  );
}
