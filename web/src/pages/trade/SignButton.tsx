// Signs the contract's text with the party's own key, in the browser.
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Trade } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { SignDialog } from '../../sm/SignDialog';
import { useTradePart } from './tradePage';

export function SignButton({ trade }: { trade: Trade }) {
  const { trade: w } = useWords();
  const contract = useTradePart(trade.id, 'contract');
  return (
    <SignDialog
      form={`sign/${trade.id}`}
      label={w.sign}
      text={contract.data?.text}
      error={contract.error}
      call={(key, body) =>
        answerOf(
          api.POST('/v1/trades/{id}/signatures', {
            params: { path: { id: trade.id } },
            headers: commandHeaders(key),
            body,
          }),
        )
      }
    />
  );
}
