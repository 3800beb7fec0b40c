/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { answerOf, api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Session } from '../api/types';
import { words } from './words';

export function SignIn({ done }: { done: (session: Session) => void }) {
  const w = words();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    try {
      done(
        await answerOf(
          api.POST('/v1/session', {
            body: { login: String(form.get('login')).trim(), password: String(form.get('password')) },
          }),
        ),
      );
    } catch (error) {
      setSaid(asProblem(error).message || w.noAnswer);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="card" onSubmit={send}>
      <label>
        {w.login}
        <input name="login" autocomplete="username" autocapitalize="none" required />
      </label>
      <label>
        {w.password}
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
      {said && (
        <p role="alert" class="bad">
          {said}
        </p>
      )}
      <button class="main" disabled={busy}>
        {w.signIn}
      </button>
    </form>
  );
}
