// One command of a page: sent once however often the button is pressed, kept when there is no coverage.
import { useRef, useState } from 'preact/hooks';
import type { LoadDetail } from '../api/types';
import { submit, type Outcome } from './outbox';
import type { Body, Command } from './queue';

export interface Submit {
  busy: boolean;
  outcome: Outcome | 'not-kept' | undefined;
  send: (body: Body) => Promise<void>;
}

export function useSubmit(kind: Command['kind'], detail: LoadDetail, done: () => void): Submit {
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Submit['outcome']>();
  const send = async (body: Body) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    try {
      const result = await submit(kind, detail, body);
      setOutcome(result);
      if (result === 'sent') done();
    } catch {
      setOutcome('not-kept');
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { busy, outcome, send };
}
