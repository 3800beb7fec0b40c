import { Button, Drawer, Modal } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router-dom';
import { language } from '../i18n/language';
import { useLanguage, useWords } from '../i18n/useWords';
import { watchCellLabels } from '../ui/cellLabels';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { Loading } from '../ui/Loading';
import { ProblemAlert } from '../ui/ProblemAlert';
import { menus } from './menu';
import { useMe, useSession, type Role } from './session';
import { SignInForm } from './SignInForm';
import { toggleTheme } from './theme';
import { useLive } from './useLive';

function Menu({ onGo }: { onGo?: () => void }) {
  const words = useWords();
  const me = useMe();
  const seen = new Set<string>();
  const items = me.roles
    .flatMap((role) => menus[role as Role] ?? [])
    .filter((one) => {
      const fresh = !seen.has(one.to);
      seen.add(one.to);
      return fresh;
    });
  return (
    <nav aria-label={words.common.menu} className="menu">
      {items.map((one) => (
        <NavLink key={one.to} to={one.to} end={one.to === '/' || one.to === '/finance'} onClick={onGo}>
          {one.label(words)}
        </NavLink>
      ))}
    </nav>
  );
}

// Who leaves the desk must know when the browser is still signed in.
function SignOut() {
  const { common } = useWords();
  const { signOut } = useSession();
  const [error, setError] = useState<unknown>();
  return (
    <>
      <Button size="small" onClick={() => signOut().catch(setError)}>
        {common.signOut}
      </Button>
      <Modal
        open={Boolean(error)}
        title={common.notSignedOut}
        footer={null}
        onCancel={() => setError(undefined)}
        destroyOnHidden
      >
        <ProblemAlert error={error} />
      </Modal>
    </>
  );
}

function Bar({ onMenu, live }: { onMenu: () => void; live: boolean }) {
  const { common, terms } = useWords();
  const me = useMe();
  const now = useLanguage();
  return (
    <header className="bar">
      <button type="button" className="link-button burger" onClick={onMenu} aria-label={common.menu}>
        ☰
      </button>
      <span className={`live live-${live ? 'on' : 'off'}`}>{live ? common.live : common.polling}</span>
      <span className="who">
        {me.name} · {me.roles.map((role) => terms.roles[role as Role]).join('、')}
      </span>
      <button type="button" className="link-button" onClick={toggleTheme} aria-label={common.switchTheme}>
        ◐
      </button>
      <button
        type="button"
        className="link-button"
        lang={now === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => language.set(now === 'zh' ? 'en' : 'zh')}
      >
        {common.otherLanguage}
      </button>
      <SignOut />
    </header>
  );
}

function SignInAgain() {
  const { common } = useWords();
  const { session, lost } = useSession();
  return (
    <Modal open={lost} title={common.signInAgain} footer={null} closable={false} destroyOnHidden>
      <p>{common.keptMeanwhile}</p>
      <SignInForm login={session?.login} />
      <p>
        <small>{common.otherPerson}</small>
      </p>
    </Modal>
  );
}

export function Layout() {
  const { common } = useWords();
  const place = useLocation().pathname;
  const [open, setOpen] = useState(false);
  const live = useLive(true);
  const content = useRef<HTMLElement>(null);
  useEffect(() => (content.current ? watchCellLabels(content.current) : undefined), []);
  useEffect(() => {
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [place]);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {common.skip}
      </a>
      <aside className="side">
        <NavLink to="/" className="brand" aria-label={common.product}>
          <img src="/heliu.svg" alt="" width={28} height={28} /> <span>{common.product}</span>
        </NavLink>
        <Menu />
      </aside>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={260} title={common.menu}>
        <Menu onGo={() => setOpen(false)} />
      </Drawer>
      <div className="body">
        <Bar onMenu={() => setOpen(true)} live={live} />
        <main id="content" ref={content} className="page" tabIndex={-1}>
          <ErrorBoundary place={place}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <SignInAgain />
    </div>
  );
}
