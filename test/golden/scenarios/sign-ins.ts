import type { Page } from 'puppeteer-core';
import { click, signIn, signInByBrowser, signInForHint, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario } from '../scenario.ts';
import { flow, steps } from '../truth.ts';

const login = steps('authorization_request', 'authorization_response', '(token_request)');
/** The app redeems the code, and nothing in the browser shows it. */
const redeemedUnseen = steps('authorization_request', 'authorization_response');

/** The browser has an authenticator of its own, and a passkey for the provider in it. */
async function withPasskey(page: Page, provider: string): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${provider}/passkey/new`);
  await click(page, '#make');
  await statusOf(page, 'made');
}

/** The whole sign-in: what happens before the answer and after it, which OAuth says nothing about. */
export const signIns: readonly Scenario[] = [
  {
    name: 'sign-in-passkey',
    story: 'The person signs in at the provider with a passkey, and the app’s session begins.',
    lab: { passkeys: 'taken' },
    play: async ({ page, lab }) => {
      await withPasskey(page, lab.provider.url);
      await page.goto(lab.webApp.login('query'));
      await click(page, '#passkey');
      await click(page, '#allow');
      await statusOf(page, 'signed in as alice');
    },
    flows: [flow({ client_id: 'web-app', steps: login })],
  },
  {
    name: 'sign-in-passkey-refused',
    story: 'The provider does not take the passkey, as it expects another origin; a password is.',
    lab: { passkeys: 'misconfigured' },
    play: async ({ page, lab }) => {
      await withPasskey(page, lab.provider.url);
      await page.goto(lab.webApp.login('query'));
      await click(page, '#passkey');
      await page.waitForFunction(() =>
        document.querySelector('#passkey-status')?.textContent?.includes('not taken'),
      );
      await signIn(page);
      await statusOf(page, 'signed in as alice');
    },
    flows: [flow({ client_id: 'web-app', steps: login })],
  },
  {
    name: 'sign-in-fedcm-refused',
    story:
      'The browser shows the account chooser, and the provider answers the person’s choice with an error.',
    lab: { fedcm: { error: 'access_denied' } },
    play: ({ page, lab }) => signInByBrowser(page, lab.provider.url, lab.reader.url, 'failed'),
    flows: [
      flow({
        client_id: 'reader',
        grant: null,
        response_mode: null,
        pkce: null,
        outcome: 'failed',
        error: 'server_error',
        steps: steps(
          'discovery',
          'discovery',
          'accounts_request',
          'client_metadata',
          'identity_assertion_request',
        ),
      }),
    ],
  },
  {
    name: 'sign-in-fedcm-hinted',
    story:
      'The page asks for an account that is not signed in; the browser opens the provider’s login page for it, and then shows it.',
    lab: { fedcm: { isShared: true } },
    play: ({ page, lab }) =>
      signInForHint(page, lab.provider.url, `${lab.reader.url}/?hint=alice@example.org`, 'welcome alice'),
    flows: [
      flow({
        client_id: 'reader',
        grant: null,
        response_mode: null,
        pkce: null,
        steps: steps(
          'discovery',
          'discovery',
          'accounts_request',
          'login_window',
          'accounts_request',
          'client_metadata',
          'identity_assertion_request',
        ),
      }),
    ],
  },
  {
    name: 'sign-in-session-forgotten',
    story: 'The login works, the app’s session cookie comes back, and the app does not know it.',
    play: async ({ page, lab }) => {
      await page.goto(lab.webApp.login('forgetful'));
      await signIn(page);
      await statusOf(page, 'please sign in');
    },
    outOfSight: 1,
    flows: [
      flow({ client_id: 'web-app', outcome: 'failed', steps: redeemedUnseen, cause: 'session-not-known' }),
    ],
  },
  {
    name: 'sign-in-session-narrow',
    story:
      'The login works; the cookie of the app’s session is for one path, and the app’s API is at another.',
    play: async ({ page, lab }) => {
      await page.goto(lab.webApp.login('narrow'));
      await signIn(page);
      await statusOf(page, 'signed out: 401');
    },
    outOfSight: 1,
    flows: [
      flow({
        client_id: 'web-app',
        outcome: 'failed',
        steps: redeemedUnseen,
        cause: 'session-cookie-not-kept',
      }),
    ],
  },
];
