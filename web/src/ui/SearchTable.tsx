// A list: filters over it, pages by cursor, export of what is filtered. Filters stand in the address, so that
// a list can be bookmarked and sent; empty states say what would appear here.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Empty, Space, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Page } from '../api/types';
import { useWords } from '../i18n/useWords';
import { csvOf, saveFile } from './csv';
import { ProblemAlert } from './ProblemAlert';
import { useFew } from './useFew';

export interface Column<T> {
  key: string;
  title: string;
  width?: number;
  number?: boolean; // right-aligned, tabular
  show?: (row: T) => ReactNode; // without it the column stands in the export only
  text?: (row: T) => string; // for the export; without it the column is left out there
}

interface Props<T> {
  name: string; // of the query and of the exported file
  label: string;
  columns: Column<T>[];
  fetch: (
    query: Record<string, string>,
    cursor: string | undefined,
    signal?: AbortSignal,
  ) => Promise<Page<T>>;
  rowKey: (row: T) => string;
  filters?: ReactNode;
  teach?: ReactNode; // the empty state
  refresh?: number; // milliseconds between looks
  rowClass?: (row: T) => string;
}

const kMostExported = 50; // pages

export function SearchTable<T extends object>(props: Props<T>) {
  const { common } = useWords();
  const [query] = useSearchParams();
  const filter = Object.fromEntries(query.entries());
  const [trail, setTrail] = useState<{ filter: string; cursors: string[] }>({ filter: '', cursors: [] });
  const now = JSON.stringify(filter);
  const cursors = trail.filter === now ? trail.cursors : [];
  const cursor = cursors[cursors.length - 1];
  const [exported, setExported] = useState<number>();
  const { data, error, isPending, isFetching } = useQuery<Page<T>>({
    queryKey: [props.name, now, cursor],
    queryFn: ({ signal }) => props.fetch(filter, cursor, signal),
    refetchInterval: props.refresh ?? false,
    placeholderData: keepPreviousData,
  });
  const { few, rest, more } = useFew(data?.items ?? [], `${now}${cursor}`);
  const go = (to: string[]) => setTrail({ filter: now, cursors: to });

  const save = async () => {
    const columns = props.columns.filter((column) => column.text);
    const rows = [columns.map((column) => column.title)];
    let next: string | undefined;
    for (let page = 0; page < kMostExported; page++) {
      setExported(rows.length - 1);
      const found = await props.fetch(filter, next);
      for (const row of found.items) rows.push(columns.map((column) => column.text?.(row) ?? ''));
      next = found.next_cursor;
      if (!next) break;
    }
    setExported(undefined);
    saveFile(`${props.name}.csv`, csvOf(rows));
  };

  const shown = props.columns.filter((column) => column.show);
  const columns: ColumnsType<T> = shown.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width,
    align: column.number ? 'right' : 'left',
    render: (_, row) => column.show?.(row),
  }));
  const teach = props.teach ?? common.empty;
  return (
    <section className="search-table" aria-label={props.label}>
      {props.filters && <div className="filters">{props.filters}</div>}
      <ProblemAlert error={error} />
      <Table<T>
        size="middle"
        columns={columns}
        dataSource={few}
        rowKey={props.rowKey}
        pagination={false}
        loading={isPending}
        rowClassName={props.rowClass}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: isPending ? common.loading : <Empty image={null} description={teach} /> }}
      />
      {rest > 0 && (
        <Button block onClick={more}>
          {common.more} ({rest})
        </Button>
      )}
      <div className="pager">
        <span role="status" aria-live="polite">
          {common.page(cursors.length + 1)} · {common.rows(data?.items.length ?? 0)}
          {isFetching && ' …'}
        </span>
        <Space>
          <Button onClick={save} disabled={exported !== undefined || !data?.items.length}>
            {exported === undefined ? common.exportCsv : `${common.exporting} ${exported}`}
          </Button>
          <Button disabled={!cursors.length} onClick={() => go(cursors.slice(0, -1))}>
            {common.previous}
          </Button>
          <Button
            disabled={!data?.next_cursor}
            onClick={() => data?.next_cursor && go([...cursors, data.next_cursor])}
          >
            {common.next}
          </Button>
        </Space>
      </div>
    </section>
  );
}
