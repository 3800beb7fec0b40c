// Says that what stands in the form was typed before, and takes it away when asked.
import { Alert, Button, type FormInstance } from 'antd';
import { useWords } from '../i18n/useWords';

interface Props<V> {
  form: FormInstance<V>;
  initial: Partial<V>; // what the form begins with
  drop: () => void;
}

export function DraftNote<V extends object>({ form, initial, drop }: Props<V>) {
  const { common } = useWords();
  const begin = () => {
    const names = Object.keys(form.getFieldsValue(true) as object);
    const empty = Object.fromEntries(names.map((name) => [name, undefined]));
    form.setFieldsValue({ ...empty, ...initial } as Parameters<typeof form.setFieldsValue>[0]);
    drop();
  };
  return (
    <Alert
      type="info"
      showIcon
      title={common.draftKept}
      style={{ marginBottom: 12 }}
      action={
        <Button size="small" onClick={begin}>
          {common.dropDraft}
        </Button>
      }
    />
  );
}
