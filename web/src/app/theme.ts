// Colours that keep 4.5:1 on their ground in both themes, and the choice between them.
import { theme as antd, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

const kName = 'heliu.theme';
const listeners = new Set<() => void>();
let dark = typeof localStorage !== 'undefined' && localStorage.getItem(kName) === 'dark';
const mark = () => document.documentElement.setAttribute('data-theme', dark ? 'dark' : 'light');
mark();

export function toggleTheme(): void {
  dark = !dark;
  localStorage.setItem(kName, dark ? 'dark' : 'light');
  mark();
  listeners.forEach((listener) => listener());
}

export function useDark(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => dark,
  );
}

const shared = {
  // A spinner that fades out stays in the button's name: a reader would hear "loading" of one
  // that can be pressed.
  motion: false,
  borderRadius: 6,
  fontFamily: '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif',
};

// What a thumb can hit.
const forThumbs = { controlHeight: 40, controlHeightSM: 36, controlHeightLG: 46 };

export function themeOf(isDark: boolean, isNarrow: boolean): ThemeConfig {
  const base = isNarrow ? { ...shared, ...forThumbs } : shared;
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: isDark
      ? {
          ...base,
          colorPrimary: '#2f9c8a',
          colorLink: '#5cc7b4',
          colorLinkHover: '#8adccd',
          colorLinkActive: '#8adccd',
          colorTextDescription: '#b8b8b8',
          colorTextTertiary: '#b8b8b8',
          colorTextSecondary: '#c8c8c8',
          colorTextPlaceholder: '#a0a0a0',
        }
      : {
          ...base,
          colorPrimary: '#0b6155',
          colorLink: '#0b6155',
          colorLinkHover: '#084a41',
          colorLinkActive: '#084a41',
          colorTextDescription: '#595959',
          colorTextTertiary: '#595959',
          colorTextSecondary: '#4a4a4a',
          colorTextPlaceholder: '#6b6b6b',
          colorError: '#a8071a',
          colorTextDisabled: '#767676',
        },
  };
}
