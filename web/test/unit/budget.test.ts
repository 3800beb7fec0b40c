// What a first visit downloads, compressed: scripts and styles of the entry and of the first page behind it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const dist = join(process.cwd(), 'dist');

function reach(entry: string): Set<string> {
  const seen = new Set<string>();
  const follow = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    if (!name.endsWith('.js')) return;
    const text = readFileSync(join(dist, 'assets', name), 'utf8');
    for (const [, found] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) follow(found as string);
  };
  const html = readFileSync(join(dist, entry), 'utf8');
  for (const [, found] of html.matchAll(/assets\/([^"]+)/g)) follow(found as string);
  return seen;
}

const size = (names: Iterable<string>) =>
  [...names].reduce((all, name) => all + statSync(join(dist, 'assets', name + '.gz')).size, 0);

it('the console begins with at most 380 kB, its home page included', () => {
  const names = reach('index.html');
  // The bundler may put the home page into another page's file: it is known by a word that it alone says.
  const home = readdirSync(join(dist, 'assets')).find(
    (name) => name.endsWith('.js') && /\.comesHere\b/.test(readFileSync(join(dist, 'assets', name), 'utf8')),
  );
  expect(home).toBeDefined();
  names.add(home as string);
  const bytes = size(names);
  console.log(`figure console-first-load ${Math.ceil(bytes / 1000)} kB`);
  expect(bytes).toBeLessThanOrEqual(380_000);
});

it('the light entry weighs at most 60 kB', () => {
  const bytes = size(reach('m.html'));
  console.log(`figure light-first-load ${Math.ceil(bytes / 1000)} kB`);
  expect(bytes).toBeLessThanOrEqual(60_000);
});
