// A part that its service could not give is said in its place; one that isn't this reader's is left out.
import { asProblem } from '../../api/problem';
import { Panel } from '../../ui/Panel';
import { ProblemAlert } from '../../ui/ProblemAlert';

export function PartFailed({ title, error }: { title: string; error: unknown }) {
  if (!error || !asProblem(error).unknown) return null;
  return (
    <Panel title={title}>
      <ProblemAlert error={error} />
    </Panel>
  );
}
