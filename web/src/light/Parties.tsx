/** @jsxImportSource preact */
import { answerOf, api } from '../api/client';
import type { Enterprise, Load } from '../api/types';
import { useAsked } from './use';
import { words } from './words';

export const enterprise = (id: string): Promise<Enterprise> =>
  answerOf(api.GET('/v1/enterprises/{id}', { params: { path: { id } } }));

export async function partiesOf(load: Load): Promise<(Enterprise | undefined)[]> {
  const ids = [load.producer_id, load.carrier_id, load.processor_id];
  return Promise.all(ids.map((id) => (id ? enterprise(id).catch(() => undefined) : undefined)));
}

export function Parties({ load }: { load: Load }) {
  const w = words();
  const { data } = useAsked(() => partiesOf(load), load.id);
  if (!data) return null;
  const [from, by, to] = data;
  return (
    <dl>
      <dt>{w.from}</dt>
      <dd>{from?.name ?? '—'}</dd>
      <dt>{w.carrier}</dt>
      <dd>{by?.name ?? '—'}</dd>
      <dt>{w.to}</dt>
      <dd>{to?.name ?? '—'}</dd>
    </dl>
  );
}
