// Another set of terms for a lot that is listed: the whole form again, with why.
import { Form, Input } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Lot } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';
import { amendedTerms, standing, type AmendValues } from './lotForm';
import { PartFields, ReserveField, TermFields } from './TermFields';

export function AmendLot({ lot }: { lot: Lot }) {
  const { producer: w, common } = useWords();
  return (
    <DialogForm<AmendValues>
      form={`lot.amend/${lot.id}`}
      label={w.amend}
      title={`${w.amend} ${lot.code}`}
      width={860}
      initial={standing(lot)}
      call={(key, values) =>
        answerOf(
          api.POST('/v1/lots/{id}/amend', {
            params: { path: { id: lot.id } },
            headers: commandHeaders(key, lot.version),
            body: amendedTerms(lot, values),
          }),
        )
      }
    >
      <p>{w.amendHint}</p>
      <div className="form-grid">
        <ReserveField />
        <TermFields />
      </div>
      <PartFields />
      <Form.Item
        name="reason"
        label={common.reason}
        rules={[{ required: true, message: common.requiredField }]}
      >
        <Input.TextArea rows={2} maxLength={160} showCount />
      </Form.Item>
    </DialogForm>
  );
}
