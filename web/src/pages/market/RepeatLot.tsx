import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { answerOf, api } from '../../api/client';
import type { Lot } from '../../api/types';
import { useMe } from '../../app/session';
import { tonnes } from '../../i18n/exact';
import { day } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';

export function RepeatLot({ onTake }: { onTake: (lot: Lot) => void }) {
  const { producer: w } = useWords();
  const me = useMe();
  const { data } = useQuery({
    queryKey: ['lots', 'own'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/lots', {
          params: { query: { producer_id: me.enterprise_id ?? undefined, limit: 50 } },
          signal,
        }),
      ),
  });
  return (
    <Select<string>
      aria-label={w.repeat}
      placeholder={w.repeat}
      style={{ minWidth: 260 }}
      value={null as unknown as string}
      notFoundContent={w.repeatNone}
      title={w.repeatHint}
      options={(data?.items ?? []).map((lot) => ({
        value: lot.id,
        label: `${lot.code} · ${tonnes(lot.kilograms)} t · ${day(lot.listed_at)}`,
      }))}
      onChange={(id) => {
        const lot = data?.items.find((one) => one.id === id);
        if (lot) onTake(lot);
      }}
    />
  );
}
