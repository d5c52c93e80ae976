import type { WebAppVariantName } from '../../lab/web-app/variants.ts';
import { click, signIn, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario } from '../scenario.ts';
import { flow, steps, type TruthFlow } from '../truth.ts';

const login = steps('authorization_request', 'authorization_response', '(token_request)');

function variant(name: WebAppVariantName, story: string, differs: Partial<TruthFlow> = {}): Scenario {
  return {
    name: `web-app-${name}`,
    story,
    play: async ({ page, lab }) => {
      await page.goto(lab.webApp.login(name));
      await signIn(page);
      await statusOf(page, 'signed in as alice');
    },
    flows: [flow({ client_id: 'web-app', steps: login, ...differs })],
  };
}

/** `openid-client`: the server redeems the code where no browser looks. */
export const webApp: readonly Scenario[] = [
  variant('query', 'A web app signs in; the answer comes in the query.'),
  variant('form-post', 'A web app signs in; the answer comes as a form.', { response_mode: 'form_post' }),
  variant('hybrid', 'Code and ID token come in the fragment; the page posts it to its server.', {
    grant: 'hybrid',
    response_mode: 'fragment',
  }),
  variant('hybrid-form-post', 'Code and ID token come as a form.', {
    grant: 'hybrid',
    response_mode: 'form_post',
  }),
  variant('pushed', 'The request was pushed ahead; the browser carries a reference to it.', {
    protocol: null,
    pkce: 'unknown',
    steps: steps(
      '(pushed_authorization_request)',
      'authorization_request',
      'authorization_response',
      '(token_request)',
    ),
  }),
  {
    name: 'web-app-logout',
    story: 'Login, then logout at the provider.',
    play: async ({ page, lab }) => {
      await page.goto(lab.webApp.login('query'));
      await signIn(page);
      await click(page, '#logout');
      await click(page, '#sign-out');
      await statusOf(page, 'signed out');
    },
    flows: [
      flow({
        client_id: 'web-app',
        steps: [...login, ...steps('end_session_request', 'end_session_response')],
      }),
    ],
  },
  {
    name: 'fault-redirect-uri-http',
    story: 'The redirect URI is plain http on a host that is not loopback.',
    play: async ({ page, lab }) => {
      await page.goto(`${lab.webAppTest.url}/login`);
      await signIn(page);
      await statusOf(page, 'signed in as alice');
    },
    flows: [
      flow({ client_id: 'web-app', steps: login, findings: ['redirect-uri-http', 'callback-over-http'] }),
    ],
  },
];
