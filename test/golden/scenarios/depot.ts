import { createDepot, createDepotApi } from '../../lab/careless/depot.ts';
import { createDepotProvider } from '../../lab/careless/depot-provider.ts';
import { loopbackFetch } from '../../lab/loopback-fetch.ts';
import { openTlsServer } from '../../lab/open-server.ts';
import type { ProviderEvent } from '../../lab/provider/provider-log.ts';
import { click, statusOf } from '../../support/browser/lab-steps.ts';
import type { FetchRecording } from '../../support/har/record-fetch.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, steps } from '../truth.ts';

async function openDepot({ parts }: Stage, isCareless: boolean, fetch: FetchRecording['fetch']) {
  const log: ProviderEvent[] = [];
  const [id, depot, api] = await Promise.all([
    openTlsServer('depot-id.test'),
    openTlsServer('depot.test'),
    openTlsServer('stock.test'),
  ]);
  for (const one of [id, depot, api]) parts.add(one);
  const provider = await createDepotProvider({ issuer: id.origin, isCareless }, log);
  id.serve(provider.listener);
  api.serve(createDepotApi(api.origin, id.origin));
  depot.serve(createDepot({ origin: depot.origin, provider: id.origin, api: api.origin, fetch, isCareless }));
  return { origin: depot.origin, log, provider };
}

/** What its server asks the provider stays out of sight, as it does for every browser. */
function inTheBrowser(isCareless: boolean): Pick<Scenario, 'takesAnyCertificate' | 'play'> {
  return {
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page } = stage;
      const { origin, log } = await openDepot(stage, isCareless, loopbackFetch);
      for (const begin of ['/login', '/order', '/from-window']) {
        await page.goto(origin + begin);
        await click(page, '#sign-in');
        await statusOf(page, 'Signed in as Alice');
      }
      await page.goto(`${origin}/stock`);
      await click(page, '#sign-in');
      await statusOf(page, '12 pallets for Alice');
      return log;
    },
  };
}

/** A proxy between everybody hears the servers, too. */
function beforeTheProxy(isCareless: boolean): Pick<Scenario, 'takesAnyCertificate' | 'play'> {
  return {
    takesAnyCertificate: true,
    play: async (stage) => {
      const { page, program } = stage;
      const { origin, log, provider } = await openDepot(stage, isCareless, program.fetch);
      await page.goto(`${origin}/login`);
      await click(page, '#sign-in');
      await statusOf(page, 'Signed in as Alice');
      await program.fetch(`${origin}/logged-out`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ logout_token: await provider.logoutToken('depot') }).toString(),
      });
      return log;
    },
  };
}

const login = ['authorization_request', 'authorization_response'] as const;

const ofServer = { client_id: 'depot', steps: steps(...login, '(token_request)') } as const;
const ofPage = {
  client_id: 'depot-page',
  steps: steps(
    'resource_request',
    'discovery',
    'discovery',
    ...login,
    'token_request',
    'jwks',
    'userinfo_request',
    'resource_request',
  ),
} as const;
const loggedOut = {
  client_id: 'depot',
  steps: steps(...login, 'token_request', 'backchannel_logout'),
} as const;

/** Pairs: the same logins twice, once with faults that are rarely looked for and once without. */
export const depot: readonly Scenario[] = [
  {
    name: 'careless-depot',
    story:
      'A depot’s provider answers in the address instead of in a form, names another API and no person in its tokens, and nobody in its UserInfo; the depot takes an answer from any browser, gives its page a refresh token, sends its order in the address and a code to any window, and its API takes any token.',
    ...inTheBrowser(true),
    flows: [
      flow({
        ...ofServer,
        findings: [
          'answer-not-as-asked',
          'authorization-page-leaky',
          'callback-not-bound-to-browser',
          'tokens-from-backend',
        ],
      }),
      flow({ ...ofServer, findings: ['rar-in-clear'] }),
      flow({ ...ofServer, findings: ['postmessage-wildcard'] }),
      flow({
        ...ofPage,
        findings: [
          'api-accepts-wrong-token',
          'client-is-the-person',
          'resource-not-honoured',
          'userinfo-incomplete',
        ],
      }),
    ],
  },
  {
    name: 'careful-depot',
    story: 'The same logins of the depot, in which everybody does as specified.',
    ...inTheBrowser(false),
    flows: [
      flow({ ...ofServer, response_mode: 'form_post' }),
      flow({
        ...ofServer,
        // Who only watches the browser sees a reference alone.
        protocol: null,
        pkce: 'unknown',
        steps: steps('(pushed_authorization_request)', ...login, '(token_request)'),
      }),
      flow(ofServer),
      flow(ofPage),
    ],
  },
  {
    name: 'careless-depot-logout',
    story:
      'The depot’s provider tells it of a logout by a token that nobody signed and that could be another; the depot takes it.',
    ...beforeTheProxy(true),
    flows: [
      flow({
        ...loggedOut,
        findings: ['answer-not-as-asked', 'logout-answer-cacheable', 'logout-token-invalid'],
      }),
    ],
  },
  {
    name: 'careful-depot-logout',
    story: 'The depot’s provider tells it of a logout as specified.',
    ...beforeTheProxy(false),
    flows: [flow({ ...loggedOut, response_mode: 'form_post' })],
  },
];
