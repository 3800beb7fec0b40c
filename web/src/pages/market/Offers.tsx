import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Offer, OfferContent } from '../../api/types';
import { tonnes, yuan } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { wordOf } from '../../i18n/words/reasons';
import { ActionButton } from '../../ui/ActionButton';
import { Copyable } from '../../ui/Copyable';
import { Weight } from '../../ui/Figures';
import { PageHead } from '../../ui/PageHead';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';

function Content({ offer }: { offer: Offer }) {
  const { processor: w, common } = useWords();
  const content = offer.content as OfferContent | null | undefined;
  if (!content) return <span className="quiet">{w.noContent}</span>;
  return (
    <small>
      <Weight kg={content.kilograms} unit /> ·{' '}
      {content.lines
        .map((line) => `${line.code} ${yuan(line.price)} ${common.yuanPerTonne}`)
        .join(common.semicolon)}
    </small>
  );
}

function useRoundName(): (id: string) => string {
  const { data } = useQuery({
    queryKey: ['rounds', 'names'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/rounds', { params: { query: { limit: 200 } }, signal })),
  });
  return (id) => data?.items.find((one) => one.id === id)?.name ?? id.slice(-12);
}

export default function Offers() {
  const { processor: w, common, states, gates } = useWords();
  const name = useRoundName();
  const struckFor = (o: Offer) => wordOf(gates.problem, o.problem);
  const columns: Column<Offer>[] = [
    {
      key: 'at',
      title: w.sealedAt,
      show: (o) => <When at={o.sealed_at} />,
      text: (o) => moment(o.sealed_at),
    },
    {
      key: 'round',
      title: w.roundTitle,
      text: (o) => name(o.round_id),
      show: (o) => <Link to={`/rounds/${o.round_id}`}>{name(o.round_id)}</Link>,
    },
    {
      key: 'state',
      title: common.state,
      show: (o) => <StateTag kind="offer" state={o.state} />,
      text: (o) => states.offer[o.state],
    },
    { key: 'content', title: w.content, show: (o) => <Content offer={o} /> },
    {
      key: 'won',
      title: common.inTonnes(w.won),
      number: true,
      show: (o) => <Weight kg={o.awarded_kilograms} />,
      text: (o) => tonnes(o.awarded_kilograms),
    },
    {
      key: 'commitment',
      title: w.commitment,
      text: (o) => o.commitment,
      show: (o) => <Copyable text={o.commitment} shown={o.commitment.slice(0, 10) + '…'} />,
    },
    { key: 'problem', title: w.problem, show: (o) => struckFor(o) || '—', text: struckFor },
    {
      key: 'act',
      title: common.actions,
      show: (o) =>
        o.allowed_actions.includes('withdraw') && (
          <ActionButton
            small
            form={`offer.withdraw/${o.id}`}
            label={w.withdraw}
            question={w.withdrawAsk}
            call={(key) =>
              answerOf(
                api.POST('/v1/offers/{id}/withdraw', {
                  params: { path: { id: o.id } },
                  headers: commandHeaders(key, o.version),
                }),
              )
            }
          />
        ),
    },
  ];
  return (
    <>
      <PageHead
        title={w.offersTitle}
        action={
          <Link className="button-link main-action" to="/offers/new">
            {w.newOffer}
          </Link>
        }
      />
      <SearchTable<Offer>
        name="offers"
        label={w.offersTitle}
        columns={columns}
        rowKey={(o) => o.id}
        teach={w.offersTeach}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/offers', {
              params: { query: { limit: 50, cursor, round_id: query.round || undefined } },
              signal,
            }),
          )
        }
      />
    </>
  );
}
