import { env } from 'node:process';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateHar } from '../bench/generate-har.ts';
import { sessionOf, withLargeHar } from '../bench/large-file.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import { launchWithExtension } from '../support/browser/launch-with-extension.ts';
import { dropFile, importText, openViewer } from '../support/browser/viewer.ts';

const flows = 2000;
/** A machine that is busy with other work takes a minute; by itself it takes eight seconds. */
const patience = 600_000;
/** More than is held at once; `LARGE_FILE_MB=700` for what is promised, which takes half a minute more. */
const largeSize = Number(env['LARGE_FILE_MB'] ?? 52) * 1_000_000;

let browser: Browser;
let extensionId: string;
beforeAll(async () => {
  ({ browser, extensionId } = await launchWithExtension({ dir: buildExtension() }));
});
afterAll(() => browser?.close());

const known = `Number(document.querySelector('[id^=flow-row-]')?.ariaSetSize ?? 0)`;
const isReading = `document.querySelector('progress') !== null`;
const pressing = (label: string) =>
  `[...document.querySelectorAll('button')].find((one) => one.innerText === '${label}').click()`;

describe('a session of 2,000 flows', () => {
  const text = generateHar(4 * flows, flows, 2000);
  let page: Page;
  beforeEach(async () => {
    page = await openViewer(browser, extensionId);
    await importText(page, text);
  });
  afterEach(() => page.close());

  const evaluate = <Result>(expression: string): Promise<Result> =>
    page.evaluate(expression) as Promise<Result>;
  const nodes = () => evaluate<number>(`document.querySelectorAll('*').length`);
  const until = (expression: string) => pollUntil(() => evaluate(expression), expression, patience);

  it(
    'shows its first while others are unread, and all in few elements',
    async () => {
      await until(`${known} > 0`);
      const [read, all] = await evaluate<[number, number]>(
        `(({ value, max }) => [value, max])(document.querySelector('progress'))`,
      );
      expect(all).toBe(4 * flows);
      expect(read).toBeLessThan(all / 4);
      await until(`!(${isReading})`);
      expect(await evaluate(known)).toBe(flows);
      expect(await nodes()).toBeLessThan(3000);

      await page.focus('[aria-label=Flows]');
      await page.keyboard.press('End');
      const chosen = `document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))`;
      await until(`${chosen}.ariaPosInSet === '${flows}'`);
      await until(`${chosen}.getBoundingClientRect().bottom <= innerHeight + 1`);
      await page.keyboard.press('ArrowUp');
      await until(`${chosen}.ariaPosInSet === '${flows - 1}'`);
      expect(await nodes()).toBeLessThan(3000);

      for (const key of ['x', 'ArrowDown', 'x'] as const) await page.keyboard.press(key);
      await until(`document.querySelector('[aria-label="Two logins compared"] h2') !== null`);
      await page.keyboard.press('Escape');
      await until(`document.activeElement?.ariaLabel === 'Flows'`);

      await page.keyboard.down('Control');
      await page.locator('[id^=flow-row-]:not([aria-selected=true])').click();
      await page.keyboard.up('Control');
      await until(`document.querySelector('[aria-label="Two logins compared"] h2') !== null`);
      await page.keyboard.press('Escape');
      await until(`document.activeElement?.ariaLabel === 'Flows'`);

      await page.focus('[aria-label="Search flows"]');
      await page.keyboard.type('user-1234');
      await until(`${known} === 1`);
    },
    patience,
  );

  it(
    'shows the row that a key walks to in the very next frame',
    async () => {
      await until(`${known} > 100`);
      await evaluate(pressing('Cancel'));
      await until(`!(${isReading})`);
      await evaluate(`
        globalThis.frames = [];
        addEventListener('keydown', () => requestAnimationFrame(() => {
          const list = document.querySelector('[aria-label=Flows]');
          const row = document.getElementById(list.getAttribute('aria-activedescendant'));
          const [{ top, bottom }, edge] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
          frames.push([row.ariaPosInSet, top >= edge.top - 1 && bottom <= edge.bottom + 1]);
        }), { capture: true })`);
      await page.focus('[aria-label=Flows]');
      await page.keyboard.press('Home');
      const keys = ['ArrowDown', 'ArrowDown', 'End', 'ArrowUp', 'Home'] as const;
      for (const key of keys) await page.keyboard.press(key);
      for (let row = 2; row <= 30; row += 1) await page.keyboard.press('ArrowDown');
      await until(`frames.length === ${1 + keys.length + 29}`);
      expect(await evaluate<[string, boolean][]>(`frames.filter(([, isInSight]) => !isInSight)`)).toEqual([]);
    },
    patience,
  );

  it(
    'leaves the row alone that somebody reads while more come above it',
    async () => {
      await until(`${known} > 60`);
      await evaluate(`document.querySelector('[data-scrolls]').scrollTop = 900`);
      const place = (id: string) =>
        evaluate<number>(
          `document.getElementById('${id}').getBoundingClientRect().top - document.querySelector('[data-scrolls]').getBoundingClientRect().top`,
        );
      const edge = `document.querySelector('[data-scrolls]').getBoundingClientRect().top`;
      const row = `[...document.querySelectorAll('[id^=flow-row-]')].find((one) => one.getBoundingClientRect().top >= ${edge})`;
      await until(`Boolean(${row})`);
      const id = await evaluate<string>(`${row}.id`);
      const [before, count] = [await place(id), await evaluate<number>(known)];
      await until(`${known} >= ${count + 100}`);
      expect(Math.abs((await place(id)) - before)).toBeLessThan(2);
    },
    patience,
  );

  it(
    'keeps what was read when it is cancelled, and says that it is not all',
    async () => {
      await until(`${known} > 20`);
      await evaluate(pressing('Cancel'));
      await until(`!(${isReading})`);
      const count = await evaluate<number>(known);
      expect(count).toBeGreaterThan(20);
      expect(count).toBeLessThan(flows);
      expect(await evaluate('document.body.innerText')).toMatch(
        /Only \d+ of the file’s 8000 entries were read\./,
      );
      await until(`document.querySelectorAll('[aria-label=Steps] [role=option]').length > 0`);
    },
    patience,
  );
});

describe('a file that is too large to be held', () => {
  it(
    'is read when it is dropped, with little in memory, and stops when it is told to',
    () =>
      withLargeHar(largeSize, async (path) => {
        const page = await openViewer(browser, extensionId);
        const heap = new Set<number>();
        const until = (expression: string) =>
          pollUntil(
            async () => {
              heap.add(await heapOf(page));
              return page.evaluate(expression);
            },
            expression,
            patience,
          );
        const { entries, logins } = sessionOf(largeSize);
        await dropFile(page, path);
        await until(`document.querySelector('progress')?.max === ${entries}`);
        await until(`!(${isReading})`);
        expect(await page.evaluate(known)).toBe(logins);
        expect(Math.max(...heap)).toBeLessThan(100_000_000);

        await page.reload();
        await dropFile(page, path);
        await until(`${known} > 0`);
        await page.evaluate(pressing('Cancel'));
        await until(`!(${isReading})`);
        expect(await page.evaluate('document.body.innerText')).toMatch(/Only \d+ of the file’s \d+ entries/);
        await page.close();
      }),
    patience,
  );
});

/** What the page and the workers that it has hold, which end when they like: what nobody holds is collected first, as a full heap would. */
async function heapOf(page: Page): Promise<number> {
  const used = async (client: CDPSession) => {
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize;
  };
  const workers = page.workers().map(({ client }) => used(client).catch(() => 0));
  const client = await page.createCDPSession();
  const sizes = await Promise.all([used(client), ...workers]);
  await client.detach();
  return sizes.reduce((sum, size) => sum + size, 0);
}
