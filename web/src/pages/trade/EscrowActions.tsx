// The regulator's acts on an escrow, and a party's claim on money still held; each as the service allows it.
import { answerOf, api, commandHeaders } from '../../api/client';
import type { EscrowDetail } from '../../api/types';
import { useMe } from '../../app/session';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';
import { DisputeButton } from './DisputeButton';
import { RuleButton } from './RuleButton';

export function EscrowActions({ escrow }: { escrow: EscrowDetail }) {
  const { trade: w } = useWords();
  const me = useMe();
  const may = (action: string) => escrow.allowed_actions.includes(action);
  const path = { params: { path: { trade_id: escrow.id } } };
  const held = (escrow.disposal_held_fen ?? 0) > 0 && me.is('producer', 'processor');
  return (
    <>
      {may('rule') &&
        escrow.releases
          .filter((release) => release.state === 'disputed')
          .map((release) => <RuleButton key={release.id} escrow={escrow} release={release} />)}
      {may('freeze') && (
        <ActionButton
          small
          danger
          reason
          form={`escrow.freeze/${escrow.id}`}
          label={w.freeze}
          question={w.freezeAsk}
          call={(key, reason) =>
            answerOf(
              api.POST('/v1/escrows/{trade_id}/freezes', {
                ...path,
                headers: commandHeaders(key, escrow.version),
                body: { reason },
              }),
            )
          }
        />
      )}
      {may('thaw') && (
        <ActionButton
          small
          reason
          form={`escrow.thaw/${escrow.id}`}
          label={w.thaw}
          question={w.thawAsk}
          call={(key, reason) =>
            answerOf(
              api.POST('/v1/escrows/{trade_id}/thaws', {
                ...path,
                headers: commandHeaders(key, escrow.version),
                body: { reason },
              }),
            )
          }
        />
      )}
      {held && <DisputeButton escrow={escrow} />}
    </>
  );
}
