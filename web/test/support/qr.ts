// Reads a QR code off the screen, as a phone would.
import jsQR from 'jsqr';
import type { Locator } from 'playwright-core';
import { PNG } from 'pngjs';

export function decode(png: Buffer): string {
  const image = PNG.sync.read(png);
  return jsQR(new Uint8ClampedArray(image.data), image.width, image.height)?.data ?? '';
}

export async function scan(code: Locator): Promise<string> {
  await code.scrollIntoViewIfNeeded();
  return decode(await code.screenshot());
}
