/** @jsxImportSource preact */
import type { Address } from '../address';
import { useWords } from '../useWords';
import { CaseFile } from './CaseFile';
import { Day } from './Day';
import { Label } from './Label';
import { Manifest } from './Manifest';
import './print.css';
import { Statement } from './Statement';

// /m/print/KIND/ID
export function PrintView({ address }: { address: Address }) {
  const w = useWords();
  const [, kind, id] = address.parts;
  if (kind === 'manifest' && id) return <Manifest id={id} />;
  if (kind === 'label' && id) return <Label id={id} query={address.query} />;
  if (kind === 'statement' && id) return <Statement id={id} query={address.query} />;
  if (kind === 'day' && id) return <Day date={id} query={address.query} />;
  if (kind === 'case' && id) return <CaseFile id={id} />;
  return <h1>{w.notThere}</h1>;
}
