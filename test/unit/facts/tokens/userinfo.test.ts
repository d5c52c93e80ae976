import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { lacksSubject, userinfoClaimsOf } from '../../../../lib/facts/tokens/userinfo.ts';
import { json } from '../../../support/exchange.ts';
import { accessToken, codeFlow, factsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const answered = (answer: unknown, more: Partial<Exchange> = {}) => {
  const requestHeaders = [['Authorization', `Bearer ${accessToken}`] as const];
  const { flow } = factsOf(
    codeFlow({
      metadata: { userinfo_endpoint: 'https://op.example/userinfo' },
      then: [json('https://op.example/userinfo', answer, { requestHeaders, ...more })],
    }),
  );
  return flow.messages.find(({ kind }) => kind === 'userinfo_request')!;
};
const signed = (text: string) =>
  answered(undefined, { responseBody: { mediaType: 'application/jwt', text } });

describe('the claims of UserInfo', () => {
  it('are those of the answer, or of the token that it is', () => {
    expect(userinfoClaimsOf(answered({ sub: '1' }))).toEqual({ claims: { sub: '1' }, isSigned: false });
    expect(userinfoClaimsOf(signed(jwt({ sub: '1' })))).toEqual({ claims: { sub: '1' }, isSigned: true });
  });

  it('are not known of errors, what was not recorded and what is encrypted', () => {
    expect(userinfoClaimsOf(answered({ error: 'invalid_token' }))).toBeUndefined();
    expect(userinfoClaimsOf(answered({ sub: '1' }, { status: 401 }))).toBeUndefined();
    expect(userinfoClaimsOf(answered(undefined, { responseBody: undefined }))).toBeUndefined();
    const header = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url');
    expect(userinfoClaimsOf(signed(`${header}.a.b.c.d`))).toBeUndefined();
  });
});

describe('a subject', () => {
  it('is missed where there are claims, or where a trace says that it was', () => {
    expect(lacksSubject(answered({ email: 'a@b.example' }))).toBe(true);
    expect(lacksSubject(answered({ sub: '' }))).toBe(true);
    expect(
      lacksSubject(answered(undefined, { responseBody: undefined, verdicts: { userinfo_lacks: 'sub' } })),
    ).toBe(true);
  });

  it('is not missed where it is there, or nobody can tell', () => {
    expect(lacksSubject(answered({ sub: '1' }))).toBe(false);
    expect(lacksSubject(answered(undefined, { responseBody: undefined }))).toBeUndefined();
  });
});
