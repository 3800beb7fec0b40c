import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Lot } from '../../api/types';
import { daysBetween, today } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';
import { Facts } from '../../ui/Facts';
import { Price, Weight } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { StateTag, Tag } from '../../ui/StateTag';
import { useTerms } from '../../ui/useTerms';
import { WasteName } from '../../ui/WasteName';
import { Day, When } from '../../ui/When';
import { AmendLot } from './AmendLot';
import { Why } from './Why';

function Clock({ lot }: { lot: Lot }) {
  const { producer: w } = useWords();
  const days = daysBetween(lot.stored_since, today());
  const over = lot.warnings.includes('storage-overdue');
  const tone = over ? 'bad' : lot.warnings.length ? 'wait' : 'good';
  return <Tag tone={tone}>{over ? w.storageOver(days) : w.storedFor(days)}</Tag>;
}

function Assay({ lot }: { lot: Lot }) {
  const { producer: w } = useWords();
  const { assay } = lot;
  const rows: [string, number | null | undefined][] = [
    [w.chlorine, assay.chlorine_mg_per_kg],
    [w.fluorine, assay.fluorine_mg_per_kg],
    [w.sulphur, assay.sulphur_mg_per_kg],
    [w.metals, assay.metals_mg_per_kg],
    [w.heat, assay.heat_kj_per_kg],
    [w.moisture, assay.moisture_permille],
    [w.flash, assay.flash_point_c],
  ];
  const known = rows.filter(([, value]) => value !== null && value !== undefined);
  if (!known.length) return null;
  return (
    <Panel title={w.assay}>
      <Facts items={known.map(([name, value]) => [name, String(value)])} />
    </Panel>
  );
}

export default function LotPage() {
  const { producer: w, trade, common } = useWords();
  const { id = '' } = useParams();
  const form = useTerms('form');
  const packaging = useTerms('packaging');
  const { data: lot, error } = useQuery({
    queryKey: ['lot', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/lots/{id}', { params: { path: { id } }, signal })),
  });
  if (!lot)
    return (
      <>
        <PageHead title={w.lotsTitle} />
        <Loading error={error} />
      </>
    );
  return (
    <>
      <PageHead
        title={`${w.lotTitle} ${lot.code}`}
        about={
          <>
            <StateTag kind="lot" state={lot.state} /> {lot.state === 'listed' && <Clock lot={lot} />}
          </>
        }
        action={
          <>
            <a className="button-link" href={`/m/print/label/${id}`} target="_blank" rel="noreferrer">
              {common.print}
            </a>
            {lot.allowed_actions.includes('amend') && <AmendLot lot={lot} />}
            {lot.allowed_actions.includes('withdraw') && (
              <ActionButton
                danger
                reason
                form={`lot.withdraw/${id}`}
                label={w.withdraw}
                question={w.withdrawAsk}
                call={(key, reason) =>
                  answerOf(
                    api.POST('/v1/lots/{id}/withdraw', {
                      params: { path: { id } },
                      headers: commandHeaders(key, lot.version),
                      body: { reason },
                    }),
                  )
                }
              />
            )}
          </>
        }
      />
      <Panel title={w.lotTitle}>
        <Facts
          items={[
            [common.code, <WasteName code={lot.code} long />],
            [trade.producer, <Party id={lot.producer_id} />],
            [w.carrier, <Party id={lot.carrier_id} />],
            [common.mass, <Weight kg={lot.kilograms} />],
            [w.open, <Weight kg={lot.open_kilograms} />],
            lot.reserve_price !== null &&
              lot.reserve_price !== undefined && [w.reserve, <Price fen={lot.reserve_price} />],
            [w.form, form.label(lot.form)],
            [w.packaging, packaging.label(lot.packaging)],
            [w.dgClass, lot.dg_class],
            [w.un, lot.un_number],
            [w.divisible, lot.divisible ? common.yes : common.no],
            [w.stored, <Day at={lot.stored_since} />],
            [
              trade.window,
              <>
                <Day at={lot.window_from} /> — <Day at={lot.window_to} />
              </>,
            ],
            lot.changed_at ? [w.changedAt, <When at={lot.changed_at} />] : false,
          ]}
        />
        {lot.changed_at && lot.state === 'listed' && <p className="quiet">{w.changedHint}</p>}
      </Panel>
      <Assay lot={lot} />
      <Why lotId={id} roundId={lot.round_id ?? undefined} />
    </>
  );
}
