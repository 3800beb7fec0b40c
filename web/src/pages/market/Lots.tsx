import { Link, useSearchParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Lot } from '../../api/types';
import { useMe } from '../../app/session';
import { tonnes, yuan } from '../../i18n/exact';
import { day } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { Price, Weight } from '../../ui/Figures';
import { PageHead } from '../../ui/PageHead';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag } from '../../ui/StateTag';
import { WasteName } from '../../ui/WasteName';
import { Day } from '../../ui/When';

export default function Lots() {
  const { producer: w, common, trade, states } = useWords();
  const me = useMe();
  const [query] = useSearchParams();
  const own = me.is('producer') && query.get('whose') !== 'all';
  const columns: Column<Lot>[] = [
    {
      key: 'code',
      title: common.code,
      text: (l) => l.code,
      show: (l) => (
        <Link to={`/lots/${l.id}`}>
          <WasteName code={l.code} />
        </Link>
      ),
    },
    ...(own
      ? []
      : [
          {
            key: 'producer',
            title: trade.producer,
            text: (l: Lot) => l.producer_id,
            show: (l: Lot) => <Party id={l.producer_id} />,
          },
        ]),
    {
      key: 'kg',
      title: common.mass,
      number: true,
      show: (l) => <Weight kg={l.kilograms} />,
      text: (l) => tonnes(l.kilograms),
    },
    {
      key: 'open',
      title: w.open,
      number: true,
      show: (l) => <Weight kg={l.open_kilograms} />,
      text: (l) => tonnes(l.open_kilograms),
    },
    {
      key: 'reserve',
      title: w.reserve,
      number: true,
      show: (l) => <Price fen={l.reserve_price} />,
      text: (l) => (l.reserve_price === null || l.reserve_price === undefined ? '' : yuan(l.reserve_price)),
    },
    {
      key: 'stored',
      title: w.stored,
      text: (l) => day(l.stored_since),
      show: (l) => (
        <>
          <Day at={l.stored_since} />
          {l.warnings.map((one) => (
            <div key={one} className="late">
              ▲ {one === 'storage-overdue' ? w.overdue : w.endsSoon}
            </div>
          ))}
        </>
      ),
    },
    {
      key: 'window',
      title: trade.window,
      show: (l) => (
        <>
          <Day at={l.window_from} /> — <Day at={l.window_to} />
        </>
      ),
      text: (l) => `${day(l.window_from)} ${day(l.window_to)}`,
    },
    {
      key: 'state',
      title: common.state,
      show: (l) => <StateTag kind="lot" state={l.state} />,
      text: (l) => states.lot[l.state],
    },
  ];
  return (
    <>
      <PageHead
        title={w.lotsTitle}
        action={
          me.is('producer') && (
            <Link className="button-link main-action" to="/lots/new">
              {w.newLot}
            </Link>
          )
        }
      />
      <SearchTable<Lot>
        name="lots"
        label={w.lotsTitle}
        columns={columns}
        rowKey={(l) => l.id}
        teach={w.lotsTeach}
        filters={<StateFilter kind="lot" />}
        fetch={(filter, cursor, signal) =>
          answerOf(
            api.GET('/v1/lots', {
              params: {
                query: {
                  limit: 50,
                  cursor,
                  state: (filter.state || undefined) as Lot['state'] | undefined,
                  code: filter.code || undefined,
                  producer_id: own ? (me.enterprise_id ?? undefined) : undefined,
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
