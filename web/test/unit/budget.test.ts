// What a first visit downloads, compressed: scripts and styles of the entry and of the first page behind it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const dist = join(process.cwd(), 'dist');

function reach(entry: string, seen = new Set<string>()): Set<string> {
  const follow = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    if (!name.endsWith('.js')) return;
    const text = readFileSync(join(dist, 'assets', name), 'utf8');
    for (const [, found] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) follow(found as string);
  };
  if (entry.endsWith('.js')) follow(entry);
  else
    for (const [, found] of readFileSync(join(dist, entry), 'utf8').matchAll(/assets\/([^"]+)/g))
      follow(found as string);
  return seen;
}

const size = (names: Iterable<string>) =>
  [...names].reduce((all, name) => all + statSync(join(dist, 'assets', name + '.gz')).size, 0);

it('the console begins with at most 380 kB, its home page included', () => {
  const names = reach('index.html');
  // Small pages share a file whose name says another one; the home page is known by its list.
  const home = readdirSync(join(dist, 'assets')).find(
    (name) => name.endsWith('.js') && readFileSync(join(dist, 'assets', name), 'utf8').includes('todo-count'),
  );
  expect(home).toBeDefined();
  reach(home as string, names);
  const bytes = size(names);
  console.log(`figure console-first-load ${Math.ceil(bytes / 1000)} kB`);
  expect(bytes).toBeLessThanOrEqual(380_000);
});

it('the light entry weighs at most 60 kB', () => {
  const bytes = size(reach('m.html'));
  console.log(`figure light-first-load ${Math.ceil(bytes / 1000)} kB`);
  expect(bytes).toBeLessThanOrEqual(60_000);
});
