// The unified account at a glance: bank custody against everybody's balances, live, to the fen.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { Account } from '../../api/types';
import { yuan } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { Kpi } from '../../ui/Kpi';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { Tag } from '../../ui/StateTag';
import { Holder } from './Holder';
import { LineFilter } from './LineFilter';

export default function Unified() {
  const { finance: w, terms, common } = useWords();
  const { data, error } = useQuery({
    queryKey: ['trial-balance'],
    refetchInterval: 15_000,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/trial-balance', { signal })),
  });
  const columns: Column<Account>[] = [
    { key: 'line', title: w.line, show: (a) => terms.line[a.line], text: (a) => terms.line[a.line] },
    {
      key: 'holder',
      title: w.holder,
      show: (a) => <Holder of={a} />,
    },
    { key: 'name', title: w.ledgerName, text: (a) => a.name },
    {
      key: 'custodian',
      title: w.custodian,
      show: (a) => a.custodian_account,
      text: (a) => a.custodian_account ?? '',
    },
    {
      key: 'balance',
      title: common.inYuan(w.balance),
      number: true,
      show: (a) => <Money fen={a.balance_fen} />,
      text: (a) => yuan(a.balance_fen),
    },
  ];
  return (
    <>
      <PageHead
        title={w.unifiedTitle}
        about={
          <>
            {w.equation} · {w.refresh15}
          </>
        }
      />
      {!data && <Loading error={error} />}
      {data && (
        <>
          <div className="kpis">
            <Kpi name={w.custody}>
              <Money fen={data.custody_fen} unit />
            </Kpi>
            <Kpi name={w.owed}>
              <Money fen={data.owed_fen} unit />
            </Kpi>
            <Kpi
              name={w.differs}
              under={
                <Tag tone={data.balanced ? 'good' : 'bad'}>{data.balanced ? w.balanced : w.unbalanced}</Tag>
              }
            >
              <Money fen={BigInt(data.custody_fen) - BigInt(data.owed_fen)} unit />
            </Kpi>
          </div>
          <Panel title={w.lines}>
            <PlainTable
              label={w.lines}
              columns={[
                { title: w.line, show: (one) => terms.line[one.line] },
                { title: w.accounts, number: true, show: (one) => one.accounts },
                {
                  title: common.inYuan(w.debits),
                  number: true,
                  show: (one) => <Money fen={one.debits_fen} />,
                },
                {
                  title: common.inYuan(w.credits),
                  number: true,
                  show: (one) => <Money fen={one.credits_fen} />,
                },
                {
                  title: common.inYuan(w.balance),
                  number: true,
                  show: (one) => (
                    <b>
                      <Money fen={one.balance_fen} />
                    </b>
                  ),
                },
              ]}
              rows={data.lines}
              rowKey={(one) => one.line}
            />
          </Panel>
        </>
      )}
      <SearchTable<Account>
        name="accounts"
        label={w.accountList}
        columns={columns}
        rowKey={(a) => a.id}
        teach={w.accountTeach}
        filters={<LineFilter />}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/accounts', {
              params: {
                query: { limit: 50, cursor, line: (query.line || undefined) as Account['line'] | undefined },
              },
              signal,
            }),
          )
        }
      />
    </>
  );
}
