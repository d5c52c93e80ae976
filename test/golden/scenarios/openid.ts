import { click, signIn, signInByBrowser, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, steps } from '../truth.ts';

const login = steps(
  'discovery',
  'authorization_request',
  'authorization_response',
  'token_request',
  'check_session',
);

async function logIn({ page, lab }: Stage): Promise<void> {
  await page.goto(lab.reader.url);
  await click(page, '#login');
  await signIn(page);
  await statusOf(page, 'signed in as alice');
}

/** The token comes as a form, and nothing of the browser’s asked for it. */
const postedCredential = {
  client_id: 'reader',
  grant: 'implicit',
  response_mode: 'form_post',
  pkce: null,
  steps: steps('authorization_response'),
} as const;

/** The person pressed the button once; then another site opens the provider’s page with a value that it knows. */
async function postForeignForm({ page, lab }: Stage): Promise<void> {
  await page.goto(lab.reader.url);
  await click(page, '#button');
  await page.waitForSelector('#account');
  const asked = {
    client_id: 'reader',
    login_uri: `${lab.reader.url}/credential`,
    g_csrf_token: 'known-to-another-site',
  };
  await page.goto(`${lab.provider.url}/gsi/select?${new URLSearchParams(asked)}`);
  await click(page, '#account');
}

/** The browser’s own login (FedCM): it fetches the token, and nothing of it is a page’s. */
const byBrowser = flow({
  client_id: 'reader',
  grant: null,
  response_mode: null,
  pkce: null,
  steps: steps('discovery', 'discovery', 'accounts_request', 'client_metadata', 'identity_assertion_request'),
});

/** A page written by hand: what is less common in OpenID Connect. */
export const openIdExtras: readonly Scenario[] = [
  {
    name: 'reader-webfinger',
    story: 'The page looks up who the provider of an account is, then signs in there.',
    play: async ({ page, lab }) => {
      await page.goto(lab.reader.url);
      await click(page, '#lookup');
      await signIn(page);
      await statusOf(page, 'signed in as alice');
    },
    flows: [flow({ client_id: 'reader', steps: [...steps('discovery'), ...login] })],
  },
  {
    name: 'reader-web-message',
    story: 'The page renews its login in a hidden frame; the answer comes by a window message.',
    lab: { oneSite: true },
    play: async (stage) => {
      await logIn(stage);
      await click(stage.page, '#renew');
      await statusOf(stage.page, 'renewed as alice');
    },
    flows: [
      flow({ client_id: 'reader', steps: login }),
      flow({
        client_id: 'reader',
        response_mode: 'web_message',
        steps: steps('authorization_request', '(authorization_response)', 'token_request'),
      }),
    ],
  },
  {
    name: 'reader-web-message-refused',
    story: 'The same, but nobody is signed in at the provider.',
    lab: { oneSite: true },
    play: async ({ page, lab }) => {
      await page.goto(lab.reader.url);
      await click(page, '#renew');
      await statusOf(page, 'failed: login_required');
    },
    flows: [
      flow({
        client_id: 'reader',
        response_mode: 'web_message',
        outcome: 'failed',
        error: 'login_required',
        steps: steps('discovery', 'authorization_request', '(authorization_response)'),
        findings: ['err-login-required'],
        clean: true,
      }),
    ],
  },
  {
    name: 'reader-third-party',
    story: 'A portal asks the page to begin a login at a provider that it names.',
    play: async ({ page, lab }) => {
      const asked = {
        iss: lab.provider.url,
        login_hint: 'alice',
        target_link_uri: `${lab.reader.url}/books/7`,
      };
      await page.goto(`${lab.reader.url}/begin?${new URLSearchParams(asked)}`);
      await signIn(page);
      await statusOf(page, 'signed in as alice');
    },
    flows: [flow({ client_id: 'reader', steps: [...steps('third_party_initiated_login'), ...login] })],
  },
  {
    name: 'reader-front-channel-logout',
    story: 'The person signs out; the provider loads the page’s logout page in a frame.',
    play: async (stage) => {
      await logIn(stage);
      await click(stage.page, '#logout');
      await click(stage.page, '#sign-out');
      await statusOf(stage.page, 'signed out');
    },
    flows: [
      flow({
        client_id: 'reader',
        steps: [...login, ...steps('end_session_request', 'frontchannel_logout', 'end_session_response')],
      }),
    ],
  },
  {
    name: 'reader-credential',
    story:
      'The person chooses an account at the provider, whose page posts an ID token as Google’s script does.',
    play: async ({ page, lab }) => {
      await page.goto(lab.reader.url);
      await click(page, '#button');
      await click(page, '#account');
      await statusOf(page, 'welcome alice');
    },
    flows: [flow(postedCredential)],
  },
  {
    name: 'reader-credential-uncompared',
    story:
      'Another site makes the browser post an ID token of its choice, and the app’s server does not compare the form with its cookie.',
    lab: { comparesCredential: false },
    play: async (stage) => {
      await postForeignForm(stage);
      await statusOf(stage.page, 'welcome alice');
    },
    flows: [flow({ ...postedCredential, findings: ['one-tap-csrf-mismatch'] })],
  },
  {
    name: 'reader-credential-compared',
    story: 'Another site makes the browser post an ID token of its choice, and the app’s server refuses it.',
    play: async (stage) => {
      await postForeignForm(stage);
      await statusOf(stage.page, 'failed: g_csrf_token');
    },
    flows: [flow({ ...postedCredential, outcome: 'failed', cause: 'double-submit-mismatch' })],
  },
  {
    name: 'reader-fedcm',
    story: 'The browser itself shows the account chooser and fetches the ID token from the provider (FedCM).',
    play: ({ page, lab }) => signInByBrowser(page, lab.provider.url, lab.reader.url, 'welcome alice'),
    flows: [byBrowser],
  },
  {
    name: 'reader-fedcm-posted',
    story:
      'The browser itself fetches the ID token (FedCM), and the page posts it to the app’s server, which begins its session.',
    play: ({ page, lab }) =>
      signInByBrowser(page, lab.provider.url, `${lab.reader.url}/?server`, 'welcome alice'),
    flows: [byBrowser],
  },
];
