import { describe, expect, it } from 'vitest';
import { exchange } from '../../../support/exchange.ts';
import { codeFlow, detailOf, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const login = (claims: Readonly<Record<string, unknown>>) =>
  codeFlow({ tokenAnswer: { access_token: 'at', token_type: 'Bearer', id_token: idTokenOf(claims) } });

describe('id-token-aud-mismatch is high', () => {
  it('where the ID token names another client', () => {
    expect(verdictsOf('id-token-aud-mismatch', login({ aud: 'other' }))).toEqual(['high certain']);
    expect(detailOf('id-token-aud-mismatch', login({ aud: 'other' }))).toBe(
      'aud is "other"; expected "spa".',
    );
  });

  it('where it names several others', () => {
    expect(verdictsOf('id-token-aud-mismatch', login({ aud: ['a', 'b'], azp: 'a' }))).toEqual([
      'high certain',
    ]);
  });

  it('where the name differs in case only', () => {
    expect(verdictsOf('id-token-aud-mismatch', login({ aud: 'SPA' }))).toEqual(['high certain']);
  });

  it('where the ID token came in the fragment', () => {
    const exchanges = codeFlow({
      request: { response_type: 'id_token' },
      responseExchange: {
        url: `https://app.example/cb#id_token=${idTokenOf({ aud: 'other' })}&state=af0ifjsldkj9320ad`,
      },
      token: null,
    });
    expect(verdictsOf('id-token-aud-mismatch', exchanges)).toEqual(['high certain']);
  });
});

describe('id-token-aud-mismatch says nothing', () => {
  it.each([
    ['where it names the client', { aud: 'spa' }],
    ['where the client is one of several', { aud: ['api', 'spa'] }],
    ['where the client is the authorized party', { aud: 'server-of-the-site', azp: 'spa' }],
    ['where there is no audience at all: that is another fault', { aud: undefined }],
  ])('%s', (_, claims) => {
    expect(verdictsOf('id-token-aud-mismatch', login(claims))).toEqual([]);
  });
});

describe('id-token-aud-mismatch does not apply', () => {
  it('where the body was not recorded', () => {
    expect(outcomeOf('id-token-aud-mismatch', codeFlow({ tokenAnswer: null }))).toBe('not applicable');
  });

  it('to an encrypted ID token', () => {
    const id_token = `${jwt({}).split('.')[0]}.a.b.c.d`;
    const exchanges = codeFlow({ tokenAnswer: { access_token: 'at', token_type: 'Bearer', id_token } });
    expect(outcomeOf('id-token-aud-mismatch', exchanges)).toBe('not applicable');
  });

  it('where nothing seen names the client', () => {
    const answer = exchange({
      url: `https://app.example/cb#id_token=${idTokenOf({ aud: 'other' })}&state=af0ifjsldkj9320ad`,
      context: { resourceType: 'main_frame', initiator: 'https://op.example' },
    });
    expect(outcomeOf('id-token-aud-mismatch', [answer])).toBe('not applicable');
  });
});
