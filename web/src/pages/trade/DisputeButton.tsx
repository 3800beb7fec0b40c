import { Form, Input } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { EscrowDetail } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';
import { countOf, NumberField } from '../../ui/NumberField';

interface Values {
  amount: string;
  claim: string;
}

export function DisputeButton({ escrow }: { escrow: EscrowDetail }) {
  const { trade: w, common } = useWords();
  return (
    <DialogForm<Values>
      small
      form={`dispute/${escrow.id}`}
      label={w.dispute}
      call={(key, values) =>
        answerOf(
          api.POST('/v1/escrows/{trade_id}/disputes', {
            params: { path: { trade_id: escrow.id } },
            headers: commandHeaders(key),
            body: { amount_fen: countOf(values.amount, 2) ?? 0, claim: values.claim, evidence: [] },
          }),
        )
      }
    >
      <NumberField name="amount" label={w.disputeAmount} places={2} required />
      <Form.Item
        name="claim"
        label={w.disputeClaim}
        rules={[{ required: true, message: common.requiredField }]}
      >
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
    </DialogForm>
  );
}
