declare module 'pngjs' {
  export const PNG: { sync: { read(png: Buffer): { data: Buffer; width: number; height: number } } };
}
