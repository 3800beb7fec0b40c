// What stands on paper: the digital id of a label, its size, the codes, and that they scan back.
import jsQR from 'jsqr';
import { expect, it } from 'vitest';
import { digitalId, hazardLetters, sideAsked, sideOf } from '../../src/light/print/codes';
import { qrShape } from '../../src/ui/qr';

it('the digital id has four parts and 37 characters', () => {
  const id = digitalId('91440605XXX0014092', '321-026-48', '2026-03-13', 7);
  expect(id).toBe('91440605XXX00140923210264820260313007');
  expect(id).toHaveLength(37);
});

it('no digital id is printed when a part is missing or too long', () => {
  expect(digitalId('', '321-026-48', '2026-03-13', 7)).toBeUndefined();
  expect(digitalId('91440605XXX0014092', '321-026-48', '2026-03-13', 1000)).toBeUndefined();
});

it('a label is as large as its container asks', () => {
  expect(sideOf('DRUM200')).toBe(150);
  expect(sideOf('IBC')).toBe(200);
  expect(sideAsked('100')).toBe(100);
  expect(sideAsked('120')).toBeUndefined();
});

it('hazards are read letter by letter', () => {
  expect(hazardLetters('T/C/I/R/In')).toEqual(['T', 'C', 'I', 'R', 'In']);
  expect(hazardLetters('T,I')).toEqual(['T', 'I']);
});

it('a code scans back to its text and has a quiet zone of four modules', () => {
  const text = 'https://127.0.0.1:8443/m/check/20264406000033';
  const { path, size } = qrShape(text);
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++)
        pixels.fill(
          0,
          ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4,
          ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4 + 3,
        );
  }
  expect(jsQR(pixels, side, side)?.data).toBe(text);
});
