import { describe, expect, it } from 'vitest';
import { otherDelivery } from '../../../../components/step/other-delivery.ts';
import { inspectCapture } from '../../../../lib/inspect-capture.ts';
import type { StepKind } from '../../../../lib/vocabulary/kinds.ts';
import { captureText } from '../../../support/captures.ts';

async function delivered(capture: string, kind: StepKind) {
  const seen = await inspectCapture(captureText(capture));
  if ('error' in seen) throw new Error(seen.error);
  const steps = seen.report.flows.flatMap((flow) => flow.steps).filter((step) => step.kind === kind);
  return steps.map((step) => otherDelivery(step));
}
const good = (text: string) => [{ text, good: true }];
const bad = (text: string) => [{ text, good: false }];

describe('what the answer of another protocol delivers', () => {
  it.each([
    ['saml-login', 'saml_response', good('assertion')],
    ['saml-encrypted', 'saml_response', good('encrypted assertion')],
    ['saml-artifact', 'saml_response', good('artifact')],
    ['saml-authn-failed', 'saml_response', bad('AuthnFailed')],
    ['saml-request-denied', 'saml_response', bad('RequestDenied')],
    ['wsfed-login', 'wsfed_signin_response', good('assertion')],
    ['openid2-login', 'openid_authentication_response', good('signed answer')],
    ['openid2-cancel', 'openid_authentication_response', bad('cancel')],
    ['oauth1-page', 'resource_owner_authorization_response', good('verifier')],
    ['oauth1-denied', 'resource_owner_authorization_response', bad('denied')],
    ['cas-login', 'cas_response', [...bad('no ticket'), ...good('ticket')]],
  ] as const)('%s', async (capture, kind, expected) =>
    expect(await delivered(capture, kind)).toEqual(expected),
  );

  it('is not said of OAuth 2.0, nor of a document that cannot be read', async () => {
    expect(await delivered('spa-login', 'authorization_response')).toEqual([undefined]);
    const seen = await inspectCapture(captureText('saml-login'));
    if ('error' in seen) throw new Error(seen.error);
    const step = seen.report.flows[0]!.steps.find(({ kind }) => kind === 'saml_response')!;
    expect(otherDelivery({ ...step, params: { SAMLResponse: 'bm8geG1s' } })).toBeUndefined();
  });
});
