/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { moment } from '../i18n/time';
import { drop, flush, kept, listen, retry } from './queue';
import { words } from './words';

const kLook = 20_000; // ms between attempts

export function Queue() {
  const w = words();
  const [all, setAll] = useState(kept());
  useEffect(() => {
    const stop = listen(() => setAll(kept()));
    const go = () => void flush();
    window.addEventListener('online', go);
    const timer = window.setInterval(go, kLook);
    go();
    return () => {
      stop();
      window.removeEventListener('online', go);
      window.clearInterval(timer);
    };
  }, []);
  if (!all.length) return null;
  return (
    <section class="card queue" role="status" aria-label={w.queueTitle}>
      <b>{w.waiting(all.length)}</b>
      <ul>
        {all.map((one) => (
          <li key={one.key}>
            {one.what === 'departure' ? w.depart : one.what === 'arrival' ? w.arrive : w.weigh}{' '}
            {moment(one.at)}{' '}
            {one.refused ? (
              <>
                <span class="bad">
                  {w.refused}: {one.refused}
                </span>{' '}
                <button onClick={() => void retry(one.key)}>{w.retry}</button>{' '}
                <button onClick={() => drop(one.key)}>{w.drop}</button>
              </>
            ) : (
              <small>{w.queued}</small>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
