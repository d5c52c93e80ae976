import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExtension } from '../support/browser/build-extension.ts';
import { click, logInToSpa, signIn, statusOf } from '../support/browser/lab-steps.ts';
import { pollUntil } from '../support/browser/poll-until.ts';
import { openStage, type Stage } from '../support/browser/stage.ts';
import { badgeText, popupOf } from '../support/browser/toolbar-button.ts';

describe('the toolbar button', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(buildExtension());
  });
  afterAll(() => stage.close());

  it('says nothing on a page without a login', async () => {
    const { page, lab } = stage;
    await page.goto(`${lab.broken.url}/offers`);
    await statusOf(page, 'loaded');
    expect(await badgeText(page)).toBe('');
  });

  it('has a tick after a clean login', async () => {
    const { page, lab } = stage;
    await logInToSpa(page, lab.spa.url);
    expect(await pollUntil(() => badgeText(page), 'the badge says something')).toBe('✓');
  });

  it('counts what is wrong while the login runs', async () => {
    const { browser, lab } = stage;
    const page = await browser.newPage();
    await page.goto(lab.broken.start('no-pkce'));
    await signIn(page);
    await statusOf(page, 'signed in');
    expect(await pollUntil(() => badgeText(page), 'the badge says something')).toMatch(/^[1-9]$/);
    await page.close();
  });

  it('opens the card of the login in progress', async () => {
    const { browser, lab } = stage;
    const context = await browser.newPage();
    await context.goto(`${lab.spa.url}/`);
    await click(context, '#login');
    await context.waitForSelector('#sign-in, #allow');
    const popup = await popupOf(context);
    const text = await pollUntil(
      () => popup.evaluate(() => (/PKCE/.test(document.body.innerText) ? document.body.innerText : '')),
      'the popup shows the login',
    );
    expect(text).toContain(new URL(lab.spa.url).host);
    expect(text).toContain(new URL(lab.provider.url).host);
    await popup.close();
    await context.close();
  });
});
