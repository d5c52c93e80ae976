import { describe, expect, it } from 'vitest';
import { leftHalfOfHash } from '../../../lib/exchange/digest.ts';
import type { ReportFlow } from '../../../lib/report/report.ts';
import { claimMarksAt } from '../../../lib/telling/claim-marks.ts';
import { recordedFlow } from '../../support/captures.ts';
import { accessToken, codeFlow, flowsOf, idTokenOf, type FlowChanges } from '../../support/flow.ts';

/** `nonce: holds`, of the token that the code was redeemed for. */
function marks(flow: ReportFlow, kind = 'token_request') {
  const step = flow.steps.find((one) => one.kind === kind)!;
  return [...claimMarksAt(flow, step.id)].map(([claim, { verdict }]) => `${claim}: ${verdict}`);
}
const login = (changes: FlowChanges = {}) => flowsOf(codeFlow(changes))[0]!;
const withClaims = (claims: Readonly<Record<string, unknown>>) =>
  login({ tokenAnswer: { access_token: accessToken, id_token: idTokenOf(claims) } });

describe('the claims of an ID token', () => {
  it('hold where nothing that was seen speaks against them', async () => {
    expect(marks(await recordedFlow('handwritten-login'))).toEqual([
      'iss: holds',
      'aud: holds',
      'nonce: holds',
      'exp: holds',
      'at_hash: not_checked',
      'c_hash: not_checked',
    ]);
  });

  it('hold as hashes of what came along', () => {
    const flow = withClaims({ at_hash: leftHalfOfHash('RS256', accessToken) });
    expect(marks(flow)).toContain('at_hash: holds');
  });

  it('do not hold where a rule says so', () => {
    expect(marks(withClaims({ aud: 'another-app' }))).toContain('aud: broken');
    expect(marks(withClaims({ nonce: 'of-another-login' }))).toContain('nonce: broken');
  });

  it('are told apart where one rule judges two of them', () => {
    const flow = withClaims({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' });
    expect(marks(flow)).toContain('at_hash: broken');
    expect(marks(flow)).toContain('c_hash: not_checked');
  });

  it('are not checked where nobody saw what they are held against', () => {
    expect(marks(login())).toContain('iss: not_checked');
    expect(marks(login({ request: { nonce: undefined } }))).toContain('nonce: not_checked');
  });

  it('are not checked at a step whose token the rules did not mean', () => {
    expect(marks(login(), 'authorization_request')).toContain('nonce: not_checked');
  });
});
