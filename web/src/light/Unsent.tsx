/** @jsxImportSource preact */
import { kilogramsText } from '../i18n/exact';
import { moment } from '../i18n/time';
import { drop, useUnsent } from './outbox';
import type { Command } from './queue';
import { session } from './session';
import { useWords } from './useWords';

function Item({ command }: { command: Command }) {
  const w = useWords();
  const { body, kind, refused } = command;
  const foreign = command.user_id !== session.get()?.user_id;
  const state = refused ? w.wasRefused : foreign ? w.others(command.user_name) : w.waits;
  const weighed = [
    `${w.ticket} ${body.ticket_number}`,
    `${w.gross} ${kilogramsText(body.gross_kilograms ?? 0)}`,
    `${w.tare} ${kilogramsText(body.tare_kilograms ?? 0)} ${w.kg}`,
  ].join(' · ');
  return (
    <li>
      <strong>{w.kinds[kind]}</strong> <span class="mono">{command.title}</span>
      {kind === 'weigh' && ` · ${weighed}`}
      <div>
        {refused ? '✕' : '○'} {state}
      </div>
      {refused && (
        <div>
          {refused.message}{' '}
          <small>
            {w.code}: {refused.code}
          </small>
        </div>
      )}
      <small>
        {w.made} {moment(command.made_at)}
      </small>
      <button type="button" class="plain" onClick={() => confirm(w.dropAsk) && drop(command.key)}>
        {w.drop}
      </button>
    </li>
  );
}

// Stands on top of every page while this phone has something unsent.
export function Unsent() {
  const w = useWords();
  const commands = useUnsent();
  if (!commands.length) return null;
  return (
    <section class="box wait" role="status" aria-label={w.unsent(commands.length)}>
      <h2>{w.unsent(commands.length)}</h2>
      <ul class="unsent">
        {commands.map((one) => (
          <Item key={one.key} command={one} />
        ))}
      </ul>
    </section>
  );
}
