/** @jsxImportSource preact */
// The light entry: what phones, strangers and paper need, and nothing else.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { language } from '../i18n/language';
import { useAddress, type Address } from './address';
import { Check } from './Check';
import { Home } from './Home';
import { Link } from './Link';
import { LoadView } from './LoadView';
import { forgetLooks } from './look';
import { keepTrying } from './outbox';
import { ProblemBox } from './ProblemBox';
import { askSession, signOut, useSession } from './session';
import { SignIn } from './SignIn';
import { Status } from './Status';
import { Unsent } from './Unsent';
import { forgetAnswers } from './useAnswer';
import { useWords } from './useWords';

// Paper is fetched when somebody prints: the QR encoder and its views are no part of the first load.
function Paper({ address }: { address: Address }) {
  const w = useWords();
  const [Views, setViews] = useState<typeof import('./print/PrintView').PrintView>();
  useEffect(() => {
    void import('./print/PrintView').then((module) => setViews(() => module.PrintView));
  }, []);
  return Views ? <Views address={address} /> : <p class="quiet">{w.loading}</p>;
}

function page(address: Address): ComponentChildren {
  const [area, id] = address.parts;
  if (!area) return <Home />;
  if (area === 'loads' && id) return <LoadView id={id} key={id} />;
  if (area === 'print') return <Paper address={address} />;
  return <NotThere />;
}

function NotThere() {
  const w = useWords();
  return (
    <>
      <h1>{w.notThere}</h1>
      <p>
        <Link to="/m">{w.back}</Link>
      </p>
    </>
  );
}

function Content({ address }: { address: Address }) {
  const w = useWords();
  const { session, failure } = useSession();
  const [area] = address.parts;
  if (area === 'status') return <Status />;
  if (failure)
    return (
      <>
        <h1>{w.product}</h1>
        <ProblemBox problem={failure} again={() => void askSession()} />
      </>
    );
  if (session === undefined) return <p class="quiet">{w.loading}</p>;
  if (session === null) return <SignIn hint={area === 'check' ? w.checkSignIn : w.signInHint} />;
  if (area === 'check') return <Check address={address} />;
  return <>{page(address)}</>;
}

function Head() {
  const w = useWords();
  const { session } = useSession();
  return (
    <header class="head">
      <a class="skip" href="#main">
        {w.skip}
      </a>
      <Link to="/m">
        <img src="/heliu.svg" alt="" width="24" height="24" /> {w.product}
      </Link>
      <span class="who">{session?.name}</span>
      <button
        type="button"
        lang={language.get() === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => language.set(language.get() === 'zh' ? 'en' : 'zh')}
      >
        {w.other}
      </button>
      {session && (
        <button type="button" onClick={() => void signOut()}>
          {w.signOut}
        </button>
      )}
    </header>
  );
}

export function App() {
  const address = useAddress();
  const w = useWords();
  const { session } = useSession();
  useEffect(() => {
    void askSession();
    keepTrying();
  }, []);
  useEffect(() => {
    forgetAnswers();
    forgetLooks();
  }, [session?.user_id]);
  return (
    <>
      <Head />
      <main id="main" tabIndex={-1}>
        {address.parts[0] !== 'print' && <Unsent />}
        <Content address={address} />
      </main>
      <footer class="foot">
        <Link to="/m/check">{w.check}</Link> · <Link to="/m/status">{w.status}</Link> ·{' '}
        <a href="/">{w.console}</a>
      </footer>
    </>
  );
}
