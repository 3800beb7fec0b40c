// Whose a ledger account is, in the field's words. The name that hledger knows stands beside it to be taken
// along: finance and auditors reconcile with it.
import { Link } from 'react-router-dom';
import type { Account } from '../../api/types';
import type { Words } from '../../i18n/areas';
import { useWords } from '../../i18n/useWords';
import { Copyable } from '../../ui/Copyable';
import { Party } from '../../ui/Party';

export type Owned = Pick<Account, 'line' | 'name'> & {
  enterprise_id?: string | null;
  trade_id?: string | null;
  payer_id?: string | null;
};

export const tradeNumber = (id: string) => id.slice(-12);

// For the export: line and trade, or line alone; the ledger's name has a column of its own.
export function holderText(words: Words, of: Owned): string {
  const { terms, finance: w } = words;
  return of.trade_id
    ? `${terms.line[of.line]} · ${w.ofTrade(tradeNumber(of.trade_id))}`
    : terms.line[of.line];
}

function Whose({ of }: { of: Owned }) {
  const { finance: w } = useWords();
  if (of.enterprise_id) return <Party id={of.enterprise_id} />;
  if (!of.trade_id) return <>{w.platform}</>;
  return (
    <>
      <Link to={`/trades/${of.trade_id}`}>{w.ofTrade(tradeNumber(of.trade_id))}</Link>
      {of.payer_id && (
        <>
          {' · '}
          <Party id={of.payer_id} />
        </>
      )}
    </>
  );
}

// Long owners are shortened to their end; the whole name is copied.
const kLong = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6}([0-9a-f]{6})$/;

export function Holder({ of, line }: { of: Owned; line?: boolean }) {
  const { terms, finance: w } = useWords();
  return (
    <div className="holder">
      {line && <>{terms.line[of.line]} · </>}
      <Whose of={of} />
      <div>
        <small className="quiet" title={w.ledgerName}>
          <Copyable text={of.name} shown={of.name.replace(kLong, '…$1')} />
        </small>
      </div>
    </div>
  );
}
