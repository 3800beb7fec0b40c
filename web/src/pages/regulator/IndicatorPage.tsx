import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import { fixed } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { wordOf } from '../../i18n/words/reasons';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { ProblemAlert } from '../../ui/ProblemAlert';

const kRows = 50;

export default function IndicatorPage() {
  const { regulator: w, terms, common, states } = useWords();
  const { number = '' } = useParams();
  const [query] = useSearchParams();
  const [page, setPage] = useState(1);
  const year = query.get('year');
  const { data, error } = useQuery({
    queryKey: ['indicator', number, year, page],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/indicators/{number}/rows', {
          params: {
            path: { number: Number(number) },
            query: { first: (page - 1) * kRows, limit: kRows, year: year ? Number(year) : undefined },
          },
          signal,
        }),
      ),
  });
  return (
    <>
      <PageHead
        title={`${w.indicatorTitle} ${number}`}
        about={data && `${w.year} ${data.year} · ${common.rows(data.total)}`}
      />
      <ProblemAlert error={error} />
      <Panel title={w.rowsOf}>
        <Table
          size="small"
          rowKey={(row) =>
            `${row.part}${row.about}${row.label}${row.detail}${row.enterprise_id}${row.position}`
          }
          dataSource={data?.items ?? []}
          scroll={{ x: 'max-content' }}
          pagination={{
            current: page,
            pageSize: kRows,
            total: data?.total ?? 0,
            onChange: setPage,
            showSizeChanger: false,
          }}
          columns={[
            {
              title: w.part,
              render: (_, row) => (row.part === 'numerator' ? w.numeratorPart : w.denominatorPart),
            },
            {
              title: w.label,
              render: (_, row) =>
                `${w.about[row.about]} ${row.label} ${wordOf(states.grade, row.detail)}`.trimEnd(),
            },
            { title: common.unit, render: (_, row) => <Party id={row.enterprise_id} /> },
            {
              title: w.countOf,
              align: 'right',
              render: (_, row) => <span className="figure">{fixed(row.amount, 0)}</span>,
            },
            {
              title: w.feedPlace,
              render: (_, row) => (
                <span className="mono">
                  {terms.services[row.feed as 'market'] ?? row.feed} #{row.position}
                </span>
              ),
            },
          ]}
        />
      </Panel>
    </>
  );
}
