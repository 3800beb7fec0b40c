// What the offer would come to, before it is sealed.
import { Form } from 'antd';
import type { Quota } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { Money, Weight } from '../../ui/Figures';
import { countOf } from '../../ui/NumberField';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { amountOf, type OfferValues } from './offerForm';

export function OfferPreview({ items }: { items: Quota[] }) {
  const { processor: w } = useWords();
  const form = Form.useFormInstance<OfferValues>();
  const values = Form.useWatch([], form) as Partial<OfferValues> | undefined;
  const kilograms = countOf(safe(values?.capacity, 3), 3);
  const item = items.find((one) => one.licence_item_id === values?.item);
  const lines = (values?.lines ?? []).filter((line) => line?.code && safe(line.price, 2));
  if (!kilograms || !lines.length) return null;
  return (
    <Panel title={w.preview}>
      <PlainTable
        label={w.preview}
        columns={[
          { title: w.code, mono: true, show: (line) => line.code },
          {
            title: w.total,
            number: true,
            show: (line) => <Money fen={amountOf(kilograms, countOf(line.price, 2) ?? 0)} unit />,
          },
        ]}
        rows={lines}
        rowKey={(line) => line.code}
      />
      {item && (
        <p>
          {w.left} <Weight kg={item.left} unit />
        </p>
      )}
      <p>
        <small>{w.nonceNote}</small>
      </p>
    </Panel>
  );
}

const safe = (text: string | undefined, places: number) =>
  text && /^[-−]?[\d,，]*(?:[.。]\d*)?$/.test(text.trim()) && countOf(text, places) !== undefined
    ? text
    : undefined;
