import { defineConfig } from 'vite';

// Two entries: the console (antd, office desktops) and the light one (phones, strangers, paper).
export default defineConfig({
  esbuild: { jsx: 'automatic' },
  server: {
    port: 5173,
    proxy: {
      '/v1': { target: 'https://127.0.0.1:8443', secure: false, changeOrigin: true },
      '/openapi.json': { target: 'https://127.0.0.1:8443', secure: false },
    },
  },
  build: {
    target: 'chrome87',
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: 'index.html', m: 'm.html' },
      // A page comes as a handful of files, not as twenty.
      output: { experimentalMinChunkSize: 12_000 },
      // Hundreds of antd's files say "use client", which means nothing without a server.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
  },
  test: { include: ['test/**/*.test.ts', 'src/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
