import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../../support/causes.ts';
import { codeFlow } from '../../../../support/flow.ts';

/** The callback leads back to the sign-in page, with a reason in its address. */
const back = (reason: string) =>
  codeFlow({
    responseExchange: { status: 302, redirectUrl: `https://app.example/admin/login?reason=${reason}` },
    token: null,
  });

describe('the reason in the address of Directus’s sign-in page', () => {
  it('tells of a user who belongs to another provider', () => {
    expect(causeAndOfTrace(back('INVALID_PROVIDER'))).toEqual(['account-conflict', 'account-conflict']);
    expect(causesOf(back('INVALID_PROVIDER'))).toEqual(['account-conflict']);
    expect(reasonOf(back('INVALID_PROVIDER'))?.why).toContain('belongs to another auth provider');
    expect(reasonOf(back('INVALID_PROVIDER'))?.fix).toContain('External Identifier');
  });

  it.each([
    ['USER_SUSPENDED', 'not-provisioned', 'suspended'],
    ['INVALID_TOKEN', 'backchannel-failed', 'invalid_grant'],
    ['SERVICE_UNAVAILABLE', 'backchannel-failed', 'could not reach'],
  ])('tells what the code means: %s', (code, cause, said) => {
    expect(causeAndOfTrace(back(code))).toEqual([cause, cause]);
    expect(reasonOf(back(code))?.why).toContain(said);
  });

  it('leaves open what one code has several reasons for', () => {
    const told = reasonOf(back('INVALID_CREDENTIALS'));
    expect(told?.confidence).not.toBe('certain');
    expect(`${told?.why}`).toContain('its log has the reason');
  });

  it.each(['SESSION_EXPIRED', 'SIGN_OUT', 'INVALID_ANYTHING', 'invalid_provider'])(
    'is nothing where it names no failed login: %s',
    (reason) => {
      expect(causesOf(back(reason))).not.toContain('account-conflict');
      expect(reasonOf(back(reason))?.quote).toBeUndefined();
    },
  );
});
