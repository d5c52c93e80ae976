import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { matchers, recordLogin, type LoginMatchers } from '../../bin/testing/index.ts';
import { launchBrowser } from '../support/browser/launch.ts';
import { click, signIn, statusOf } from '../support/browser/lab-steps.ts';
import { labBrowserArgs, startLab, type Lab } from './lab.ts';

declare module 'vitest' {
  interface Matchers<
    R extends void | Promise<void> = void | Promise<void>,
    T = unknown,
  > extends LoginMatchers<R> {}
}
expect.extend(matchers);

describe('the lab, in a browser without any extension', () => {
  let lab: Lab;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [lab, browser] = await Promise.all([startLab(), launchBrowser({ args: labBrowserArgs })]);
  });
  beforeEach(async () => {
    page = await (await browser.createBrowserContext()).newPage();
  });
  afterEach(async () => {
    await page.browserContext().close();
  });
  afterAll(async () => {
    await browser.close();
    await lab.close();
  });

  const grants = (): readonly string[] =>
    lab.provider.log.map(({ event, clientId }) => `${event} ${clientId ?? ''}`);

  it('signs in a single-page app, whose token opens the API', async () => {
    await page.goto(lab.spa.url);
    await click(page, '#login');
    await signIn(page);
    await statusOf(page, 'signed in as alice');
    await click(page, '#api');
    expect(await statusOf(page, 'signed in as alice, orders')).toBe('signed in as alice, orders 200');
    expect(grants()).toContain('grant.success spa');
  });

  it('signs in a web app, whose token request the browser never makes', async () => {
    const posted: string[] = [];
    page.on('request', (request) => posted.push(request.url()));
    await page.goto(lab.webApp.login('query'));
    await signIn(page);
    await statusOf(page, 'signed in as alice');
    expect(grants()).toContain('grant.success web-app');
    expect(posted.filter((url) => new URL(url).pathname === '/token')).toEqual([]);
  });

  it('signs in through a broker, which signs in at the provider', async () => {
    await page.goto(lab.spa.url);
    await click(page, '#login-broker');
    await click(page, '#federate');
    await signIn(page);
    await click(page, '#allow');
    await statusOf(page, 'signed in as alice');
    expect(grants()).toContain('grant.success broker');
    expect(lab.broker.log.map(({ event }) => event)).toContain('grant.success');
  });

  it('lets things go wrong on purpose', async () => {
    await page.goto(lab.broken.start('wrong-verifier'));
    await signIn(page);
    expect(await statusOf(page, 'failed')).toBe('failed: invalid_grant');
  });

  it('lets the person say no', async () => {
    await page.goto(lab.spa.url);
    await click(page, '#login');
    await click(page, '#cancel');
    expect(await statusOf(page, 'failed')).toBe('failed: access_denied');
  });

  describe('recorded by Puppeteer’s context as the documentation of `oauth-lens/test` says', () => {
    it('is found to succeed, and to do so well', async () => {
      const recording = recordLogin(page.browserContext());
      await page.goto(lab.spa.url);
      await click(page, '#login');
      await signIn(page);
      await statusOf(page, 'signed in as alice');
      const login = await recording.login();
      expect(login).toSucceed();
      expect(login).toUsePkce();
      expect(login).toHaveNoFindings({ above: 'low' });
      expect(login).toSatisfyProfile('oidc-core');
    });

    it('is found to fail, and why', async () => {
      const recording = recordLogin(page.browserContext());
      await page.goto(lab.broken.start('wrong-verifier'));
      await signIn(page);
      await statusOf(page, 'failed');
      const login = await recording.login();
      expect(login).not.toSucceed();
      expect(() => expect(login).toSucceed()).toThrow(/Why: The code_verifier that was sent to/);
    });
  });
});
