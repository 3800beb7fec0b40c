// The parts of a match by hand: a line split over several, each an escrow's, a payout's or an enterprise's.
import { Button, Form, Input, Select } from 'antd';
import { yuan } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { NumberField } from '../../ui/NumberField';
import { asOptions, useEnterprises } from '../../ui/useEnterprises';
import type { PartValues } from './matching';
import { usePayouts } from './useExpected';

function Target({ at, debit }: { at: number; debit: boolean }) {
  const { finance: w, common } = useWords();
  const enterprises = useEnterprises();
  const to = Form.useWatch(['parts', at, 'to']) as PartValues['to'] | undefined;
  const payouts = usePayouts(debit, to === 'payout');
  const needed = [{ required: true, message: common.requiredField }];
  if (to === 'enterprise')
    return (
      <Form.Item name={[at, 'enterprise_id']} label={w.enterprise} rules={needed}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={asOptions(enterprises)} />
      </Form.Item>
    );
  if (to === 'payout')
    return (
      <Form.Item name={[at, 'payout_id']} label={w.single} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={payouts.map((one) => ({
            value: one.id,
            label: `${one.end_to_end_id} · ${yuan(one.amount_fen)}`,
          }))}
        />
      </Form.Item>
    );
  return (
    <Form.Item name={[at, 'reference']} label={w.escrowRef} rules={needed}>
      <Input maxLength={40} autoComplete="off" />
    </Form.Item>
  );
}

// left: what the parts leave, as text for the field of the next one.
export function MatchParts({ debit, left }: { debit: boolean; left: string }) {
  const { finance: w, common } = useWords();
  const kinds = (debit ? ['payout', 'enterprise'] : ['escrow', 'enterprise', 'payout']) as PartValues['to'][];
  return (
    <Form.List name="parts">
      {(fields, { add, remove }) => (
        <fieldset className="match-parts">
          <legend>{w.parts}</legend>
          {fields.map((field) => (
            <div className="match-part" key={field.key}>
              <Form.Item name={[field.name, 'to']} label={w.partTo}>
                <Select options={kinds.map((value) => ({ value, label: w.partKind[value] }))} />
              </Form.Item>
              <Target at={field.name} debit={debit} />
              <NumberField name={[field.name, 'amount']} label={common.amount} places={2} required />
              <Button aria-label={w.removePart} onClick={() => remove(field.name)}>
                ✕
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ to: kinds[0], amount: left })}>{w.addPart}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
