import { Form, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Load } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { beijing, beijingNow, DateField } from '../../ui/DateFields';
import { DialogForm } from '../../ui/DialogForm';
import { countOf, NumberField } from '../../ui/NumberField';
import { useTerms } from '../../ui/useTerms';

interface Values {
  method: string;
  kilograms: string;
  at: Dayjs;
}

export function TreatDialog({ load }: { load: Load }) {
  const { carrier: w, common } = useWords();
  const methods = useTerms('disposal_method');
  const left = (load.accepted_kilograms ?? 0) - (load.treated_kilograms ?? 0);
  return (
    <DialogForm<Values>
      primary
      form={`treat/${load.id}/${load.treated_kilograms ?? 0}`}
      label={w.treat}
      initial={{ method: load.method ?? undefined, kilograms: String(left), at: beijingNow() }}
      call={(key, v) =>
        answerOf(
          api.POST('/v1/loads/{id}/treatment', {
            params: { path: { id: load.id } },
            headers: commandHeaders(key),
            body: { method: v.method, kilograms: countOf(v.kilograms, 0) ?? 0, treated_at: beijing(v.at) },
          }),
        )
      }
    >
      <Form.Item name="method" label={w.method} rules={[{ required: true, message: common.requiredField }]}>
        <Select options={methods.options} showSearch />
      </Form.Item>
      <NumberField name="kilograms" label={w.treatedKg} places={0} required />
      <DateField name="at" label={w.treatedAt} time />
    </DialogForm>
  );
}
