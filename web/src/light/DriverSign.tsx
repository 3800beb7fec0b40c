/** @jsxImportSource preact */
import { useRef } from 'preact/hooks';
import type { LoadDetail } from '../api/types';
import { useUnsent } from './outbox';
import { session } from './session';
import { Told } from './Told';
import { useSubmit } from './useSubmit';
import { useWords } from './useWords';

interface Props {
  kind: 'depart' | 'arrive';
  detail: LoadDetail;
  again: () => void;
}

// Departure or arrival in the driver's own name, at the moment of the press, be it sent now or later.
export function DriverSign({ kind, detail, again }: Props) {
  const w = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const command = useSubmit(kind, detail, again);
  const waits = useUnsent().some(
    (one) => one.load_id === detail.load.id && one.kind === kind && !one.refused,
  );
  const sign = () => {
    dialog.current?.close();
    const at = new Date().toISOString();
    void command.send(kind === 'depart' ? { departed_at: at } : { arrived_at: at });
  };
  return (
    <section class="card act">
      <Told outcome={command.outcome} done={w.done[kind]} />
      {!waits && (
        <button
          type="button"
          class="button primary big"
          disabled={command.busy}
          onClick={() => dialog.current?.showModal()}
        >
          {command.busy ? w.sending : w.acts[kind]}
        </button>
      )}
      <dialog ref={dialog} aria-labelledby={`${kind}-title`}>
        <h2 id={`${kind}-title`}>
          {w.acts[kind]} · {detail.load.manifest_number}
        </h2>
        <p>{kind === 'depart' ? w.departAsk : w.arriveAsk}</p>
        <p class="quiet">{w.signAs(session.get()?.name ?? '')}</p>
        <div class="row">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {w.cancel}
          </button>
          <button type="button" class="button primary" onClick={sign}>
            {w.confirm}
          </button>
        </div>
      </dialog>
    </section>
  );
}
