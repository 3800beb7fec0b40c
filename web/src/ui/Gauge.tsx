// Parts of a whole as a bar; the figures stand beside it in words, the bar is for the eye alone.
import type { Count } from '../i18n/exact';

export interface Part {
  name: string;
  count: Count;
  tone: 'strong' | 'mid' | 'light';
}

export function Gauge({ parts, whole }: { parts: Part[]; whole: Count }) {
  const all = BigInt(whole);
  const width = (count: Count) => (all > 0n ? Number((BigInt(count) * 1000n) / all) / 10 : 0);
  return (
    <div className="gauge" aria-hidden="true">
      {parts.map((part) => (
        <span key={part.name} className={`gauge-${part.tone}`} style={{ width: `${width(part.count)}%` }} />
      ))}
    </div>
  );
}
