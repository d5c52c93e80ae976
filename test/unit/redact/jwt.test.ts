import { describe, expect, test } from 'vitest';
import { decodeJwt } from '../../../lib/exchange/jwt.ts';
import { createRedaction } from '../../../lib/redact/redaction.ts';
import { jwt } from '../../support/canary.ts';
import { capture } from '../../support/exchange.ts';

const redacted = (token: string, name = 'id_token') => createRedaction('default', []).parameter(name, token);
const claims = (token: string) => {
  const decoded = decodeJwt(token);
  return decoded?.type === 'jws' ? decoded.claims : undefined;
};

describe('a JWT', () => {
  test('keeps its header and what its receiver checks', () => {
    const harmless = {
      iss: 'https://op.example', aud: ['spa', 'https://api.example'], azp: 'spa', exp: 2, iat: 1, nbf: 1, auth_time: 1, acr: 'urn:x:1', amr: ['pwd'],
      at_hash: 'x1', c_hash: 'x2', s_hash: 'x3', scope: 'openid', client_id: 'spa', cnf: { jkt: 'thumbprint' }, htm: 'GET', htu: 'https://api.example/x',
      email_verified: true, typ: 'ID',
    }; // prettier-ignore
    const token = redacted(jwt(harmless));
    expect(claims(token)).toEqual(harmless);
    expect(decodeJwt(token)?.header).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key-1' });
  });

  test('loses what is personal, and its signature', () => {
    const token = redacted(
      jwt({
        sub: 'u1',
        email: 'a@b.example',
        name: 'Al',
        age: 30,
        admin: true,
        address: { country: 'AT' },
        groups: ['g1'],
      }),
    );
    expect(claims(token)).toEqual({
      sub: 'redacted-sub-1',
      email: 'redacted-email-1',
      name: 'redacted-name-1',
      age: 'redacted-value-1',
      admin: 'redacted-value-2',
      address: { country: 'redacted-address-1' },
      groups: ['redacted-value-3'],
    });
    expect(token.split('.')[2]).toBe('redacted-jwt-1');
  });

  test('of a request or response object holds the placeholders of the parameters outside it', () => {
    const redaction = createRedaction(
      'default',
      capture({ url: 'https://a.example/cb?code=c0dec0de&state=st4te000&nonce=n0nce000' }),
    );
    const inside = claims(
      redaction.parameter('response', jwt({ code: 'c0dec0de', state: 'st4te000', nonce: 'n0nce000' })),
    );
    expect(inside).toEqual({ code: 'redacted-code-1', state: 'redacted-state-1', nonce: 'redacted-nonce-1' });
  });

  test('inside a JWT is redacted as well', () => {
    const token = redacted(jwt({ id_token_hint: jwt({ sub: 'u1' }) }));
    expect(claims(String(claims(token)?.['id_token_hint']))).toEqual({ sub: 'redacted-sub-1' });
  });

  test('without a signature stays without one', () => {
    expect(redacted(jwt({ iss: 'x' }, { alg: 'none' }, ''))).toMatch(/\.$/);
  });

  test('that is encrypted keeps its header alone', () => {
    const header = 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ';
    const token = redacted(`${header}.S2V5S2V5.SVZJVg.Q2lwaGVydGV4dA.VGFn`);
    expect(token).toBe(`${header}.redacted-jwt-1.redacted-jwt-1.redacted-jwt-1.redacted-jwt-1`);
    expect(decodeJwt(token)?.type).toBe('jwe');
  });

  test('in any text is found by its look', () => {
    const token = jwt({ sub: 'u1' });
    const text = createRedaction('default', []).text(
      `Token "${token}" is not valid. Bad: ${token.slice(0, 40)}…`,
    );
    expect(text).not.toContain(token.split('.')[2]);
    expect(text).not.toContain(token.split('.')[1]);
    expect(text).toContain('is not valid.');
  });

  test('shows the public key of a DPoP proof and never a private one', () => {
    const key = { kty: 'EC', crv: 'P-256', x: 'abc', y: 'def' };
    const proof = redacted(
      jwt({ htm: 'POST' }, { typ: 'dpop+jwt', alg: 'ES256', jwk: { ...key, d: 'private-number' } }),
      'dpop',
    );
    expect(decodeJwt(proof)?.header['jwk']).toEqual({ ...key, d: 'redacted-private-key-1' });
  });

  test('that is broken is masked as a whole', () => {
    for (const broken of [
      'eyJ.eyJ.x',
      'eyJhbGciOiJSUzI1NiJ9.e30',
      'eyJhbGciOiJSUzI1NiJ9.!!!.x',
      `eyJ${'A'.repeat(200_000)}.e30.x`,
    ]) {
      expect(redacted(broken)).toBe('redacted-id-token-1');
    }
  });
});
