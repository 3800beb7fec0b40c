import { useEffect, useState } from 'react';
import { Alert } from 'antd';
import { useLanguage, useWords } from '../i18n/useWords';
import { language } from '../i18n/language';
import { ProblemAlert } from '../ui/ProblemAlert';
import { ActivateForm } from './ActivateForm';
import { Confluence } from './Confluence';
import { useSession } from './session';
import { SignInForm } from './SignInForm';

export function SignInPage() {
  const { common, home } = useWords();
  const now = useLanguage();
  const { failure } = useSession();
  const [set, setSet] = useState(false);
  useEffect(() => {
    document.title = `${common.signIn} · ${common.product}`;
  }, [common]);
  return (
    <main className="sign-in">
      <section className="sign-in-story" aria-label={common.tagline}>
        <Confluence />
        <p className="sign-in-name">{common.product}</p>
        <p>{common.tagline}</p>
        <p>{home.story}</p>
        <p>
          <a href="/m/check">{home.roadside}</a> · <a href="/status.html">{home.status}</a>
        </p>
      </section>
      <section className="sign-in-form" aria-labelledby="sign-in-title">
        <button
          type="button"
          className="link-button language"
          lang={now === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => language.set(now === 'zh' ? 'en' : 'zh')}
        >
          {common.otherLanguage}
        </button>
        <h1 id="sign-in-title">{common.signIn}</h1>
        <ProblemAlert error={failure} />
        {set && <Alert type="success" showIcon title={common.passwordSet} />}
        <SignInForm />
        <details>
          <summary>{common.activate}</summary>
          <ActivateForm done={() => setSet(true)} />
        </details>
      </section>
    </main>
  );
}
