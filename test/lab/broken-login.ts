import type { Page } from 'puppeteer-core';
import { click } from '../support/browser/lab-steps.ts';
import { createPassportApp } from './failing/passport-app.ts';
import { withParts } from './failing/parts.ts';
import { openProvider, webClient } from './failing/provider.ts';
import { openServer } from './open-server.ts';

/**
 * A login that fails as many do: the wiki keeps it in a session whose cookie is `SameSite=Strict`, and the browser does
 * not send that with the answer from the provider’s site. Runs `then` on the wiki’s error page, while all parts still stand.
 */
export async function walkBrokenLogin(page: Page, then: () => Promise<void>): Promise<void> {
  await withParts(async ({ add }) => {
    const wiki = add(await openServer('wiki.localhost'));
    const callback = `${wiki.origin}/callback`;
    const provider = add(await openProvider({ clients: [webClient('wiki', callback)] }));
    const cookie = { sameSite: 'strict' } as const;
    wiki.serve(createPassportApp({ provider: provider.origin, cookie, callback }));
    await page.goto(wiki.origin);
    await click(page, '#login');
    await click(page, '#sign-in');
    await page.waitForFunction(() => document.body.innerText.includes('Unable to verify'));
    await then();
  });
}
