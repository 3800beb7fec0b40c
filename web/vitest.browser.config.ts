// The journeys in Chromium: one after the other, on the stack that tests/web/on_a_day has played a day on.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/journeys/*.spec.ts'],
    // This one needs a gateway that may send to this machine: tests/web/with_open_webhooks.
    exclude: process.env.HELIU_WEBHOOKS_PRIVATE_ADDRESSES ? [] : ['test/journeys/dead_letter.spec.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    bail: 0,
  },
});
