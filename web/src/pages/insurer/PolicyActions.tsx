import { Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Policy } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { beijingNow, DateField, dayText } from '../../ui/DateFields';
import { DialogForm } from '../../ui/DialogForm';
import { countOf, NumberField } from '../../ui/NumberField';

export function PolicyActions({ policy }: { policy: Policy }) {
  const { insurer: w, common } = useWords();
  const needed = [{ required: true, message: common.requiredField }];
  const reason = (
    <Form.Item name="reason" label={common.reason} rules={needed}>
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  );
  return (
    <>
      {policy.allowed_actions.includes('claim') && (
        <DialogForm<{ amount: string; on: Dayjs; reason: string }>
          small
          form={`claim/${policy.id}`}
          label={w.claim}
          initial={{ on: beijingNow() }}
          call={(key, v) =>
            answerOf(
              api.POST('/v1/claims', {
                headers: commandHeaders(key),
                body: {
                  policy_id: policy.id,
                  amount_fen: countOf(v.amount, 2) ?? 0,
                  incident_on: dayText(v.on),
                  reason: v.reason,
                },
              }),
            )
          }
        >
          <NumberField name="amount" label={w.amount} places={2} required />
          <DateField name="on" label={w.incident} />
          {reason}
        </DialogForm>
      )}{' '}
      {policy.allowed_actions.includes('end') && (
        <DialogForm<{ on: Dayjs; reason: string }>
          small
          danger
          form={`policy.end/${policy.id}`}
          label={w.end}
          initial={{ on: beijingNow() }}
          call={(key, v) =>
            answerOf(
              api.POST('/v1/policies/{id}/end', {
                params: { path: { id: policy.id } },
                headers: commandHeaders(key, policy.version),
                body: { ended_on: dayText(v.on), reason: v.reason },
              }),
            )
          }
        >
          <DateField name="on" label={w.endedOn} />
          {reason}
        </DialogForm>
      )}
    </>
  );
}
