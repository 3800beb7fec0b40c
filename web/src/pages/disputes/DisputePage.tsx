import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { Facts } from '../../ui/Facts';
import { Money } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';
import { DisputeActions } from './DisputeActions';

export default function DisputePage() {
  const { regulator: w, common } = useWords();
  const { id = '' } = useParams();
  const { data, error } = useQuery({
    queryKey: ['dispute', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/disputes/{id}', { params: { path: { id } }, signal })),
  });
  if (!data)
    return (
      <>
        <PageHead title={w.disputesTitle} />
        <Loading error={error} />
      </>
    );
  return (
    <>
      <PageHead
        title={`${w.disputesTitle} ${id.slice(-12)}`}
        about={<StateTag kind="dispute" state={data.state} />}
        action={<DisputeActions dispute={data} />}
      />
      <Panel title={w.disputesTitle} extra={<Link to={`/trades/${data.trade_id}`}>{w.trade}</Link>}>
        <Facts
          items={[
            [w.disputed, <Money fen={data.amount_fen} unit />],
            [w.openedByParty, <Party id={data.opened_by} />],
            [common.time, <When at={data.opened_at} />],
            [w.answerUntil, <When at={data.answer_until} relative />],
            data.appeal_until ? [w.appealUntil, <When at={data.appeal_until} relative />] : false,
          ]}
        />
      </Panel>
      <div className="columns">
        <Panel title={w.claimText}>
          <p className="pre-wrap">{data.claim}</p>
        </Panel>
        {data.answer && (
          <Panel title={w.answerText}>
            <p className="pre-wrap">{data.answer}</p>
            <When at={data.answered_at} />
          </Panel>
        )}
        {data.ruled_at && (
          <Panel title={w.ruling}>
            <p>
              {w.payeeGets} <Money fen={data.payee_fen} unit />
            </p>
            <p className="pre-wrap">{data.reason}</p>
            <small>
              {data.ruled_by} · <When at={data.ruled_at} />
            </small>
          </Panel>
        )}
        {data.grounds && (
          <Panel title={w.grounds}>
            <p className="pre-wrap">{data.grounds}</p>
            <When at={data.appealed_at} />
          </Panel>
        )}
      </div>
    </>
  );
}
