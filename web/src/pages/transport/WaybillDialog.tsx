// The waybill, filled from the manifest: the service compares the two and refuses what differs.
import { Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Load } from '../../api/types';
import { fixed } from '../../i18n/exact';
import { exactMoment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { beijing, DateField } from '../../ui/DateFields';
import { DialogForm } from '../../ui/DialogForm';
import { countOf, NumberField } from '../../ui/NumberField';
import { useEnterprise } from '../../ui/Party';
import { useCrew } from './useFleet';

interface Values {
  waybill_number: string;
  plate: string;
  driver_id: string;
  escort_id: string;
  kilograms: string;
  departs_at: Dayjs;
}

export function WaybillDialog({ load }: { load: Load }) {
  const { carrier: w, common, trade } = useWords();
  const producer = useEnterprise(load.producer_id).data;
  const processor = useEnterprise(load.processor_id).data;
  const { items: crew = [] } = useCrew(load.carrier_id);
  const of = (duty: string) =>
    crew.filter((one) => one.duty === duty).map((one) => ({ value: one.id, label: one.name }));
  const needed = [{ required: true, message: common.requiredField }];
  if (!producer || !processor) return null;
  return (
    <DialogForm<Values>
      primary
      form={`waybill/${load.id}`}
      label={w.recordWaybill}
      initial={{
        plate: load.plate,
        driver_id: load.driver_id,
        escort_id: load.escort_id,
        kilograms: fixed(load.kilograms, 3).replace(/,/g, ''),
        departs_at: dayjs(exactMoment(load.planned_departure ?? new Date().toISOString())),
      }}
      call={(key, v) =>
        answerOf(
          api.POST('/v1/loads/{id}/waybill', {
            params: { path: { id: load.id } },
            headers: commandHeaders(key),
            body: {
              waybill_number: v.waybill_number,
              plate: v.plate,
              driver_id: v.driver_id,
              escort_id: v.escort_id,
              un_number: load.un_number ?? '',
              dg_class: load.dg_class ?? '',
              kilograms: countOf(v.kilograms, 3) ?? 0,
              start: producer.district,
              end: processor.district,
              departs_at: beijing(v.departs_at),
            },
          }),
        )
      }
    >
      <Form.Item name="waybill_number" label={w.waybill} rules={needed}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="plate" label={w.plate} rules={needed}>
        <Input />
      </Form.Item>
      <Form.Item name="driver_id" label={w.driver} rules={needed}>
        <Select options={of('driver')} />
      </Form.Item>
      <Form.Item name="escort_id" label={w.escort} rules={needed}>
        <Select options={of('escort')} />
      </Form.Item>
      <NumberField name="kilograms" label={w.kilograms} places={3} required />
      <DateField name="departs_at" label={w.departure} time />
      <p>
        <small>
          {trade.window}: {producer.name} → {processor.name}
        </small>
      </p>
    </DialogForm>
  );
}
