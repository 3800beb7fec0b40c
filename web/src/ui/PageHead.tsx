// The one heading of a page, what it is about, and its one main action.
import { useEffect, type ReactNode } from 'react';
import { useWords } from '../i18n/useWords';

interface Head {
  title: string;
  about?: ReactNode;
  action?: ReactNode;
}

export function PageHead({ title, about, action }: Head) {
  const { common } = useWords();
  useEffect(() => {
    document.title = `${title} · ${common.product}`;
  }, [title, common.product]);
  return (
    <header className="page-head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {about && <div className="page-about">{about}</div>}
      </div>
      {action && <div className="page-action">{action}</div>}
    </header>
  );
}
