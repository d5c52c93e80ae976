import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const id = 'err-invalid-scope';
const answered = (
  error: string,
  request: Readonly<Record<string, string | undefined>> = {},
  metadata?: Readonly<Record<string, unknown>>,
) => codeFlow({ request, metadata, response: { code: undefined, error }, token: null });

describe('err-invalid-scope names the cause:', () => {
  it.each<[string, Readonly<Record<string, string | undefined>>, string, string]>([
    ['invalid_scope', { scope: 'openid,email' }, 'info firm', 'separated by commas: openid,email'],
    ['invalid_scope', { scope: 'openid+email' }, 'info firm', 'encoded twice'],
    ['invalid_scope', { scope: undefined }, 'info tentative', 'named no scope'],
    ['invalid_scope', {}, 'info tentative', 'openid email'],
    ['invalid_target', { resource: 'https://api.example' }, 'info tentative', 'https://api.example'],
    ['invalid_authorization_details', {}, 'info tentative', 'authorization_details'],
  ])('%s after %j', (error, request, verdict, words) => {
    expect(verdictsOf(id, answered(error, request))).toEqual([verdict]);
    expect(detailOf(id, answered(error, request))).toContain(words);
  });

  it('a scope that the metadata does not list', () => {
    const exchanges = answered('invalid_scope', {}, { scopes_supported: ['openid'] });
    expect(verdictsOf(id, exchanges)).toEqual(['info firm']);
    expect(detailOf(id, exchanges)).toContain('does not list email');
  });
});

it('err-invalid-scope does not blame commas where the provider’s own documents have them', () => {
  const exchanges = codeFlow({
    at: 'https://www.facebook.com/v19.0/dialog/oauth',
    request: { scope: 'email,public_profile' },
    response: { code: undefined, error: 'invalid_scope' },
    token: null,
  });
  expect(detailOf(id, exchanges)).not.toContain('comma');
});

describe('err-invalid-scope says nothing', () => {
  it.each(['invalid_request', 'access_denied', 'consent_required', 'insufficient_scope'])(
    'on %s',
    (error) => {
      expect(verdictsOf(id, answered(error, { scope: 'openid,email' }))).toEqual([]);
    },
  );

  it.each<[Readonly<Record<string, string>>]>([[{ scope: 'openid,email' }], [{ scope: 'unknown' }]])(
    'of a login that succeeded with %j',
    (request) => {
      expect(outcomeOf(id, codeFlow({ request, metadata: { scopes_supported: ['openid'] } }))).toBe(
        'not applicable',
      );
    },
  );
});
