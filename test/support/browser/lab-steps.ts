import type { Browser, Frame, Page } from 'puppeteer-core';

type View = Page | Frame;

/** Clicks when the thing is there. */
export async function click(view: View, selector: string): Promise<void> {
  await view.locator(selector).setTimeout(15_000).click();
}

/** Signs in on the provider's page and allows what the client asks. */
export async function signIn(view: View): Promise<void> {
  await click(view, '#sign-in');
  await click(view, '#allow');
}

/** Signs in to the single-page app, from its start page to its greeting. */
export async function logInToSpa(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await click(page, '#login');
  await signIn(page);
  await statusOf(page, 'signed in as alice');
}

/** Waits until the app's status line starts so; returns the whole line. */
export async function statusOf(view: View, start: string): Promise<string> {
  const line = await view.waitForFunction(
    (wanted: string) => {
      const text = document.querySelector('#status')?.textContent ?? '';
      return text.startsWith(wanted) ? text : null;
    },
    { timeout: 15_000, polling: 50 },
    start,
  );
  return (await line.jsonValue()) ?? '';
}

/** The popup that shows a URL with this start; ask before you open it. */
export async function popupAt(browser: Browser, start: string): Promise<Page> {
  const target = await browser.waitForTarget(
    (known) => Boolean(known.opener()) && known.url().startsWith(start),
  );
  const popup = await target.page();
  if (!popup) throw new Error('the popup is no page');
  return popup;
}

/** The iframe that shows a URL with this start. */
export async function frameAt(page: Page, start: string): Promise<Frame> {
  return page.waitForFrame((frame) => frame !== page.mainFrame() && frame.url().startsWith(start));
}

/** The browser itself shows the account chooser (FedCM), and the person takes the first account and reads an error away. */
export async function signInByBrowser(
  page: Page,
  provider: string,
  app: string,
  status: string,
): Promise<void> {
  const session = await page.createCDPSession();
  session.on('FedCm.dialogShown', ({ dialogId, dialogType }) => {
    if (dialogType === 'AccountChooser')
      void session.send('FedCm.selectAccount', { dialogId, accountIndex: 0 });
    else void session.send('FedCm.clickDialogButton', { dialogId, dialogButton: 'ErrorGotIt' });
  });
  await session.send('FedCm.enable', { disableRejectionDelay: true });
  await page.goto(`${provider}/fedcm/login`);
  await page.goto(app);
  await click(page, '#browser');
  await statusOf(page, status);
}

/** The same where the page asks for an account that is not signed in: the browser opens the provider’s login page for it. */
export async function signInForHint(
  page: Page,
  provider: string,
  app: string,
  status: string,
): Promise<void> {
  const session = await page.createCDPSession();
  session.on('FedCm.dialogShown', ({ dialogId, dialogType }) => {
    if (dialogType === 'AccountChooser')
      void session.send('FedCm.selectAccount', { dialogId, accountIndex: 0 });
    else void session.send('FedCm.clickDialogButton', { dialogId, dialogButton: 'ConfirmIdpLoginContinue' });
  });
  await session.send('FedCm.enable', { disableRejectionDelay: true });
  await page.goto(`${provider}/fedcm/login`);
  await page.goto(app);
  const opened = page.browser().waitForTarget((target) => target.url().includes('login_hint='));
  await click(page, '#browser');
  const login = await (await opened).page();
  if (!login) throw new Error('no window was opened');
  // Its first request is under way before a recorder can be there.
  await login.reload();
  await click(login, '#done');
  await statusOf(page, status);
}
