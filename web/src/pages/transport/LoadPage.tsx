// One load from its number to the last kilogram.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import { kilogramsText } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { codedReason } from '../../i18n/words/gates';
import { Facts } from '../../ui/Facts';
import { Kilograms } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { MethodName } from '../../ui/MethodName';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { QrBox } from '../../ui/QrBox';
import { StateTag, Tag } from '../../ui/StateTag';
import { WasteName } from '../../ui/WasteName';
import { When } from '../../ui/When';
import { LoadActions } from './LoadActions';
import { LoadHistory } from './LoadHistory';
import { TrackMap } from './TrackMap';
import { Weighings } from './Weighings';

export default function LoadPage() {
  const { carrier: w, common, trade, gates } = useWords();
  const { id = '' } = useParams();
  const { data, error } = useQuery({
    queryKey: ['load', id],
    refetchInterval: 15_000,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/loads/{id}', { params: { path: { id } }, signal })),
  });
  if (!data)
    return (
      <>
        <PageHead title={w.loadsTitle} />
        <Loading error={error} />
      </>
    );
  const { load } = data;
  const number = load.manifest_number ?? '';
  return (
    <>
      <PageHead
        title={`${w.loadTitle} ${number || load.plate}`}
        about={
          <>
            <StateTag kind="load" state={load.state} />
            {load.deviated && (
              <>
                {' '}
                <Tag tone="bad">{w.deviated}</Tag>
              </>
            )}{' '}
            {w.fateWords(
              kilogramsText(load.accepted_kilograms ?? 0),
              kilogramsText(load.treated_kilograms ?? 0),
              kilogramsText(load.refused_kilograms ?? 0),
            )}
          </>
        }
        action={
          <>
            <LoadActions detail={data} />
            <a className="button-link" href={`/m/print/manifest/${id}`} target="_blank" rel="noreferrer">
              {w.printManifest}
            </a>
            <a className="button-link" href={`/m/loads/${id}`}>
              {w.light}
            </a>
          </>
        }
      />
      <Panel title={w.paperTitle} extra={<Link to={`/trades/${load.trade_id}`}>{trade.title}</Link>}>
        <div className="with-code">
          <Facts
            items={[
              [w.manifest, number ? <span className="mono">{number}</span> : '—'],
              [w.waybill, load.waybill_number ?? '—'],
              [w.plate, load.plate],
              [common.code, <WasteName code={load.code} />],
              [trade.producer, <Party id={load.producer_id} />],
              [trade.processor, <Party id={load.processor_id} />],
              [trade.carrier, <Party id={load.carrier_id} />],
              [common.weight, <Kilograms kg={load.kilograms} />],
              [w.packages, String(load.packages ?? 0)],
              [w.planned, <When at={load.planned_departure} />],
              [w.departed, <When at={load.departed_at} />],
              [w.arrived, <When at={load.arrived_at} />],
              [w.decided, <When at={load.decided_at} />],
              load.method ? [w.method, <MethodName code={load.method} />] : false,
              load.reason ? [common.reason, codedReason(gates.problem, load.reason)] : false,
              load.paper && [w.paper, common.yes],
              load.last_load && [w.lastLoad, common.yes],
            ]}
          />
          {number && (
            <QrBox
              text={`${window.location.origin}/m/check/${number}`}
              label={`${w.manifest} ${number}`}
              side={116}
            />
          )}
        </div>
      </Panel>
      <div className="columns">
        <Weighings detail={data} />
        <TrackMap id={id} />
      </div>
      <LoadHistory detail={data} />
    </>
  );
}
