// Every role's pages as pictures, console at 1440 px and phone at 390 px, both languages:
//   npm run screens [-- ROLE…]     into var/screens/
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kDoor, openBrowser, people, settled, signIn, visitor } from './support/browser';
import { roles, routesOf } from './support/routes';

const kOut = fileURLToPath(new URL('../../var/screens', import.meta.url));

async function main(): Promise<void> {
  mkdirSync(kOut, { recursive: true });
  const wanted = process.argv.slice(2);
  const browser = await openBrowser();
  for (const language of ['zh', 'en'] as const)
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const)
      for (const role of roles.filter((one) => !wanted.length || wanted.includes(one))) {
        const person = people()[role];
        if (!person) continue;
        const context = await visitor(browser, language, width, height);
        const page = await context.newPage();
        page.on('pageerror', (error) => console.log(`${role}: ${error.message}`));
        await signIn(page, person);
        for (const route of await routesOf(page, role)) {
          await page.goto(kDoor + route);
          await settled(page);
          const name =
            route
              .replace(/^\//, '')
              .replace(/[0-9a-f]{8}-[0-9a-f-]+/, 'one')
              .replace(/\//g, '-') || 'home';
          await page.screenshot({ path: `${kOut}/${role}-${name}-${width}-${language}.png`, fullPage: true });
        }
        await context.close();
      }
  await browser.close();
}

await main();
