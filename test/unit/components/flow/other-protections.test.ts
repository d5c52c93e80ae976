import { describe, expect, it } from 'vitest';
import { otherProtections } from '../../../../components/flow/other-protections.ts';
import { inspectCapture } from '../../../../lib/inspect-capture.ts';
import type { ReportFlow, ReportStep } from '../../../../lib/report/report.ts';
import { captureText } from '../../../support/captures.ts';

async function flowOf(capture: string, index = 0): Promise<ReportFlow> {
  const seen = await inspectCapture(captureText(capture));
  if ('error' in seen) throw new Error(seen.error);
  return seen.report.flows[index]!;
}

const verdicts = (flow: ReportFlow) =>
  Object.fromEntries(otherProtections(flow).map(({ name, verdict }) => [name, verdict]));

/** The flow with parameters changed: `undefined` takes one away. */
const changed = (flow: ReportFlow, change: Readonly<Record<string, string | undefined>>): ReportFlow => ({
  ...flow,
  steps: flow.steps.map((step) => ({
    ...step,
    params: Object.fromEntries(
      Object.entries({ ...step.params, ...change }).filter(([, value]) => value !== undefined),
    ) as ReportStep['params'],
  })),
});

describe('the safeguards of logins that are not OAuth 2.0', () => {
  it.each([
    ['saml-login', { signature: 'present', InResponseTo: 'present' }],
    ['saml-idp-initiated', { signature: 'present', InResponseTo: 'optional' }],
    ['wsfed-login', { signature: 'present' }],
    ['openid2-login', { signature: 'present', response_nonce: 'present' }],
    ['oauth1-page', { signature: 'present', oauth_verifier: 'present' }],
    ['oauth1-web-app', { signature: 'unseen', oauth_verifier: 'present' }],
  ])('of %s', async (capture, expected) => expect(verdicts(await flowOf(capture))).toEqual(expected));

  it('are not claimed for an answer that did not come', async () => {
    const { steps, ...flow } = await flowOf('saml-login');
    expect(verdicts({ ...flow, steps: steps.filter(({ kind }) => kind !== 'saml_response') })).toEqual({});
    expect(verdicts(await flowOf('openid2-cancel'))).toEqual({});
    expect(verdicts(await flowOf('spa-login'))).toEqual({});
    expect(verdicts(await flowOf('cas-login'))).toEqual({});
  });

  it('are missed, not called a fault', async () => {
    const unsigned = changed(await flowOf('openid2-login'), {
      'openid.sig': undefined,
      'openid.response_nonce': undefined,
    });
    expect(verdicts(unsigned)).toEqual({ signature: 'optional', response_nonce: 'optional' });
    expect(verdicts(changed(await flowOf('oauth1-web-app'), { oauth_verifier: undefined }))).toMatchObject({
      oauth_verifier: 'optional',
    });
  });

  it('are weak where the secret stands in for a signature', async () => {
    expect(
      verdicts(changed(await flowOf('oauth1-page'), { oauth_signature_method: 'PLAINTEXT' })),
    ).toMatchObject({
      signature: 'weak',
    });
  });

  it('are not claimed for a document that cannot be read', async () => {
    expect(verdicts(changed(await flowOf('saml-login'), { SAMLResponse: 'bm8geG1s' }))).toEqual({});
    expect(verdicts(changed(await flowOf('wsfed-login'), { wresult: '<t' }))).toEqual({});
  });
});
