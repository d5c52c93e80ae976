import type { Play } from '../../lab/extensions/plays.ts';
import { click, signIn, statusOf } from '../../support/browser/lab-steps.ts';
import { pollUntil } from '../../support/browser/poll-until.ts';
import type { Scenario, Stage } from '../scenario.ts';
import type { Lab } from '../../lab/lab.ts';
import { cibaGrant, deviceGrant } from '../../lab/provider/extension-clients.ts';
import { flow, steps, type TruthFlow } from '../truth.ts';

const login = steps(
  'discovery',
  'authorization_request',
  'authorization_response',
  'discovery',
  'token_request',
);

/** The answer is signed: the client fetches the keys before it believes it. */
const verified = [...login.slice(0, 4), ...steps('jwks'), ...login.slice(4)];

/** The client registers itself, reads and changes its registration before the login, and deletes it afterwards. */
const managedLogin = [
  ...steps(
    'discovery',
    'client_registration',
    'client_configuration_request',
    'client_configuration_request',
  ),
  ...login,
  ...steps('client_configuration_request'),
];

/** Grants without a front channel: no answer, no code. */
const direct = { response_mode: null, pkce: null } as const;

type Played = {
  readonly play: Play;
  readonly story: string;
  readonly status: string;
  readonly person?: (stage: Stage) => Promise<void>;
  readonly lab?: Scenario['lab'];
  readonly flows?: readonly TruthFlow[];
  readonly flowsHeard?: Scenario['flowsHeard'];
};

function played({ play, story, status, person, lab, flows = [], flowsHeard }: Played): Scenario {
  return {
    name: `extension-${play}`,
    story,
    ...(lab && { lab }),
    play: async (stage) => {
      await stage.page.goto(stage.lab.gadget.start(play));
      await person?.(stage);
      await statusOf(stage.page, status);
    },
    flows,
    ...(flowsHeard && { flowsHeard }),
  };
}

function loggedIn(
  play: Play,
  story: string,
  differs: Partial<TruthFlow> = {},
  more: Partial<Played> = {},
): Scenario {
  return played({
    play,
    story,
    status: 'signed in as alice',
    person: ({ page }) => signIn(page),
    flows: [flow({ client_id: 'gadget', steps: login, ...differs })],
    ...more,
  });
}

/** On a second screen, in the same browser: types the code, signs in, and says yes or no. */
async function verify({ page, browser, lab }: Stage, answer: '#confirm' | '#abort'): Promise<void> {
  await statusOf(page, 'enter the code');
  const code = await page.$eval('#code', (element) => element.textContent ?? '');
  const screen = await browser.newPage();
  await screen.goto(`${lab.provider.url}/device`);
  await screen.locator('[name=user_code]').fill(code.replace('-', '').toLowerCase());
  await click(screen, '#continue');
  await pollUntil(async () => pollsHeard(lab) >= 2, 'the device asked twice');
  await click(screen, answer);
  if (answer === '#abort') return;
  await signIn(screen);
  await statusOf(screen, 'You can go back to your device.');
}

function pollsHeard({ provider }: Lab): number {
  return provider.log.filter(({ grantType }) => grantType === deviceGrant).length;
}

const secretInPage = ['client-secret-in-browser'] as const;

/** Grants and extensions of OAuth 2, with `openid-client` in the page and `oidc-provider` behind it. */
export const extensions: readonly Scenario[] = [
  played({
    play: 'par',
    story: 'A page pushes its request, with authorization details, and sends the browser with a reference.',
    status: 'signed in as alice',
    person: ({ page }) => signIn(page),
    flows: [
      flow({
        client_id: 'gadget',
        steps: [...steps('discovery', 'pushed_authorization_request'), ...login.slice(1)],
      }),
    ],
  }),
  loggedIn('jar', 'The request is a signed object.', { client_id: 'gadget-signed' }),
  loggedIn('jarm-query', 'The answer is a signed object in the query.', {
    response_mode: 'query.jwt',
    steps: verified,
  }),
  loggedIn('jarm-form-post', 'The answer is a signed object in a form.', {
    response_mode: 'form_post.jwt',
    steps: verified,
  }),
  loggedIn('jarm-encrypted', 'The answer is encrypted for the client.', {
    client_id: 'gadget-sealed',
    response_mode: 'query.jwt',
    steps: verified,
  }),
  loggedIn(
    'dpop',
    'Tokens bound to a key; provider and API both ask for their nonce first.',
    {
      steps: [...login, ...steps('token_request', 'resource_request', 'resource_request')],
    },
    { lab: { dpopNonces: true }, status: 'signed in as alice, accounts 200' },
  ),
  loggedIn(
    'registered',
    'The page registers itself, reads and renames its registration, signs in as that client, and deletes it.',
    {},
    {
      flowsHeard: (lab) => [
        flow({
          client_id: registeredClient(lab),
          steps: managedLogin,
        }),
      ],
    },
  ),
  {
    ...loggedIn(
      'published',
      'The client’s identifier is the address of its own description, which page and provider read; nothing is registered.',
      {
        client_id: 'https://gadgets.localhost:*/client-metadata.json',
        steps: [...steps('client_metadata'), ...login],
      },
    ),
    takesAnyCertificate: true,
  },
  {
    ...played({
      play: 'step-up',
      story: 'The API asks for a stronger login; the page signs in again as the API said, then pays.',
      status: 'signed in as alice, payment 201',
      flows: [
        flow({ client_id: 'gadget', steps: [...login, ...steps('resource_request')] }),
        flow({ client_id: 'gadget', steps: [...login, ...steps('resource_request')] }),
      ],
    }),
    play: async ({ page, lab }) => {
      await page.goto(lab.gadget.start('step-up'));
      await signIn(page);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in as alice, payment 201');
    },
  },
  played({
    play: 'device',
    story: 'A device shows a code; the person types it on a second screen and signs in there.',
    status: 'signed in as alice',
    person: (stage) => verify(stage, '#confirm'),
    flowsHeard: (lab) => [
      {
        ...polled(lab, 'gadget', 'device_code', 'device_authorization_request', deviceGrant),
        findings: ['device-grant-on-one-device'],
      },
    ],
  }),
  {
    ...played({
      play: 'device',
      story: 'A device shows a code; the person says that it is not theirs.',
      status: 'failed: access_denied',
      person: (stage) => verify(stage, '#abort'),
      flowsHeard: (lab) => [
        {
          ...polled(lab, 'gadget', 'device_code', 'device_authorization_request', deviceGrant),
          outcome: 'denied',
          error: 'access_denied',
        },
      ],
    }),
    name: 'extension-device-denied',
  },
  played({
    play: 'ciba',
    story: 'The provider asks the person on their phone while the page polls.',
    status: 'signed in as alice',
    flowsHeard: (lab) => [
      polled(lab, 'gadget-bank', 'ciba', 'backchannel_authentication_request', cibaGrant),
    ],
  }),
  played({
    play: 'client-credentials',
    story: 'A page gets a token for itself, with the secret it should not have.',
    status: 'orders 200',
    flows: [
      flow({
        ...direct,
        protocol: 'oauth2',
        grant: 'client_credentials',
        client_id: 'gadget-machine',
        steps: steps('discovery', 'token_request', 'resource_request'),
        findings: secretInPage,
      }),
    ],
  }),
  played({
    play: 'token-exchange',
    story: 'A token is traded for one that the API takes.',
    status: 'orders 200',
    flows: [
      flow({
        ...direct,
        protocol: 'oauth2',
        grant: 'client_credentials',
        client_id: 'gadget-machine',
        steps: steps('discovery', 'token_request'),
        findings: secretInPage,
      }),
      flow({
        ...direct,
        protocol: 'oauth2',
        grant: 'token_exchange',
        client_id: 'gadget-machine',
        parent: 0,
        steps: steps('token_request', 'resource_request'),
        findings: secretInPage,
      }),
    ],
  }),
  {
    name: 'extension-registered-twice',
    story: 'Two tabs register themselves and sign in at the same time; the second is faster.',
    play: async ({ page, browser, lab }) => {
      const other = await browser.newPage();
      await page.goto(lab.gadget.start('registered'));
      await page.waitForSelector('#sign-in');
      await other.goto(lab.gadget.start('registered'));
      await signIn(other);
      await statusOf(other, 'signed in as alice');
      await page.bringToFront();
      await signIn(page);
      await statusOf(page, 'signed in as alice');
    },
    flows: [],
    flowsHeard: ({ provider }) =>
      provider.log
        .filter(({ event }) => event === 'authorization.accepted')
        .toReversed()
        .map(({ clientId }) =>
          flow({
            client_id: clientId ?? 'none',
            steps: managedLogin,
          }),
        ),
  },
  {
    name: 'mcp-login',
    story:
      'An MCP client is turned away, finds out where to log in, registers, logs in and calls the server.',
    play: async ({ page, lab }) => {
      await page.goto(lab.agent.url);
      await signIn(page);
      await statusOf(page, 'tools: orders');
    },
    flows: [],
    flowsHeard: (lab) => [
      flow({
        protocol: 'oauth2',
        client_id: registeredClient(lab),
        steps: steps(
          'resource_request',
          'discovery',
          'discovery',
          'client_registration',
          'authorization_request',
          'authorization_response',
          'discovery',
          'discovery',
          'token_request',
          // initialize, initialized, the stream the server does not offer, tools/list
          'resource_request',
          'resource_request',
          'resource_request',
          'resource_request',
        ),
      }),
    ],
  },
];

/** As many polls as the provider counted. */
function polled(
  lab: Lab,
  client: string,
  grant: 'device_code' | 'ciba',
  first: 'device_authorization_request' | 'backchannel_authentication_request',
  grantType: string,
): TruthFlow {
  const polls = lab.provider.log.filter((event) => event.grantType === grantType);
  return flow({
    ...direct,
    grant,
    client_id: client,
    steps: steps('discovery', first, ...polls.map(() => 'token_request' as const)),
  });
}

/** The client that registered itself, as the provider knows it. */
function registeredClient(lab: Lab): string {
  return lab.provider.log.find(({ event }) => event === 'grant.success')?.clientId ?? 'none';
}
