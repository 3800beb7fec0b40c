// The fields of a lot's terms, for its listing and its amendment.
import { Form, Input, Select, Switch } from 'antd';
import { useWords } from '../../i18n/useWords';
import { DateField } from '../../ui/DateFields';
import { NumberField } from '../../ui/NumberField';
import { asOptions, useEnterprises } from '../../ui/useEnterprises';
import { useTerms } from '../../ui/useTerms';
import { AssayFields } from './AssayFields';

export function ReserveField() {
  const { producer: w } = useWords();
  return (
    <NumberField
      name="reserve"
      label={w.reserve}
      places={2}
      required
      negative
      suffix={w.priceSide}
      help={w.reserveHint}
    />
  );
}

export function TermFields() {
  const { producer: w, common } = useWords();
  const carriers = useEnterprises('carrier');
  const forms = useTerms('form');
  const packagings = useTerms('packaging');
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <>
      <DateField name="window_from" label={w.windowFrom} />
      <DateField name="window_to" label={w.windowTo} />
      <Form.Item name="carrier_id" label={w.carrier} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={asOptions(carriers)}
          notFoundContent={w.noCarriers}
        />
      </Form.Item>
      <Form.Item name="form" label={w.form} rules={needed}>
        <Select options={forms.options} />
      </Form.Item>
      <Form.Item name="packaging" label={w.packaging} rules={needed}>
        <Select options={packagings.options} />
      </Form.Item>
      <Form.Item
        name="dg_class"
        label={w.dgClass}
        rules={[...needed, { pattern: /^[1-9]([.][1-6])?$/, message: '3, 4.3, 8, 9 …' }]}
      >
        <Input />
      </Form.Item>
      <Form.Item
        name="un_number"
        label={w.un}
        rules={[...needed, { pattern: /^UN\d{4}$/i, message: 'UN0000' }]}
      >
        <Input />
      </Form.Item>
    </>
  );
}

// In parts or whole, and what it is made of.
export function PartFields() {
  const { producer: w } = useWords();
  const divisible = Form.useWatch('divisible', Form.useFormInstance());
  return (
    <>
      <div className="form-grid">
        <Form.Item name="divisible" label={w.divisible} valuePropName="checked">
          <Switch />
        </Form.Item>
        {divisible && <NumberField name="least_part" label={w.leastPart} places={3} />}
      </div>
      <AssayFields />
    </>
  );
}
