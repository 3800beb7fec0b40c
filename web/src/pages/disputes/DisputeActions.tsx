// What the service lets this person do with a dispute.
import { Form, Input } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Dispute } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';
import { DialogForm } from '../../ui/DialogForm';
import { countOf, NumberField } from '../../ui/NumberField';

export function DisputeActions({ dispute }: { dispute: Dispute }) {
  const { regulator: w, common } = useWords();
  const may = (action: string) => dispute.allowed_actions.includes(action);
  const at = { params: { path: { id: dispute.id } } };
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <>
      {may('answer') && (
        <DialogForm<{ answer: string }>
          primary
          form={`answer/${dispute.id}`}
          label={w.answer}
          call={(key, v) =>
            answerOf(
              api.POST('/v1/disputes/{id}/answers', {
                ...at,
                headers: commandHeaders(key),
                body: { answer: v.answer, evidence: [] },
              }),
            )
          }
        >
          <Form.Item name="answer" label={w.answerText} rules={needed}>
            <Input.TextArea rows={5} maxLength={1000} showCount />
          </Form.Item>
        </DialogForm>
      )}
      {may('withdraw') && (
        <ActionButton
          form={`withdraw/${dispute.id}`}
          label={w.withdraw}
          question={w.withdrawAsk}
          call={(key) =>
            answerOf(api.POST('/v1/disputes/{id}/withdrawals', { ...at, headers: commandHeaders(key) }))
          }
        />
      )}
      {may('appeal') && (
        <DialogForm<{ grounds: string }>
          form={`appeal/${dispute.id}`}
          label={w.appeal}
          call={(key, v) =>
            answerOf(api.POST('/v1/disputes/{id}/appeals', { ...at, headers: commandHeaders(key), body: v }))
          }
        >
          <Form.Item name="grounds" label={w.grounds} rules={needed}>
            <Input.TextArea rows={5} maxLength={1000} showCount />
          </Form.Item>
        </DialogForm>
      )}
      {may('rule') && (
        <DialogForm<{ payee: string; reason: string }>
          primary
          form={`ruling/${dispute.id}/${dispute.state}`}
          label={w.rule}
          call={(key, v) =>
            answerOf(
              api.POST('/v1/disputes/{id}/rulings', {
                ...at,
                headers: commandHeaders(key),
                body: { payee_fen: countOf(v.payee, 2) ?? 0, reason: v.reason },
              }),
            )
          }
        >
          <NumberField name="payee" label={w.payeeFen} places={2} required />
          <Form.Item name="reason" label={common.reason} rules={needed}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </DialogForm>
      )}
    </>
  );
}
