import { Form, Input, Select } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { LoadDetail } from '../../api/types';
import { kilogramsText } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';
import { countOf, NumberField } from '../../ui/NumberField';
import { useTerms } from '../../ui/useTerms';
import { useTradeMethod } from './useTradeMethod';

interface Values {
  accepted: string;
  refused: string;
  reason?: string;
  method: string;
}

export function AcceptDialog({ detail }: { detail: LoadDetail }) {
  const { carrier: w, common } = useWords();
  const { load, weighings } = detail;
  const methods = useTerms('disposal_method');
  const method = useTradeMethod(load.trade_id);
  const net = weighings.find((one) => one.place === 'destination')?.net_kilograms ?? 0;
  return (
    <DialogForm<Values>
      primary
      form={`accept/${load.id}`}
      label={w.accept}
      initial={{ accepted: String(net), refused: '0', method }}
      call={(key, v) =>
        answerOf(
          api.POST('/v1/loads/{id}/acceptance', {
            params: { path: { id: load.id } },
            headers: commandHeaders(key),
            body: {
              accepted_kilograms: countOf(v.accepted, 0) ?? 0,
              refused_kilograms: countOf(v.refused, 0) ?? 0,
              reason: v.reason || undefined,
              method: v.method,
            },
          }),
        )
      }
    >
      <p>{w.acceptHint(kilogramsText(net))}</p>
      <NumberField name="accepted" label={w.acceptedKg} places={0} required />
      <NumberField name="refused" label={w.refusedKg} places={0} required />
      <Form.Item name="reason" label={w.refuseReason}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="method" label={w.method} rules={[{ required: true, message: common.requiredField }]}>
        <Select options={methods.options} showSearch />
      </Form.Item>
    </DialogForm>
  );
}
