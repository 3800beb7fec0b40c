// A trade on one page at one address: head, three flows on one axis, the checks between them, papers, events.
import { Alert } from 'antd';
import { useParams } from 'react-router-dom';
import { asProblem } from '../../api/problem';
import { useWords } from '../../i18n/useWords';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { StateTag } from '../../ui/StateTag';
import { Tracks } from '../../ui/Tracks';
import { Checks } from './Checks';
import { sentenceOf } from './checkWords';
import { ContractPanel } from './ContractPanel';
import { EventsPanel } from './EventsPanel';
import { LoadsPanel } from './LoadsPanel';
import { MomentWords } from './MomentWords';
import { MoneyPanel } from './MoneyPanel';
import { PartFailed } from './PartFailed';
import { TradeActions } from './TradeActions';
import { TradeFacts } from './TradeFacts';
import { useTradePart } from './tradePage';

export default function TradePage() {
  const words = useWords();
  const { trade: w } = words;
  const { id = '' } = useParams();
  const trade = useTradePart(id, 'trade');
  const record = useTradePart(id, 'record');
  const market = asProblem(trade.error);
  if (!trade.data && !(trade.error && market.unknown && market.status && record.data))
    return (
      <>
        <PageHead title={w.title} />
        <Loading error={trade.error} />
      </>
    );
  const joined = record.data;
  const differing = joined?.checks.filter((check) => check.state === 'differs') ?? [];
  const ruled = joined?.flows.money.some((entry) => entry.type === 'escrow.ruled') ?? false;
  const agreed = joined?.checks.filter((check) => check.state === 'agreed').length ?? 0;
  return (
    <>
      <PageHead
        title={w.one(id.slice(-12))}
        about={
          <>
            {trade.data && (
              <>
                <StateTag kind="trade" state={trade.data.state} />{' '}
                <StateTag kind="escrow" state={trade.data.escrow_state} />{' '}
              </>
            )}
            {joined && (
              <>
                <StateTag kind="agreement" state={joined.state} /> {w.agreedOf(agreed, joined.checks.length)}
              </>
            )}
          </>
        }
        action={trade.data && <TradeActions trade={trade.data} />}
      />
      {trade.data ? <TradeFacts trade={trade.data} /> : <PartFailed title={w.title} error={trade.error} />}
      {differing.length > 0 && (
        <div className="problem" role="alert">
          <Alert
            type={ruled ? 'warning' : 'error'}
            showIcon
            title={ruled ? w.ruledOn : w.blocked}
            description={
              <ul>
                {differing.map((check, index) => (
                  <li key={index}>{sentenceOf(check, words, ruled)}</li>
                ))}
              </ul>
            }
          />
        </div>
      )}
      <PartFailed title={w.tracks} error={record.error} />
      {joined && (
        <>
          <Panel
            title={w.tracks}
            extra={<small>{joined.agree ? w.allAgree : differing.length ? '' : w.stillWaiting}</small>}
          >
            <Tracks flows={joined.flows} say={(moment) => <MomentWords moment={moment} />} />
          </Panel>
          <Panel title={w.checks}>
            <Checks checks={joined.checks} />
          </Panel>
        </>
      )}
      <div className="columns">
        <MoneyPanel id={id} />
        <LoadsPanel id={id} />
      </div>
      {trade.data && <ContractPanel trade={trade.data} />}
      {joined && <EventsPanel flows={joined.flows} />}
    </>
  );
}
