// Rows as CSV that spreadsheets open in Chinese: UTF-8 with a mark, every field quoted, no field a formula
// (a minus sign of ours is −: - begins somebody's text; some read a wide = as one).
export function csvOf(rows: string[][]): string {
  const field = (text: string) =>
    `"${(/^([=+@\t\r＝＋＠－]|-.)/.test(text) ? "'" : '') + text.replace(/"/g, '""')}"`;
  return '\uFEFF' + rows.map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

export function saveFile(name: string, content: BlobPart, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
