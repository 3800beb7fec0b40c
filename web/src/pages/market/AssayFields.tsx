import { Form } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/useWords';
import { FilePick } from '../../ui/FilePick';
import { NumberField } from '../../ui/NumberField';
import { readAssay } from './assaySheet';

export function AssayFields() {
  const { producer: w } = useWords();
  const form = Form.useFormInstance();
  const [said, setSaid] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    const found = readAssay(await file.text());
    const count = Object.keys(found).length;
    if (count) form.setFieldsValue({ assay: { ...form.getFieldValue('assay'), ...found } });
    setSaid(count ? w.sheetGood(count) : w.sheetBad);
  };
  const field = (name: string, label: string) => (
    <NumberField name={['assay', name]} label={label} places={0} negative />
  );
  return (
    <>
      <p>
        <FilePick label={w.sheet} accept=".csv,text/csv" onFile={(file) => void take(file)} />{' '}
        <span role="status">{said}</span>
      </p>
      <div className="form-grid">
        {field('chlorine_mg_per_kg', w.chlorine)}
        {field('fluorine_mg_per_kg', w.fluorine)}
        {field('sulphur_mg_per_kg', w.sulphur)}
        {field('metals_mg_per_kg', w.metals)}
        {field('heat_kj_per_kg', w.heat)}
        {field('moisture_permille', w.moisture)}
        {field('flash_point_c', w.flash)}
      </div>
    </>
  );
}
