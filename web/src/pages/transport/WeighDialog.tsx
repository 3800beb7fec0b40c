import { Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Load } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { beijing, beijingNow, DateField } from '../../ui/DateFields';
import { DialogForm } from '../../ui/DialogForm';
import { countOf, NumberField } from '../../ui/NumberField';

interface Values {
  ticket: string;
  scale: string;
  gross: string;
  tare: string;
  at: Dayjs;
}

export function WeighDialog({ load, place }: { load: Load; place: 'origin' | 'destination' }) {
  const { carrier: w, common, terms } = useWords();
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <DialogForm<Values>
      primary
      form={`weigh.${place}/${load.id}`}
      label={w.weigh}
      title={`${w.weigh} · ${terms.place[place]}`}
      initial={{ at: beijingNow() }}
      call={(key, v) =>
        answerOf(
          api.POST('/v1/loads/{id}/weighings', {
            params: { path: { id: load.id } },
            headers: commandHeaders(key),
            body: {
              place,
              ticket_number: v.ticket,
              scale_id: v.scale,
              gross_kilograms: countOf(v.gross, 0) ?? 0,
              tare_kilograms: countOf(v.tare, 0) ?? 0,
              weighed_at: beijing(v.at),
            },
          }),
        )
      }
    >
      <Form.Item name="ticket" label={w.ticket} rules={needed}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="scale" label={w.scale} rules={needed}>
        <Input maxLength={40} />
      </Form.Item>
      <NumberField name="gross" label={w.grossKg} places={0} required />
      <NumberField name="tare" label={w.tareKg} places={0} required />
      <DateField name="at" label={w.weighedAt} time />
    </DialogForm>
  );
}
