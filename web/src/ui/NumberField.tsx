// Amounts and weights are typed, kept and sent as digits: text in the field, an exact integer in the form.
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { integerOf, parseFixed } from '../i18n/exact';
import { useWords } from '../i18n/useWords';

interface Field {
  name: string | (string | number)[];
  label: ReactNode;
  places: number; // 2: yuan → fen; 3: tonnes → kilograms; 0: whole
  required?: boolean;
  suffix?: ReactNode;
  negative?: boolean;
  help?: ReactNode;
}

export function NumberField({
  name,
  label,
  places,
  required = false,
  suffix,
  negative = false,
  help,
}: Field) {
  const { common } = useWords();
  const wrong = places === 2 ? common.badMoney : places === 3 ? common.badMass : common.badNumber;
  const check = (_: unknown, value: string | undefined) => {
    if (!value) return required ? Promise.reject(new Error(common.requiredField)) : Promise.resolve();
    const parsed = integerOf(parseFixed(value, places));
    const good = parsed !== undefined && (negative || parsed >= 0);
    return good ? Promise.resolve() : Promise.reject(new Error(wrong));
  };
  return (
    <Form.Item name={name} label={label} required={required} rules={[{ validator: check }]} extra={help}>
      <Input inputMode="decimal" autoComplete="off" suffix={suffix} className="figure-input" />
    </Form.Item>
  );
}

// What the contract wants of such a field; undefined when it is empty.
export function countOf(text: string | undefined, places: number): number | undefined {
  return text ? integerOf(parseFixed(text, places)) : undefined;
}
