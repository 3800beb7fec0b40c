/** @jsxImportSource preact */
// An A4 page: title, number and code in the corner; the margins repeat title, number and page x / y.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { exactMoment } from '../../i18n/time';
import { useWords } from '../useWords';
import { Qr } from './Qr';

interface Props {
  title: string;
  number: string;
  code: string | undefined; // none: there is nothing to scan yet
  about?: ComponentChildren;
  children: ComponentChildren;
}

const quoted = (text: string) => `"${text.replace(/["\\\n<>]/g, ' ')}"`;

// A file keeps the document's title as its name.
export function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}

export function PrintBar({ children }: { children?: ComponentChildren }) {
  const w = useWords();
  return (
    <div class="print-bar">
      <button type="button" class="button primary" onClick={() => window.print()}>
        {w.print.print}
      </button>
      {children}
    </div>
  );
}

export function Sheet({ title, number, code, about, children }: Props) {
  const w = useWords();
  const { print: p } = w;
  useTitle(`${title} ${number}`.trim());
  const page = p.page('\u0001', '\u0002').split(/[\u0001\u0002]/);
  const now = exactMoment(new Date().toISOString());
  const margins = `@page { size: A4 portrait; margin: 17mm 14mm 16mm;
    @top-left { content: ${quoted(`${p.platform} · ${title}`)}; font-size: 8pt; }
    @top-right { content: ${quoted(number)}; font-size: 8pt; }
    @bottom-left { content: ${quoted(`${p.printedAt} ${now}`)}; font-size: 8pt; }
    @bottom-right { content: ${quoted(page[0] ?? '')} counter(page) ${quoted(page[1] ?? '')} counter(pages)
      ${quoted(page[2] ?? '')}; font-size: 8pt; } }`;
  return (
    <>
      <style>{margins}</style>
      <PrintBar />
      <article class="sheet" tabIndex={0}>
        <header class="sheet-head">
          <div>
            <h1>{title}</h1>
            {about}
          </div>
          {code && <Qr text={code} number={number} label={p.qrOf} />}
        </header>
        {children}
      </article>
    </>
  );
}

// Two columns of name and value, as forms have them.
export type Row = [string, ComponentChildren];

export function Grid({ rows, caption }: { rows: Row[]; caption: string }) {
  const pairs: Row[][] = [];
  for (let i = 0; i < rows.length; i += 2) pairs.push(rows.slice(i, i + 2));
  return (
    <table class="grid">
      <caption>{caption}</caption>
      <tbody>
        {pairs.map((pair) => (
          <tr key={pair[0]?.[0]}>
            {pair.map(([name, value]) => [
              <th scope="row" key={`${name}.`}>
                {name}
              </th>,
              <td key={name} colSpan={pair.length === 1 ? 3 : 1}>
                {value}
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Signatures({ names }: { names: string[] }) {
  const { print: p } = useWords();
  return (
    <div class="signatures">
      {names.map((name) => (
        <div key={name}>
          {name} {p.signHere}：<span class="line" /> {p.date}：<span class="line short" />
        </div>
      ))}
    </div>
  );
}
