// Kept in UTC, shown in Beijing time.
import type { Language } from './language';

const kZone = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: kZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

export function moment(iso: string | null | undefined): string {
  return iso ? parts.format(new Date(iso)).slice(0, 16) : '—';
}

export function exactMoment(iso: string): string {
  return parts.format(new Date(iso));
}

export function day(iso: string | null | undefined): string {
  if (!iso) return '—';
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso : parts.format(new Date(iso)).slice(0, 10);
}

export const today = (now: Date = new Date()) => parts.format(now).slice(0, 10);

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(day(to)) - Date.parse(day(from))) / 86_400_000);
}

// "2 小时后", "3 天前".
export function away(iso: string, language: Language, now: number = Date.now()): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  const format = new Intl.RelativeTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return format.format(seconds, 'second');
  if (size < 3600) return format.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.round(seconds / 3600), 'hour');
  return format.format(Math.round(seconds / 86_400), 'day');
}
