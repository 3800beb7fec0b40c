// How a payer transfers: the amount and the reference his bank must carry, to copy or to scan.
import type { EscrowDetail } from '../../api/types';
import { useMe } from '../../app/session';
import { useWords } from '../../i18n/useWords';
import { Copyable } from '../../ui/Copyable';
import { Money } from '../../ui/Figures';
import { Party } from '../../ui/Party';
import { QrBox } from '../../ui/QrBox';

type Leg = NonNullable<EscrowDetail['legs']>[number];

export function PayBox({ leg }: { leg: Leg }) {
  const { trade: w, terms } = useWords();
  const me = useMe();
  const mine = leg.payer_id === me.enterprise_id;
  const open = leg.funded_fen < leg.amount_fen;
  return (
    <div className="pay-box">
      <h3>{terms.purpose[leg.purpose]}</h3>
      <p>
        {w.due} <Money fen={leg.amount_fen} unit /> · {w.funded} <Money fen={leg.funded_fen} unit /> ·{' '}
        {w.payer} <Party id={leg.payer_id} />
      </p>
      <p>
        {w.reference} <Copyable text={leg.reference} />
      </p>
      {mine && open && (
        <>
          <p>
            <small>{w.payHint}</small>
          </p>
          <QrBox text={leg.reference} label={w.refQr(leg.reference)} />
        </>
      )}
    </div>
  );
}
