/** @jsxImportSource preact */
import { useAnswer } from './useAnswer';
import { enterpriseOf, wasteOf } from './look';

export function Party({ id }: { id: string | undefined }) {
  const { data } = useAnswer(`party ${id ?? ''}`, () => enterpriseOf(id), false);
  return <span>{data?.name ?? '—'}</span>;
}

export function Waste({ code }: { code: string }) {
  const { data } = useAnswer(`waste ${code}`, () => wasteOf(code), false);
  return (
    <span>
      <span class="mono">{code}</span> {data?.description}
    </span>
  );
}
