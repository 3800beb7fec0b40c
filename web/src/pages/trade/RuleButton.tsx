import { Form, Input } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { EscrowDetail, Release } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';
import { countOf, NumberField } from '../../ui/NumberField';

interface Values {
  kilograms: string;
  reason: string;
}

export function RuleButton({ escrow, release }: { escrow: EscrowDetail; release: Release }) {
  const { trade: w, common } = useWords();
  return (
    <DialogForm<Values>
      small
      primary
      form={`rule/${release.load_id}`}
      label={w.rule}
      title={w.ruleAsk}
      call={(key, values) =>
        answerOf(
          api.POST('/v1/escrows/{trade_id}/rulings', {
            params: { path: { trade_id: escrow.id } },
            headers: commandHeaders(key),
            body: {
              load_id: release.load_id,
              settlement_kilograms: countOf(values.kilograms, 3) ?? 0,
              reason: values.reason,
            },
          }),
        )
      }
    >
      <NumberField name="kilograms" label={w.ruleKg} places={3} required />
      <Form.Item
        name="reason"
        label={common.reason}
        rules={[{ required: true, message: common.requiredField }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </DialogForm>
  );
}
