import { useQuery } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import { asProblem } from '../../api/problem';
import type { DayClose } from '../../api/types';
import { useMe } from '../../app/session';
import { today } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';
import { Facts } from '../../ui/Facts';
import { Money } from '../../ui/Figures';
import { Kpi } from '../../ui/Kpi';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Tag } from '../../ui/StateTag';
import { When } from '../../ui/When';
import { DayText } from './DayText';
import { PastDays } from './PastDays';

function Closed({ day }: { day: DayClose }) {
  const { finance: w, terms } = useWords();
  return (
    <>
      <div className="kpis">
        <Kpi name={w.bankClosing}>
          <Money fen={day.bank_closing_fen} unit />
        </Kpi>
        <Kpi name={w.ledger}>
          <Money fen={day.ledger_fen} unit />
        </Kpi>
        <Kpi
          name={w.dayDiffers}
          under={
            <Tag tone={day.difference_fen === 0 ? 'good' : 'bad'}>
              {day.difference_fen === 0 ? w.balanced : w.unbalanced}
            </Tag>
          }
        >
          <Money fen={day.difference_fen} unit />
        </Kpi>
      </div>
      <Panel
        title={w.breakdown}
        extra={
          <a href={`/m/print/day/${day.date}`} target="_blank" rel="noreferrer">
            {w.printDay}
          </a>
        }
      >
        <Facts
          items={[
            [w.custody, <Money fen={day.custody_fen} unit />],
            [w.available, <Money fen={day.available_fen} unit />],
            [w.escrows, <Money fen={day.escrow_fen} unit />],
            [w.fee, <Money fen={day.platform_fee_fen} unit />],
            [w.suspense, <Money fen={day.suspense_fen} unit />],
            [w.inFlight, <Money fen={day.in_flight_fen} unit />],
            [w.closedBy, day.closed_by],
            [w.closedAt, <When at={day.closed_at} />],
          ]}
        />
      </Panel>
      <Panel title={w.dayBreaks}>
        {day.breaks.length ? (
          <ul>
            {day.breaks.map((one) => (
              <li key={one.id}>
                {terms.breakKind[one.kind]} <Money fen={one.amount_fen} unit />{' '}
                <span className="mono">{one.bank_reference}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="quiet">✓ {w.noBreaks}</p>
        )}
      </Panel>
      <DayText date={day.date} />
    </>
  );
}

export default function DayClosePage() {
  const { finance: w } = useWords();
  const me = useMe();
  const [query, setQuery] = useSearchParams();
  const date = query.get('date') ?? today();
  const { data, error } = useQuery({
    queryKey: ['day', date],
    retry: false,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/day-closes/{date}', { params: { path: { date } }, signal })),
  });
  const open = error && asProblem(error).status === 404;
  return (
    <>
      <PageHead
        title={`${w.dayTitle} ${date}`}
        action={
          <>
            <DatePicker
              aria-label={w.chooseDay}
              allowClear={false}
              value={dayjs(date)}
              onChange={(to) => to && setQuery({ date: to.format('YYYY-MM-DD') })}
            />
            {open && me.is('finance') && (
              <ActionButton
                primary
                form={`day/${date}`}
                label={w.closeDay}
                question={`${date}: ${w.closeAsk}`}
                call={(key) =>
                  answerOf(api.POST('/v1/day-closes', { headers: commandHeaders(key), body: { date } }))
                }
              />
            )}
          </>
        }
      />
      {open && (
        <section className="panel empty">
          <p>{w.notClosed}</p>
        </section>
      )}
      {!data && !open && <Loading error={error} />}
      {data && <Closed day={data} />}
      <PastDays before={date} />
    </>
  );
}
