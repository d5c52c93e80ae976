import { faults as labFaults, type Fault, type FaultName } from '../../lab/broken-app/faults.ts';
import { signIn, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { flow, steps, type TruthFlow } from '../truth.ts';

const login = steps('authorization_request', 'authorization_response', 'token_request');
const frontChannel = steps('authorization_request', 'authorization_response');
const called = steps('authorization_request', 'authorization_response', 'token_request', 'resource_request');

/** Plays a fault of the broken app: without a person where none is asked, else with one who signs in. */
function fault(
  name: FaultName,
  status: string,
  differs: Partial<TruthFlow>,
  more: Partial<Scenario> = {},
): Scenario {
  const { title, client_id }: Fault = labFaults[name];
  return {
    name: `fault-${name}`,
    story: `${title}.`,
    play: async ({ page, lab }) => {
      await page.goto(lab.broken.start(name));
      await signIn(page);
      await statusOf(page, status);
    },
    flows: [flow({ client_id, steps: login, ...differs })],
    ...more,
  };
}

const alone =
  (name: FaultName, status: string) =>
  async ({ page, lab }: Stage): Promise<void> => {
    await page.goto(lab.broken.start(name));
    await statusOf(page, status);
  };

export const faults: readonly Scenario[] = [
  fault(
    'none',
    'signed in',
    { steps: [...login, ...steps('discovery', 'jwks')] },
    { name: 'handwritten-login' },
  ),
  fault('post-request', 'signed in', {}, { name: 'handwritten-post-request' }),
  fault('no-pkce', 'signed in', { pkce: 'none', findings: ['pkce-missing'] }),
  fault('plain-pkce', 'signed in', { pkce: 'plain', findings: ['pkce-plain'] }),
  fault('wrong-verifier', 'failed: invalid_grant', {
    outcome: 'failed',
    error: 'invalid_grant',
    findings: ['code-verifier-mismatch', 'err-invalid-grant'],
  }),
  fault('no-state', 'signed in', {
    protocol: 'oauth2',
    pkce: 'none',
    steps: called,
    findings: ['state-missing', 'pkce-missing'],
  }),
  fault('state-mismatch', 'signed in', { findings: ['state-mismatch'] }),
  fault('state-rejected', 'failed: state does not match', {
    outcome: null,
    steps: frontChannel,
    findings: ['state-mismatch'],
  }),
  fault('wrong-audience', 'signed in', { findings: ['id-token-aud-mismatch'] }),
  fault('secret-in-browser', 'signed in', { findings: ['client-secret-in-browser'] }),
  fault('wrong-secret', 'failed: invalid_client', {
    outcome: 'failed',
    error: 'invalid_client',
    findings: ['client-secret-in-browser', 'err-invalid-client'],
  }),
  fault(
    'client-credentials',
    'signed in',
    {
      protocol: 'oauth2',
      grant: 'client_credentials',
      response_mode: null,
      pkce: null,
      steps: steps('token_request'),
      findings: ['client-secret-in-browser', 'client-credentials-in-browser'],
    },
    { play: alone('client-credentials', 'signed in') },
  ),
  fault(
    'wrong-redirect-uri',
    '',
    {
      outcome: 'failed',
      error: 'invalid_redirect_uri',
      steps: steps('authorization_request'),
      findings: ['err-redirect-uri-mismatch'],
    },
    {
      play: async ({ page, lab }) => {
        await page.goto(lab.broken.start('wrong-redirect-uri'));
        await page.waitForFunction(() => document.body.textContent?.includes('invalid_redirect_uri'));
      },
    },
  ),
  fault('code-reused', 'signed in', {
    error: 'invalid_grant',
    steps: [...login, ...steps('token_request')],
    findings: ['err-invalid-grant'],
  }),
  fault('implicit', 'signed in', {
    grant: 'implicit',
    response_mode: 'fragment',
    pkce: null,
    steps: [...frontChannel, ...steps('resource_request')],
    findings: ['implicit-grant'],
  }),
  fault('implicit-no-nonce', 'signed in', {
    grant: 'implicit',
    response_mode: 'fragment',
    pkce: null,
    steps: frontChannel,
    findings: ['implicit-grant', 'nonce-missing'],
  }),
  fault('hybrid-token', 'signed in', {
    grant: 'hybrid',
    response_mode: 'fragment',
    findings: ['implicit-grant'],
  }),
  fault('token-in-query', 'signed in', { steps: called, findings: ['token-in-query'] }),
  fault(
    'login-required',
    '',
    { outcome: 'failed', error: 'login_required', steps: frontChannel, findings: ['err-login-required'] },
    { play: alone('login-required', 'failed: login_required') },
  ),
  {
    name: 'no-login',
    story:
      'An ordinary shop whose requests use the words code, state, token, login, Bearer: no login of any kind.',
    play: async ({ page, lab }) => {
      await page.goto(`${lab.broken.url}/offers`);
      await statusOf(page, 'loaded');
    },
    flows: [],
  },
];
