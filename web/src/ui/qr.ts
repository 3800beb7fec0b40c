// A QR code as SVG path data: level M, quiet zone of 4 modules (ISO/IEC 18004).
import qrcode from 'qrcode-generator';

export interface QrShape {
  size: number; // modules, quiet zone included
  path: string;
}

export function qrShape(text: string): QrShape {
  const code = qrcode(0, 'M');
  code.addData(unescape(encodeURIComponent(text)), 'Byte');
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (code.isDark(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
  return { size: count + 8, path };
}
