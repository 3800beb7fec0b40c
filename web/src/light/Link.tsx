/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { go } from './address';

// A link within the light entry: no reload, so that what is unsent and unsaved stays; new tabs still work.
export function Link({
  to,
  children,
  primary,
}: {
  to: string;
  children: ComponentChildren;
  primary?: boolean;
}) {
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} class={primary ? 'button primary' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
