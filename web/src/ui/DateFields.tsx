// Dates and times are chosen in Beijing time and sent in UTC.
import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { day } from '../i18n/time';
import { useWords } from '../i18n/useWords';

interface Field {
  name: string | (string | number)[];
  label: ReactNode;
  required?: boolean;
  time?: boolean;
}

// The wall clock as it is shown, read as Beijing's.
export function beijing(value: Dayjs): string {
  return new Date(value.format('YYYY-MM-DDTHH:mm:ss') + '+08:00').toISOString();
}

export const dayText = (value: Dayjs): string => value.format('YYYY-MM-DD');

export function beijingNow(): Dayjs {
  const text = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19);
  return dayjs(text);
}

// The day of a moment in Beijing, for a form that begins with it.
export const beijingDay = (iso: string): Dayjs => dayjs(day(iso));

export function DateField({ name, label, required = true, time = false }: Field) {
  const { common } = useWords();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required, message: common.badDate }]}
      extra={time ? common.beijingTime : undefined}
    >
      <DatePicker
        showTime={time ? { format: 'HH:mm' } : false}
        format={time ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
        style={{ width: '100%' }}
      />
    </Form.Item>
  );
}
