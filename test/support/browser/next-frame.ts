import type { Page } from 'puppeteer-core';

const drawn = `Promise.race([
  new Promise((done) => requestAnimationFrame(() => done(true))),
  new Promise((done) => setTimeout(done, 1000, false)),
])`;

/** How long a frame may take on a machine that is busy with other work, in milliseconds. */
const patience = 45_000;

/**
 * Waits until the page was given a frame to draw. A page behind another gets none, so it is brought to the front again: a browser that is
 * still starting may put its own tab there. Where none comes all the same, says whether the page was visible: if so, what draws was stuck.
 */
export async function nextFrame(page: Page): Promise<void> {
  const end = performance.now() + patience;
  while (!(await page.evaluate(drawn))) {
    if (performance.now() > end) {
      const state = await page.evaluate('document.visibilityState');
      throw new Error(`No frame for ${patience} ms; the page is ${String(state)}.`);
    }
    await page.bringToFront();
  }
}
