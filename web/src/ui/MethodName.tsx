// A code of use or disposal with its name in the registry's list.
import { useTerms } from './useTerms';

export function MethodName({ code }: { code: string }) {
  const name = useTerms('disposal_method').label(code);
  return (
    <>
      {code}
      {name !== code && <small> {name}</small>}
    </>
  );
}
