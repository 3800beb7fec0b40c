import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sm2, sm3 } from 'sm-crypto';
import { describe, expect, it } from 'vitest';
import { decryptDer } from '../../src/sm/cipher';
import { commitmentText } from '../../src/sm/commitment';
import { makeKey, signText } from '../../src/sm/keys';

const folder = mkdtempSync(join(tmpdir(), 'heliu-sm-'));
const at = (name: string) => join(folder, name);

describe('SM2 and SM3 in the browser', () => {
  it('signs so that OpenSSL verifies it with the registered public key', () => {
    const key = makeKey();
    const text = '危险废物委托利用处置合同\n第三条 价款\n';
    writeFileSync(at('public.pem'), key.pem);
    writeFileSync(at('text'), text);
    writeFileSync(at('signature'), Buffer.from(signText(text, key.privateKey), 'hex'));
    const said = execFileSync('openssl', [
      'dgst',
      '-sm3',
      '-sigopt',
      'distid:1234567812345678',
      '-verify',
      at('public.pem'),
      '-signature',
      at('signature'),
      at('text'),
    ]).toString();
    expect(said).toContain('Verified OK');
  });
  it('opens what OpenSSL encrypted for the regulator', () => {
    const key = makeKey();
    writeFileSync(at('for.pem'), key.pem);
    writeFileSync(at('share'), Buffer.from('ab'.repeat(32), 'hex'));
    const cipher = execFileSync('openssl', [
      'pkeyutl',
      '-encrypt',
      '-pubin',
      '-inkey',
      at('for.pem'),
      '-in',
      at('share'),
    ]);
    expect(decryptDer(cipher.toString('hex'), key.privateKey)).toBe('ab'.repeat(32));
  });
  it('hashes as the standard says', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(sm2.generateKeyPairHex().publicKey).toHaveLength(130);
  });
  it('writes a commitment line by line in the fixed order', () => {
    const content = {
      licence_item_id: 'item',
      kilograms: 5,
      lines: [
        { code: '900-041-49', price: 2 },
        { code: '321-026-48', price: 1 },
      ],
      window_from: 'A',
      window_to: 'B',
      limits: { chlorine_most_mg_per_kg: 7 },
    };
    const lines = commitmentText(content, 'round', 'me', '0'.repeat(64)).split('\n');
    expect(lines.slice(0, 9).map((line) => line.split(' ')[0])).toEqual([
      'heliu',
      'round',
      'processor',
      'licence-item',
      'kilograms',
      'least-load',
      'radius',
      'window',
      'limit',
    ]);
    expect(lines[9]).toMatch(/^line 321-026-48 [0-9a-f]{64}$/);
    expect(lines.at(-1)).toBe('');
  });
});
