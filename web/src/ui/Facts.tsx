// Named facts in two or three columns.
import type { ReactNode } from 'react';

export type Fact = [label: string, value: ReactNode] | false | null | undefined;

export function Facts({ items }: { items: Fact[] }) {
  return (
    <dl className="facts">
      {items.map(
        (item) =>
          item && (
            <div key={item[0]}>
              <dt>{item[0]}</dt>
              <dd>{item[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
