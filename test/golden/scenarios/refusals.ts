import { createHash } from 'node:crypto';
import { logInToSpa, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { failed, flow, steps } from '../truth.ts';
import { login } from './single-page-app.ts';

const asked = steps('authorization_request', 'authorization_response');
const inVain = 'signed in as alice, failed';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** Somebody opens the provider by hand, as the app would, with something in the request that it does not take. */
async function ask(
  { page, lab }: Stage,
  said: string,
  differs: Readonly<Record<string, string>>,
): Promise<void> {
  const request = new URLSearchParams({
    client_id: 'spa',
    response_type: 'code',
    redirect_uri: `${lab.spa.url}/callback`,
    scope: 'openid',
    state: createHash('sha256').update(JSON.stringify(differs)).digest('base64url'),
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...differs,
  });
  await page.goto(`${lab.provider.url}/auth?${request}`);
  await statusOf(page, said);
}

/** What a provider refuses in the request itself, with the code that says why. */
export const refusals: readonly Scenario[] = [
  {
    name: 'failing-requests',
    story:
      'A person is signed in; then the app asks for a response type that the provider does not have, one that is not for this app; and another app asks silently, to which nobody agreed.',
    play: async (stage) => {
      const { page, lab } = stage;
      await logInToSpa(page, lab.spa.url);
      await ask(stage, inVain, { response_type: 'code device' });
      await ask(stage, inVain, { response_type: 'code id_token', nonce: 'n-71c0d5e2b8' });
      await ask(stage, 'failed: consent_required', {
        client_id: 'reader',
        redirect_uri: `${lab.reader.url}/callback`,
        prompt: 'none',
      });
    },
    flows: [
      flow({ client_id: 'spa', steps: login }),
      failed('unsupported-type', {
        client_id: 'spa',
        error: 'unsupported_response_type',
        steps: asked,
        findings: ['err-unsupported-type'],
      }),
      failed('response-type-not-allowed', {
        client_id: 'spa',
        grant: 'hybrid',
        error: 'invalid_request',
        response_mode: 'fragment',
        steps: asked,
        findings: ['err-unauthorized-client'],
      }),
      failed('consent-required', {
        client_id: 'reader',
        error: 'consent_required',
        steps: [...asked, ...steps('discovery')],
        findings: ['err-consent-required'],
      }),
    ],
  },
];
