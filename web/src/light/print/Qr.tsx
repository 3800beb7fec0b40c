/** @jsxImportSource preact */
import { qrShape } from '../../ui/qr';

// The code, and under it the number as text for whoever has no reader.
export function Qr({
  text,
  number,
  label,
  side,
}: {
  text: string;
  number: string;
  label: string;
  side?: string;
}) {
  const shape = qrShape(text);
  return (
    <figure class="qr" data-code={text}>
      <svg
        role="img"
        aria-label={`${label} ${number}`}
        viewBox={`0 0 ${shape.size} ${shape.size}`}
        style={{ width: side ?? '32mm', height: side ?? '32mm' }}
        shape-rendering="crispEdges"
      >
        <rect width={shape.size} height={shape.size} fill="#fff" />
        <path d={shape.path} fill="#000" />
      </svg>
      <figcaption class="mono">{number}</figcaption>
    </figure>
  );
}
