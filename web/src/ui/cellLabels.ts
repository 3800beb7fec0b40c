// On a phone a table of four columns or more is read row by row: each cell carries its column's heading
// (data-label), which the style sheet shows before it; what is only a dash (data-none) is left out.
// One watcher for all tables of the console.
const kWide = 4; // columns

function label(table: HTMLTableElement): void {
  const heads = Array.from(table.querySelectorAll('thead th'), (head) => head.textContent?.trim() ?? '');
  if (heads.length < kWide) return;
  table.dataset.cards = '';
  for (const row of table.querySelectorAll('tbody tr')) {
    let column = 0;
    for (const cell of row.querySelectorAll<HTMLTableCellElement>(':scope > td')) {
      const words = cell.colSpan > 1 ? '' : (heads[column] ?? '');
      if (cell.dataset.label !== words) cell.dataset.label = words;
      cell.toggleAttribute('data-none', column > 0 && cell.textContent?.trim() === '—');
      column += cell.colSpan;
    }
  }
}

export function watchCellLabels(root: HTMLElement): () => void {
  const all = () => root.querySelectorAll('table').forEach(label);
  let asked = 0;
  const watcher = new MutationObserver(() => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      all();
    });
  });
  watcher.observe(root, { childList: true, subtree: true, characterData: true });
  all();
  return () => {
    cancelAnimationFrame(asked);
    watcher.disconnect();
  };
}
