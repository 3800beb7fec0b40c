// What the services allow this caller on this trade; nothing else is shown.
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Trade } from '../../api/types';
import { useMe } from '../../app/session';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';
import { Link } from 'react-router-dom';
import { SignButton } from './SignButton';

export function TradeActions({ trade }: { trade: Trade }) {
  const { trade: w } = useWords();
  const me = useMe();
  const may = (action: string) => trade.allowed_actions.includes(action);
  const ships = me.is('producer') && trade.state === 'signed_by_both' && trade.escrow_state !== 'closed';
  return (
    <>
      {may('sign') && <SignButton trade={trade} />}
      {ships && (
        <Link className="button-link main-action" to={`/loads/new?trade=${trade.id}`}>
          {w.openManifest}
        </Link>
      )}
      {may('cancel') && (
        <ActionButton
          form={`trade.cancel/${trade.id}`}
          label={w.cancelTrade}
          question={w.cancelAsk}
          reason
          danger
          call={(key, reason) =>
            answerOf(
              api.POST('/v1/trades/{id}/cancel', {
                params: { path: { id: trade.id } },
                headers: commandHeaders(key, trade.version),
                body: { reason },
              }),
            )
          }
        />
      )}
    </>
  );
}
