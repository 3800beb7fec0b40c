import type { ReactNode } from 'react';

export function Kpi({ name, children, under }: { name: string; children: ReactNode; under?: ReactNode }) {
  return (
    <div className="kpi">
      <p>{name}</p>
      <strong>{children}</strong>
      {under && (
        <div>
          <small>{under}</small>
        </div>
      )}
    </div>
  );
}
