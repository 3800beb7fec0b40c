// A party's own SM2 key, kept in a file of his: made, read and used in the browser, never sent.
import { sm2 } from 'sm-crypto';

export const kUserId = '1234567812345678'; // the default distinguishing id of GB/T 32918

export interface KeyFile {
  kind: 'heliu-sm2-key';
  key_id: string; // as the registry knows the public half
  login: string;
  private_key: string; // 64 hexadecimal digits
}

// SubjectPublicKeyInfo of an SM2 point: id-ecPublicKey with the curve 1.2.156.10197.1.301.
const kSpki = '3059301306072a8648ce3d020106082a811ccf5501822d034200';

export function publicPem(publicKey: string): string {
  const bytes = (kSpki + publicKey).match(/../g) ?? [];
  const base64 = btoa(String.fromCharCode(...bytes.map((b) => parseInt(b, 16))));
  return `-----BEGIN PUBLIC KEY-----\n${base64.match(/.{1,64}/g)?.join('\n')}\n-----END PUBLIC KEY-----\n`;
}

export interface MadeKey {
  privateKey: string;
  pem: string;
}

export function makeKey(): MadeKey {
  const pair = sm2.generateKeyPairHex();
  return { privateKey: pair.privateKey, pem: publicPem(pair.publicKey) };
}

// DER SEQUENCE{r, s} over the UTF-8 text, hexadecimal.
export function signText(text: string, privateKey: string): string {
  return sm2.doSignature(text, privateKey, {
    der: true,
    hash: true,
    userId: kUserId,
    publicKey: sm2.getPublicKeyFromPrivateKey(privateKey),
  });
}

export function readKeyFile(text: string): KeyFile | undefined {
  try {
    const file = JSON.parse(text) as KeyFile;
    return file.kind === 'heliu-sm2-key' && /^[0-9a-f]{64}$/.test(file.private_key) ? file : undefined;
  } catch {
    return undefined;
  }
}
