// Takes the key file from the person's disk into this page's memory and nowhere else.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/useWords';
import { FilePick } from '../ui/FilePick';
import { readKeyFile, type KeyFile } from './keys';

export function KeyPicker({ onKey }: { onKey: (key: KeyFile | undefined) => void }) {
  const { trade: w } = useWords();
  const [wrong, setWrong] = useState(false);
  const take = async (file: File | undefined) => {
    const key = file ? readKeyFile(await file.text()) : undefined;
    setWrong(Boolean(file) && !key);
    onKey(key);
  };
  return (
    <div className="key-picker">
      <FilePick label={w.keyFile} accept=".json,application/json" onFile={(file) => void take(file)} />
      {wrong && (
        <p role="alert" className="late">
          {w.wrongKey}
        </p>
      )}
      <p>
        <small>
          {w.signHint} {w.noKey} <Link to="/keys">{w.makeKey}</Link>
        </small>
      </p>
    </div>
  );
}
