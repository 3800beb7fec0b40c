// A form's command: one key until it is answered, one call at a time, what was refused kept for the page.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { commandKey, forgetCommandKey } from '../api/commandKey';
import { asProblem, type ApiProblem } from '../api/problem';

export interface Command<In, Out> {
  send: (input: In) => Promise<Out | undefined>;
  busy: boolean;
  problem: ApiProblem | undefined;
  clear: () => void;
}

// After an answer a press may still be the second one of two: a fast service is quicker than a double click.
const kSecondPress = 600; // milliseconds

// form: names the form and its object, "lot.new", "payout/ID"; its key survives a reload. leaves: done goes
// to another page, and until that one has come no press acts again.
export function useCommand<In, Out>(
  form: string,
  call: (key: string, input: In) => Promise<Out>,
  done?: (answer: Out) => void,
  leaves = false,
): Command<In, Out> {
  const queries = useQueryClient();
  const underWay = useRef(false);
  const answered = useRef(0); // when
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const send = useCallback(
    async (input: In) => {
      if (underWay.current || Date.now() - answered.current < kSecondPress) return undefined;
      underWay.current = true;
      setBusy(true);
      setProblem(undefined);
      try {
        const answer = await call(commandKey(form), input);
        forgetCommandKey(form);
        await queries.invalidateQueries();
        done?.(answer);
        if (leaves) return answer;
        answered.current = Date.now();
        underWay.current = false;
        setBusy(false);
        return answer;
      } catch (error) {
        const found = asProblem(error);
        // What was sent under this key before took effect with other content: the next press is a new one.
        if (found.code === 'idempotency-key-reused') forgetCommandKey(form);
        setProblem(found);
        underWay.current = false;
        setBusy(false);
        return undefined;
      }
    },
    [form, call, done, leaves, queries],
  );
  // A dialog opened again is a new intention, however soon.
  const clear = useCallback(() => {
    answered.current = 0;
    setProblem(undefined);
  }, []);
  return { send, busy, problem, clear };
}
