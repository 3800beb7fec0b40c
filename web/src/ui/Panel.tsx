import type { ReactNode } from 'react';

export function Panel({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        {extra && <span className="panel-extra">{extra}</span>}
      </div>
      {children}
    </section>
  );
}
