// A form's command, pressed by somebody in a hurry, against a service that answers at once.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../src/api/problem';
import { useCommand, type Command } from '../../src/ui/useCommand';

const memory = new Map<string, string>();

beforeEach(() => {
  memory.clear();
  vi.useFakeTimers({ now: 1_000_000 });
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => memory.get(name) ?? null,
    setItem: (name: string, value: string) => memory.set(name, value),
    removeItem: (name: string) => memory.delete(name),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Service = (key: string) => Promise<string>;

// The command of a form on a page, and the keys under which it went out.
function form(service: Service = async () => 'done', leaves = false) {
  const keys: string[] = [];
  let command: Command<void, string> | undefined;
  const call = (key: string) => {
    keys.push(key);
    return service(key);
  };
  const Form = () => {
    command = useCommand('payout/1', call, undefined, leaves);
    return null;
  };
  const client = new QueryClient();
  renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(Form)));
  return { press: command!.send, reopen: command!.clear, keys };
}

it('a second press right after the answer pays nothing again', async () => {
  const { press, keys } = form();
  await press();
  vi.advanceTimersByTime(250); // a slow double click
  await press();
  expect(keys).toHaveLength(1);
});

it('a press a good while after the answer is a new command', async () => {
  const { press, keys } = form();
  await press();
  vi.advanceTimersByTime(700);
  await press();
  expect(new Set(keys).size).toBe(2);
});

it('a second press while the first is under way goes nowhere', async () => {
  const { press, keys } = form();
  await Promise.all([press(), press()]);
  expect(keys).toHaveLength(1);
});

it('a dialog opened again acts at once', async () => {
  const { press, reopen, keys } = form();
  await press();
  reopen();
  await press();
  expect(new Set(keys).size).toBe(2);
});

it('a lost answer is asked for at once, under the same key', async () => {
  let lost = true;
  const { press, keys } = form(async () => {
    if (lost) throw new ApiProblem(0, undefined);
    return 'done';
  });
  await press();
  lost = false;
  await press();
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

it('a form that leaves its page acts once, however long the next page takes', async () => {
  const { press, keys } = form(undefined, true);
  await press();
  vi.advanceTimersByTime(10_000);
  await press();
  expect(keys).toHaveLength(1);
});
