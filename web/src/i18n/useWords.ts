import { useSyncExternalStore } from 'react';
import { en, zh, type Words } from './areas';
import { language, type Language } from './language';

export function useLanguage(): Language {
  return useSyncExternalStore(language.listen, language.get, language.get);
}

export function useWords(): Words {
  return useLanguage() === 'zh' ? zh : en;
}
