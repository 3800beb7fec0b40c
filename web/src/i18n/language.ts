// Chinese first; the choice stays in this browser.
export type Language = 'zh' | 'en';

const kName = 'heliu.language';
const listeners = new Set<() => void>();

function stored(): Language {
  try {
    return localStorage.getItem(kName) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

let current: Language = typeof localStorage === 'undefined' ? 'zh' : stored();

function mark(): void {
  if (typeof document !== 'undefined') document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
}
mark();

export const language = {
  get: () => current,
  set(to: Language) {
    current = to;
    try {
      localStorage.setItem(kName, to);
    } catch {
      // A browser that keeps nothing: the choice lasts until the page is closed.
    }
    mark();
    listeners.forEach((listener) => listener());
  },
  listen(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
