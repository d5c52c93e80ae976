import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, findingsOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';
import { hmacSigned } from '../../../support/hmac.ts';
import { redacted } from '../../../support/redacted.ts';
import { signer } from '../../../support/signed.ts';
import { verified } from '../../../support/verified.ts';

const id = 'jwt-secret-guessable';
const claims = { iss: 'https://op.example', sub: '1', aud: 'spa' };
const good = 'mB3x9Qz7LmN0pR5sT1uV8wX2yC4dE6fG';
const brought = (id_token: string, access_token = 'at-1') =>
  verified(codeFlow({ tokenAnswer: { access_token, token_type: 'Bearer', id_token } }));
const session = (value: string) =>
  verified(webAppFlow({ responseExchange: { responseHeaders: [['Set-Cookie', `sid=${value}; HttpOnly`]] } }));

describe('jwt-secret-guessable is critical for', () => {
  it('an ID token that a word of examples signs', async () => {
    const login = await brought(hmacSigned(claims, 'your-256-bit-secret'));
    expect(verdictsOf(id, login)).toEqual(['critical certain']);
    expect(detailOf(id, login)).toBe(
      'The ID token is signed (HS256) with a word of a short list of examples and defaults, or with the client’s own id.',
    );
    expect(detailOf(id, redacted(login))).toBe(detailOf(id, login));
    expect(detailOf(id, await verified(redacted(login)))).toBe(detailOf(id, login));
  });

  it.each([
    ['an empty secret', ''],
    ['the client’s own id', 'spa'],
  ])('%s', async (_, secret) => {
    expect(verdictsOf(id, await brought(hmacSigned(claims, secret, 'HS512')))).toEqual(['critical certain']);
  });

  it('an access token', async () => {
    const login = await brought(
      signer('a').signed(claims),
      hmacSigned({ ...claims, jti: '1' }, 'changeme', 'HS384'),
    );
    expect(detailOf(id, login)).toContain('The access token is signed (HS384)');
  });

  it('the app’s own session, which is the app’s to mend', async () => {
    const login = await session(hmacSigned({ user: 7 }, 'secret'));
    const found = findingsOf(login).find(({ rule }) => rule === id);
    expect(found).toMatchObject({ severity: 'critical', owner: 'client' });
  });

  it('an assertion, which is the client’s to mend', async () => {
    const client_assertion = hmacSigned(
      { iss: 'spa', sub: 'spa', aud: 'https://op.example' },
      'client-secret',
    );
    const found = findingsOf(await verified(codeFlow({ token: { client_assertion } })));
    expect(found.find(({ rule }) => rule === id)).toMatchObject({ owner: 'client' });
  });
});

describe('jwt-secret-guessable says nothing', () => {
  it.each([
    ['of a key that is on no list', brought(hmacSigned(claims, good))],
    ['of a key pair', brought(signer('a').signed(claims))],
    ['of a signature that was cut', brought(hmacSigned(claims, 'secret').slice(0, -20))],
    ['of a session with a good key', session(hmacSigned({ user: 7 }, good))],
    ['of a session that is no JWT', session('secret')],
    [
      'where nothing was checked',
      Promise.resolve(codeFlow({ tokenAnswer: { id_token: hmacSigned(claims, 'secret') } })),
    ],
  ])('%s', async (_, exchanges) => {
    expect(verdictsOf(id, await exchanges)).toEqual([]);
  });
});
