/** @jsxImportSource preact */
// A sheet of A4: the title, the number and its code in the corner, the printer's button outside the paper.
import type { ComponentChildren } from 'preact';
import { exactMoment } from '../../i18n/time';
import { qrShape } from '../../ui/qr';
import { words } from '../words';

export function Qr({ text, label }: { text: string; label: string }) {
  const shape = qrShape(text);
  const side = shape.size * 3; // whole dots a module: a cheap printer's lines stay apart
  return (
    <svg
      role="img"
      aria-label={label}
      width={side}
      height={side}
      viewBox={`0 0 ${shape.size} ${shape.size}`}
      shape-rendering="crispEdges"
    >
      <rect width={shape.size} height={shape.size} fill="#fff" />
      <path d={shape.path} fill="#000" />
    </svg>
  );
}

interface Props {
  title: string;
  number: string;
  code?: string; // what the code says
  children: ComponentChildren;
}

export function Sheet({ title, number, code, children }: Props) {
  const w = words();
  document.title = `${title} ${number}`;
  return (
    <article class="sheet">
      <button class="main no-print" onClick={() => window.print()}>
        {w.print}
      </button>
      <div class="sheet-head">
        <div>
          <h1>{title}</h1>
          <p class="number">{number}</p>
        </div>
        {code && (
          <figure>
            <Qr text={code} label={number} />
            <figcaption>{number}</figcaption>
          </figure>
        )}
      </div>
      {children}
      <footer>
        {w.product} · {w.printed} {exactMoment(new Date().toISOString())}
      </footer>
    </article>
  );
}

export function Cells({ items }: { items: [string, ComponentChildren][] }) {
  return (
    <table class="cells">
      <tbody>
        {items.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
