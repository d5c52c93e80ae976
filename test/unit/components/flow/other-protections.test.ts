import { describe, expect, it } from 'vitest';
import { otherProtections } from '../../../../components/flow/other-protections.ts';
import { inspectCapture } from '../../../../lib/inspect-capture.ts';
import type { ReportFlow, ReportStep } from '../../../../lib/report/report.ts';
import { captureText } from '../../../support/captures.ts';

function flowOf(capture: string, index = 0): ReportFlow {
  const seen = inspectCapture(captureText(capture));
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
  ])('of %s', (capture, expected) => expect(verdicts(flowOf(capture))).toEqual(expected));

  it('are not claimed for an answer that did not come', () => {
    const { steps, ...flow } = flowOf('saml-login');
    expect(verdicts({ ...flow, steps: steps.filter(({ kind }) => kind !== 'saml_response') })).toEqual({});
    expect(verdicts(flowOf('openid2-cancel'))).toEqual({});
    expect(verdicts(flowOf('spa-login'))).toEqual({});
    expect(verdicts(flowOf('cas-login'))).toEqual({});
  });

  it('are missed, not called a fault', () => {
    const unsigned = changed(flowOf('openid2-login'), {
      'openid.sig': undefined,
      'openid.response_nonce': undefined,
    });
    expect(verdicts(unsigned)).toEqual({ signature: 'optional', response_nonce: 'optional' });
    expect(verdicts(changed(flowOf('oauth1-web-app'), { oauth_verifier: undefined }))).toMatchObject({
      oauth_verifier: 'optional',
    });
  });

  it('are weak where the secret stands in for a signature', () => {
    expect(verdicts(changed(flowOf('oauth1-page'), { oauth_signature_method: 'PLAINTEXT' }))).toMatchObject({
      signature: 'weak',
    });
  });

  it('are not claimed for a document that cannot be read', () => {
    expect(verdicts(changed(flowOf('saml-login'), { SAMLResponse: 'bm8geG1s' }))).toEqual({});
    expect(verdicts(changed(flowOf('wsfed-login'), { wresult: '<t' }))).toEqual({});
  });
});
