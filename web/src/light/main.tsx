/** @jsxImportSource preact */
// The light entry: phones, roadsides, paper. No component library; its budget is 60 kB.
import { render, type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { answerOf, api } from '../api/client';
import { csrfToken, sessionLost } from '../api/token';
import type { Session } from '../api/types';
import { language } from '../i18n/language';
import { Check } from './Check';
import './light.css';
import { LoadPage } from './LoadPage';
import { Loads } from './Loads';
import { CasePrint } from './print/CasePrint';
import { DayPrint } from './print/DayPrint';
import { LabelPrint } from './print/LabelPrint';
import { ManifestPrint } from './print/ManifestPrint';
import { StatementPrint } from './print/StatementPrint';
import { Queue } from './Queue';
import { SignIn } from './SignIn';
import { useLanguage } from './use';
import { words } from './words';

function pageOf(path: string): ComponentChildren {
  const [, , area, first = '', second = ''] = path.split('/').map(decodeURIComponent);
  if (area === 'check') return <Check number={first} />;
  if (area === 'loads' && first) return <LoadPage id={first} />;
  if (area === 'print' && first === 'manifest') return <ManifestPrint id={second} />;
  if (area === 'print' && first === 'label') return <LabelPrint id={second} />;
  if (area === 'print' && first === 'statement') return <StatementPrint id={second} />;
  if (area === 'print' && first === 'day') return <DayPrint date={second} />;
  if (area === 'print' && first === 'case') return <CasePrint id={second} />;
  return <Loads />;
}

function App() {
  const now = useLanguage();
  const [session, setSession] = useState<Session | null>();
  const w = words();
  const adopt = (next: Session | null) => {
    csrfToken.set(next?.csrf_token ?? '');
    setSession(next);
  };
  useEffect(() => {
    answerOf(api.GET('/v1/session')).then(adopt, () => adopt(null));
    return sessionLost.listen(() => adopt(null));
  }, []);
  const path = window.location.pathname;
  const paper = path.startsWith('/m/print/');
  document.title = w.product;
  return (
    <>
      <header class={paper ? 'top no-print' : 'top'}>
        <a href="/m">{w.product}</a>
        <button onClick={() => language.set(now === 'zh' ? 'en' : 'zh')} lang={now === 'zh' ? 'en' : 'zh-CN'}>
          {w.other}
        </button>
      </header>
      <main class={paper ? 'paper' : 'phone'}>
        {session && <Queue />}
        {session === null && (
          <>
            <h1>{w.signInFirst}</h1>
            <SignIn done={adopt} />
          </>
        )}
        {session && pageOf(path)}
      </main>
    </>
  );
}

render(<App />, document.getElementById('root') as HTMLElement);
