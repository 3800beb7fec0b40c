import { qrShape } from './qr';

export function QrBox({ text, label, side = 132 }: { text: string; label: string; side?: number }) {
  const shape = qrShape(text);
  return (
    <svg
      role="img"
      aria-label={label}
      width={side}
      height={side}
      viewBox={`0 0 ${shape.size} ${shape.size}`}
      shapeRendering="crispEdges"
      className="qr"
    >
      <rect width={shape.size} height={shape.size} fill="#fff" />
      <path d={shape.path} fill="#000" />
    </svg>
  );
}
