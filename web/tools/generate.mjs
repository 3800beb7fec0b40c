// Writes src/api/gen/<service>.ts from each service's contract. With --check it writes nothing and exits 1
// when a file differs: a contract was changed without its pages.
import { readFileSync, readdirSync, writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
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
const head = (name) => `// Made by "npm run generate" from services/${name}/contract*.yaml. Do not edit.\n`;

// What a part (contract_*.yaml) adds; the services' own reader has made sure that nothing is said twice.
function layInto(whole, part) {
  for (const [name, value] of Object.entries(part))
    if (name in whole && typeof value === 'object') layInto(whole[name], value);
    else whole[name] = value;
}

function contractOf(service) {
  const folder = join(web, '../services', service);
  const read = (name) => load(readFileSync(join(folder, name), 'utf8'));
  const whole = read('contract.yaml');
  for (const name of readdirSync(folder).sort())
    if (/^contract_.*\.yaml$/.test(name)) layInto(whole, read(name));
  return whole;
}

export async function typesOf(service) {
  return head(service) + astToString(await openapiTS(contractOf(service)));
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
