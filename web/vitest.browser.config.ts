// The journeys in Chromium: one after the other, on the stack that tests/web/on_a_day has played a day on.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/journeys/*.spec.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    bail: 0,
  },
});
