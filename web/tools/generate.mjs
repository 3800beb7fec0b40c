// Writes src/api/gen/<service>.ts from each service's contract. With --check it writes nothing and exits 1
// when a file differs: a contract was changed without its pages.
import { readFileSync, writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(web, 'src/api/gen');
const services = [
  'gateway',
  'registry',
  'market',
  'treasury',
  'transport',
  'credit',
  'insurance',
  'supervision',
];
const head = (name) => `// Made by "npm run generate" from services/${name}/contract.yaml. Do not edit.\n`;

export async function typesOf(service) {
  const contract = pathToFileURL(join(web, '../services', service, 'contract.yaml'));
  return head(service) + astToString(await openapiTS(contract));
}

async function run(check) {
  mkdirSync(out, { recursive: true });
  const stale = [];
  for (const service of services) {
    const file = join(out, service + '.ts');
    const made = await typesOf(service);
    if (existsSync(file) && readFileSync(file, 'utf8') === made) continue;
    if (check) stale.push(service);
    else writeFileSync(file, made);
  }
  if (!stale.length) return;
  console.error(`The contracts of ${stale.join(', ')} have changed: npm run generate`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(process.argv.includes('--check'));
