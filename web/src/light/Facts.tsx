/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

export type Fact = [string, ComponentChildren] | false;

export function Facts({ items }: { items: Fact[] }) {
  return (
    <dl class="facts">
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
