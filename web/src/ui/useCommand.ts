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

// form: names the form and its object, "lot.new", "payout/ID"; its key survives a reload.
export function useCommand<In, Out>(
  form: string,
  call: (key: string, input: In) => Promise<Out>,
  done?: (answer: Out) => void,
): Command<In, Out> {
  const queries = useQueryClient();
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const send = useCallback(
    async (input: In) => {
      if (underWay.current) return undefined; // the second click of two
      underWay.current = true;
      setBusy(true);
      setProblem(undefined);
      try {
        const answer = await call(commandKey(form), input);
        forgetCommandKey(form);
        await queries.invalidateQueries();
        done?.(answer);
        return answer;
      } catch (error) {
        setProblem(asProblem(error));
        return undefined;
      } finally {
        underWay.current = false;
        setBusy(false);
      }
    },
    [form, call, done, queries],
  );
  return { send, busy, problem, clear: () => setProblem(undefined) };
}
