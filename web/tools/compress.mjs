// Beside each text file of dist its .gz: the gateway sends that and compresses nothing itself.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

for (const file of files('dist')) {
  if (!/\.(html|js|css|svg|json|txt)$/.test(file)) continue;
  const text = readFileSync(file);
  if (text.length > 512) writeFileSync(file + '.gz', gzipSync(text, { level: 9 }));
}
