// A secret, shown once: it is in no list, in no draft and nowhere in the tab's memory.
import { Alert, Button } from 'antd';
import { useWords } from '../../i18n/useWords';
import { Copyable } from '../../ui/Copyable';

export function Once({ secret, done }: { secret: string; done: () => void }) {
  const { partner: w } = useWords();
  return (
    <div role="status">
      <Alert
        type="warning"
        showIcon
        title={w.shownOnce}
        description={<Copyable text={secret} />}
        action={
          <Button size="small" onClick={done}>
            {w.keptIt}
          </Button>
        }
      />
    </div>
  );
}
