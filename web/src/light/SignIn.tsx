/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { asProblem, type ApiProblem } from '../api/problem';
import { ProblemBox } from './ProblemBox';
import { signIn } from './session';
import { useWords } from './useWords';

export function SignIn({ hint }: { hint: string }) {
  const w = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.target as HTMLFormElement);
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(String(form.get('login')).trim(), String(form.get('password')));
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  return (
    <section class="card">
      <h1>{w.signIn}</h1>
      <p class="quiet">{hint}</p>
      <form onSubmit={(event) => void send(event as unknown as SubmitEvent)}>
        <label for="login">{w.login}</label>
        <input id="login" name="login" required autocomplete="username" autocapitalize="none" />
        <label for="password">{w.password}</label>
        <input id="password" name="password" type="password" required autocomplete="current-password" />
        <ProblemBox problem={problem} />
        <button class="button primary" disabled={busy}>
          {w.signIn}
        </button>
      </form>
    </section>
  );
}
