// A file field in the page's own words: the browser's button speaks the browser's language.
import { useState } from 'react';
import { useWords } from '../i18n/useWords';

interface Props {
  label: string;
  accept: string;
  onFile: (file: File | undefined) => void;
}

export function FilePick({ label, accept, onFile }: Props) {
  const { common } = useWords();
  const [name, setName] = useState('');
  return (
    <label className="file-pick">
      {label} <span className="button-link">{common.chooseFile}</span> <small>{name || common.noFile}</small>
      <input
        type="file"
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          setName(file?.name ?? '');
          onFile(file);
        }}
      />
    </label>
  );
}
