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
    flows: [
      flow({
        client_id: 'reader',
        grant: 'implicit',
        response_mode: 'form_post',
        pkce: null,
        steps: steps('authorization_response'),
      }),
    ],
  },
  {
    name: 'reader-fedcm',
    story: 'The browser itself shows the account chooser and fetches the ID token from the provider (FedCM).',
    play: ({ page, lab }) => signInByBrowser(page, lab.provider.url, lab.reader.url, 'welcome alice'),
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
          'client_metadata',
          'identity_assertion_request',
        ),
      }),
    ],
  },
];
