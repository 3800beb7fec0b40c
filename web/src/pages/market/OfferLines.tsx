import { Button, Form } from 'antd';
import { useWords } from '../../i18n/useWords';
import { NumberField } from '../../ui/NumberField';
import { WasteSearch } from './WasteSearch';

export function OfferLines() {
  const { processor: w } = useWords();
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <fieldset className="offer-lines">
          <legend>{w.lines}</legend>
          {fields.map((field) => (
            <div className="form-grid" key={field.key}>
              <WasteSearch name={[field.name, 'code']} />
              <NumberField
                name={[field.name, 'price']}
                label={w.price}
                places={2}
                required
                negative
                help={w.priceHint}
              />
              {fields.length > 1 && (
                <Form.Item label=" " colon={false}>
                  <Button onClick={() => remove(field.name)}>{w.removeLine}</Button>
                </Form.Item>
              )}
            </div>
          ))}
          <Button onClick={() => add({})}>{w.addLine}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
