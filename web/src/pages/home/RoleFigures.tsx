// A row of figures over the work list: balances for whoever has an account, the sums for finance.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { useMe } from '../../app/session';
import { useLanguage, useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { Kpi } from '../../ui/Kpi';

export function RoleFigures() {
  const me = useMe();
  if (me.is('finance')) return <CustodyFigures />;
  if (me.is('producer', 'processor', 'carrier')) return <OwnBalances />;
  return null;
}

function OwnBalances() {
  const { terms } = useWords();
  const language = useLanguage();
  const { data, isPending } = useQuery({
    queryKey: ['accounts', 'own'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/accounts', { params: { query: { limit: 50 } }, signal })),
  });
  if (isPending) return <div className="kpis kpis-waiting" />;
  const own = data?.items.filter((account) => account.enterprise_id) ?? [];
  if (!own.length) return null;
  return (
    <div className="kpis">
      {own.map((account) => (
        <Kpi
          key={account.id}
          name={terms.line[account.line]}
          under={language === 'zh' && account.custodian_account}
        >
          <Money fen={account.balance_fen} unit />
        </Kpi>
      ))}
    </div>
  );
}

function CustodyFigures() {
  const { terms, finance } = useWords();
  const { data, isPending } = useQuery({
    queryKey: ['trial-balance'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/trial-balance', { signal })),
  });
  if (isPending) return <div className="kpis kpis-waiting" />;
  if (!data) return null;
  const of = (line: string) => data.lines.find((one) => one.line === line)?.balance_fen ?? 0;
  return (
    <div className="kpis">
      <Kpi
        name={terms.line.bank_custody}
        under={data.balanced ? `✓ ${finance.balanced}` : `▲ ${finance.unbalanced}`}
      >
        <Money fen={data.custody_fen} unit />
      </Kpi>
      <Kpi name={terms.line.payout_in_flight}>
        <Money fen={of('payout_in_flight')} unit />
      </Kpi>
      <Kpi name={terms.line.suspense}>
        <Money fen={of('suspense')} unit />
      </Kpi>
      <Kpi name={terms.line.platform_fee}>
        <Money fen={of('platform_fee')} unit />
      </Kpi>
    </div>
  );
}
