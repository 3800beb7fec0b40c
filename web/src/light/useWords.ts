import { useEffect, useState } from 'preact/hooks';
import { language, type Language } from '../i18n/language';
import { en, zh, type Words } from './words';

export function useLanguage(): Language {
  const [now, setNow] = useState(language.get());
  useEffect(() => language.listen(() => setNow(language.get())), []);
  return now;
}

export function useWords(): Words {
  return useLanguage() === 'zh' ? zh : en;
}
