// What OpenSSL encrypts with SM2 is DER SEQUENCE{INTEGER x, INTEGER y, OCTET STRING hash, OCTET STRING
// cipher}; sm-crypto wants the four side by side.
import { sm2 } from 'sm-crypto';

function parts(der: string): string[] {
  const bytes = (der.match(/../g) ?? []).map((b) => parseInt(b, 16));
  let at = 0;
  const length = () => {
    let size = bytes[at++] ?? 0;
    if (size & 0x80) {
      let count = size & 0x7f;
      size = 0;
      while (count-- > 0) size = size * 256 + (bytes[at++] ?? 0);
    }
    return size;
  };
  at++; // SEQUENCE
  length();
  const found: string[] = [];
  while (at < bytes.length) {
    at++;
    const size = length();
    found.push(
      bytes
        .slice(at, at + size)
        .map((b) => b.toString(16).padStart(2, '0'))
        .join(''),
    );
    at += size;
  }
  return found;
}

const point = (integer: string) => integer.replace(/^00(?=.{64}$)/, '').padStart(64, '0');

// The plain bytes, hexadecimal.
export function decryptDer(der: string, privateKey: string): string {
  const [x = '', y = '', hash = '', cipher = ''] = parts(der);
  const bytes = sm2.doDecrypt(point(x) + point(y) + hash + cipher, privateKey, 1, { output: 'array' });
  return bytes.map((b) => b.toString(16).padStart(2, '0')).join('');
}
