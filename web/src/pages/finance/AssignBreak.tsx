// Gives a break to somebody by name; those who have one already are suggested.
import { Form, Input } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Break } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';

export function AssignBreak({ one, owners }: { one: Break; owners: string[] }) {
  const { finance: w, common } = useWords();
  return (
    <DialogForm<{ owner: string }>
      small
      form={`break.assign/${one.id}`}
      label={w.assign}
      call={(key, body) =>
        answerOf(
          api.POST('/v1/breaks/{id}/assignments', {
            params: { path: { id: one.id } },
            headers: commandHeaders(key, one.version), // else a colleague's claim would be replaced unseen
            body,
          }),
        )
      }
    >
      <Form.Item
        name="owner"
        label={w.assignTo}
        extra={w.assignHint}
        rules={[{ required: true, whitespace: true, message: common.requiredField }]}
      >
        <Input maxLength={120} autoComplete="off" list="break-owners" />
      </Form.Item>
      <datalist id="break-owners">
        {owners.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </DialogForm>
  );
}
