// What of sm-crypto the pages use. Points and numbers are hexadecimal, texts UTF-8.
declare module 'sm-crypto' {
  export const sm2: {
    generateKeyPairHex(): { privateKey: string; publicKey: string };
    getPublicKeyFromPrivateKey(privateKey: string): string;
    doSignature(
      text: string,
      privateKey: string,
      options: { der?: boolean; hash?: boolean; publicKey?: string; userId?: string },
    ): string;
    doDecrypt(
      cipher: string,
      privateKey: string,
      mode?: 0 | 1,
      options?: { output?: 'string' | 'array' },
    ): number[];
    doVerifySignature(
      text: string,
      signature: string,
      publicKey: string,
      options: { der?: boolean; hash?: boolean; userId?: string },
    ): boolean;
  };
  export function sm3(input: string | number[]): string;
}
