import { describe, expect, it } from 'vitest';
import { signatureVerdict } from '../../../../components/token/signature-verdict.ts';
import { inspectCapture } from '../../../../lib/inspect-capture.ts';
import { captureNames, captureText } from '../../../support/captures.ts';

describe('the verdict on the signature of a token', () => {
  it('is what the analysis found of that token', () => {
    expect(signatureVerdict('id_token', { jwt_signature: 'verified' })).toBe('verified');
    expect(signatureVerdict('id_token', { 'jwt_signature in the redirect': 'wrong' })).toBe('wrong');
    expect(signatureVerdict('access_token', { 'jwt_signature of access_token': 'verified' })).toBe(
      'verified',
    );
  });

  it('is none for other tokens or without a verdict', () => {
    expect(signatureVerdict('access_token', { jwt_signature: 'verified' })).toBeUndefined();
    expect(signatureVerdict('client_assertion', { jwt_signature: 'verified' })).toBeUndefined();
    expect(signatureVerdict('id_token', undefined)).toBeUndefined();
  });

  it('is found under the names that the analysis gives it', async () => {
    const names = captureNames.filter((name) => /^(spa|web-app|extension)/.test(name));
    const all = names.map(async (name) => {
      const seen = await inspectCapture(captureText(name));
      if ('error' in seen) throw new Error(seen.error);
      return seen.inspection.evidence().map((exchange) => signatureVerdict('id_token', exchange.verdicts));
    });
    const verdicts = (await Promise.all(all)).flat();
    expect(verdicts).toContain('verified');
    expect(verdicts).not.toContain('wrong');
  });
});
