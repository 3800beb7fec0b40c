import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useWords } from '../i18n/useWords';

export function Copyable({ text, shown }: { text: string; shown?: string }) {
  const { common } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    window.setTimeout(() => setCopied(false), 2000);
  };
  return (
    <span className="copyable">
      <span className="mono">{shown ?? text}</span>
      <button
        type="button"
        className="icon-button"
        onClick={copy}
        aria-label={`${copied ? common.copied : common.copy} ${text}`}
      >
        {copied ? <CheckOutlined /> : <CopyOutlined />}
      </button>
    </span>
  );
}
