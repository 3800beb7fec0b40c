import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Trade } from '../../api/types';
import { tonnes, yuan } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { Money, Price, Weight } from '../../ui/Figures';
import { PageHead } from '../../ui/PageHead';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag } from '../../ui/StateTag';
import { WasteName } from '../../ui/WasteName';
import { When } from '../../ui/When';

export default function Trades() {
  const { trade: w, common, states } = useWords();
  const columns: Column<Trade>[] = [
    {
      key: 'id',
      title: common.number,
      show: (t) => (
        <Link to={`/trades/${t.id}`} className="mono">
          {t.id.slice(-12)}
        </Link>
      ),
      text: (t) => t.id,
    },
    { key: 'code', title: common.code, show: (t) => <WasteName code={t.code} />, text: (t) => t.code },
    {
      key: 'parties',
      title: w.parties,
      show: (t) => (
        <>
          <Party id={t.producer_id} />
          <br />→ <Party id={t.processor_id} />
        </>
      ),
    },
    {
      key: 'producer',
      title: w.producer,
      text: (t) => t.producer_id,
    },
    {
      key: 'processor',
      title: w.processor,
      text: (t) => t.processor_id,
    },
    {
      key: 'kg',
      title: common.mass,
      number: true,
      show: (t) => <Weight kg={t.kilograms} />,
      text: (t) => tonnes(t.kilograms),
    },
    {
      key: 'price',
      title: w.price,
      number: true,
      show: (t) => <Price fen={t.price} />,
      text: (t) => (t.price === null || t.price === undefined ? '' : yuan(t.price)),
    },
    {
      key: 'amount',
      title: common.amount,
      number: true,
      show: (t) => <Money fen={t.amount_fen} />,
      text: (t) => (t.amount_fen === null || t.amount_fen === undefined ? '' : yuan(t.amount_fen)),
    },
    {
      key: 'freight',
      title: common.inYuan(w.freight),
      number: true,
      show: (t) => <Money fen={t.freight_fen} />,
      text: (t) => yuan(t.freight_fen),
    },
    {
      key: 'state',
      title: common.state,
      show: (t) => (
        <>
          <StateTag kind="trade" state={t.state} />
          <br />
          <StateTag kind="escrow" state={t.escrow_state} />
        </>
      ),
      text: (t) => states.trade[t.state],
    },
    {
      key: 'escrow',
      title: w.escrow,
      text: (t) => t.escrow_state,
    },
    { key: 'at', title: w.struck, show: (t) => <When at={t.at} />, text: (t) => moment(t.at) },
  ];
  return (
    <>
      <PageHead title={w.list} />
      <SearchTable<Trade>
        name="trades"
        label={w.list}
        columns={columns}
        rowKey={(t) => t.id}
        teach={w.teach}
        filters={<StateFilter kind="trade" />}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/trades', {
              params: {
                query: {
                  limit: 50,
                  cursor,
                  state: (query.state || undefined) as Trade['state'] | undefined,
                  round_id: query.round || undefined,
                },
              },
              signal,
            }),
          )
        }
      />
    </>
  );
}
