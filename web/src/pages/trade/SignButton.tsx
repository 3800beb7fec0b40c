// Signs the contract's text with the party's own key, in the browser.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Trade } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { SignDialog } from '../../sm/SignDialog';

export function SignButton({ trade }: { trade: Trade }) {
  const { trade: w } = useWords();
  const [wanted, setWanted] = useState(false);
  const contract = useQuery({
    queryKey: ['contract', trade.id],
    enabled: wanted,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/trades/{id}/contract', { params: { path: { id: trade.id } }, signal })),
  });
  return (
    <SignDialog
      form={`sign/${trade.id}`}
      label={w.sign}
      text={contract.data?.text}
      error={contract.error}
      onOpen={() => setWanted(true)}
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
