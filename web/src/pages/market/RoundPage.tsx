import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import { useMe } from '../../app/session';
import { permille } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Copyable } from '../../ui/Copyable';
import { Facts } from '../../ui/Facts';
import { Money, Weight } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { StateTag } from '../../ui/StateTag';
import { TechnicalNote } from '../../ui/TechnicalNote';
import { When } from '../../ui/When';
import { GiveShare } from './GiveShare';
import { RoundResult } from './RoundResult';

// Why a round stands still; a failed check's own sentence is for technicians.
function Held({ reason }: { reason: string }) {
  const { reasons } = useWords();
  if (reason === 'shares-differ') return <>{reasons.held[reason]}</>;
  return (
    <>
      {reasons.held.other} <TechnicalNote text={reason} />
    </>
  );
}

export default function RoundPage() {
  const { processor: w, common } = useWords();
  const me = useMe();
  const { id = '' } = useParams();
  const { data: round, error } = useQuery({
    queryKey: ['round', id],
    refetchInterval: 15_000,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/rounds/{id}', { params: { path: { id } }, signal })),
  });
  if (!round)
    return (
      <>
        <PageHead title={w.roundsTitle} />
        <Loading error={error} />
      </>
    );
  const cleared = round.state === 'cleared';
  const objective = round.objective_fen ?? 0;
  const gap = (round.bound_fen ?? 0) - objective;
  const thousandths = objective
    ? (BigInt(gap < 0 ? -gap : gap) * 1000n) / BigInt(objective < 0 ? -objective : objective)
    : 0n;
  return (
    <>
      <PageHead
        title={round.name}
        about={<StateTag kind="round" state={round.state} />}
        action={
          <>
            {round.allowed_actions.includes('offer') && (
              <Link className="button-link main-action" to={`/offers/new?round=${id}`}>
                {w.newOffer}
              </Link>
            )}
            {round.allowed_actions.includes('open') && <GiveShare round={round} />}
            <Link className="button-link" to={`/trades?round=${id}`}>
              {w.result}
            </Link>
          </>
        }
      />
      <Panel title={w.roundTitle} extra={<Copyable text={round.id} />}>
        <Facts
          items={[
            [w.opens, <When at={round.opens_at} />],
            [w.closes, <When at={round.closes_at} relative={round.state === 'open'} />],
            [w.priceRule, w.rules[round.price_rule]],
            [w.lots, String(round.lots)],
            cleared && [w.offers, String(round.offers)],
            cleared && [w.awarded, <Weight kg={round.awarded_kilograms} />],
            cleared && [w.objective, <Money fen={objective} unit />],
            cleared && [w.bound, <Money fen={round.bound_fen} unit />],
            cleared && [round.proven ? w.proven : w.notProven, round.proven ? '✓' : permille(thousandths)],
            [
              w.draw,
              <Copyable text={round.draw_commitment} shown={round.draw_commitment.slice(0, 16) + '…'} />,
            ],
            round.held_reason ? [common.reason, <Held reason={round.held_reason} />] : false,
          ]}
        />
        {cleared && me.is('regulator', 'auditor', 'operator') && (
          <p>
            <small>{w.verify}</small>{' '}
            <a href={`/v1/rounds/${id}/book.json`} download={`book-${id}.json`}>
              {w.book}
            </a>
            {' · '}
            <a href={`/v1/rounds/${id}/result.json`} download={`result-${id}.json`}>
              {w.resultFile}
            </a>
          </p>
        )}
      </Panel>
      {cleared ? <RoundResult id={id} /> : <p className="quiet">{w.noResult}</p>}
    </>
  );
}
