import type { Page } from 'puppeteer-core';

/** Has Chromium load another page of the same site ahead, by speculation rules, with a link to it. */
export async function loadAhead(page: Page, url: string): Promise<void> {
  await page.evaluate((ahead) => {
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.textContent = JSON.stringify({
      prerender: [{ source: 'list', urls: [ahead], eagerness: 'immediate' }],
    });
    const link = document.createElement('a');
    link.href = ahead;
    document.body.append(rules, link);
  }, url);
}

/** Goes to the page that was loaded ahead. */
export async function goThere(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('a')?.click());
}
