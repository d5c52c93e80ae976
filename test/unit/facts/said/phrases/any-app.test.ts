import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../../support/causes.ts';
import { jsonBody } from '../../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../../support/flow.ts';

const json = (value: unknown) =>
  codeFlow({ responseExchange: { status: 400, responseBody: jsonBody(value) }, token: null });
const html = (text: string) => ({ mediaType: 'text/html', text: `<!doctype html><body>${text}</body>` });

describe('an app that speaks of a password after a login at a provider', () => {
  const login = json({ detail: 'The email or password provided is incorrect. Please check for typos.' });

  it('asked for none: it says so of whatever failed', () => {
    expect(reasonOf(login)?.why).toContain('No password was asked for in this login');
    expect(causesOf(login)).toContain('not-provisioned');
    const [cause, again] = causeAndOfTrace(login);
    expect(again).toBe(cause);
    const told = flowsOf(login)[0]?.diagnosis.filter(({ why }) => why.includes('No password was asked for'));
    expect(told).toHaveLength(1);
  });

  it('is not the provider, whose page asks for one', () => {
    const atProvider = codeFlow({
      requestExchange: {
        status: 200,
        responseBody: html('<p class="error">Invalid username or password.</p>'),
      },
      response: null,
      token: null,
    });
    expect(reasonOf(atProvider)?.why ?? '').not.toContain('No password was asked for');
  });

  it('says nothing in a login that went well', () => {
    expect(
      causesOf(codeFlow({ responseExchange: { responseBody: html('<p>Wrong email or password?</p>') } })),
    ).toEqual([]);
  });
});

describe('an app’s own words', () => {
  it.each([
    [{ code: 400, message: 'An email is required' }, 'claim-missing-email'],
    [{ message: 'Email domain not allowed' }, 'not-provisioned'],
    [{ message: 'You must have "editor" role to log in.' }, 'not-provisioned'],
    [{ message: 'unauthorized principal (domain mismatch)' }, 'not-provisioned'],
    [{ message: 'Invalid login: User not found in Moodle.' }, 'not-provisioned'],
    [{ message: 'User limit reached. Please contact your administrator.' }, 'not-provisioned'],
    [
      { message: '401 Client Error: Unauthorized for url: https://op.example/oauth/token' },
      'secret-wrong-or-expired',
    ],
    [{ message: "Sorry, but you'll need a Metabase account to view this page." }, 'not-provisioned'],
  ])('settle who may not enter: %o', (words, cause) => {
    expect(causeAndOfTrace(json(words))).toEqual([cause, cause]);
    expect(reasonOf(json(words))?.confidence).toBe('firm');
  });

  it('are not always the provider’s, of a code that could not be redeemed', () => {
    const reason = reasonOf(json({ code: 400, message: 'Invalid authorization code' }));
    expect(causesOf(json({ code: 400, message: 'Invalid authorization code' }))).toContain(
      'backchannel-failed',
    );
    expect(reason?.why).toContain('whatever fails as they redeem it');
    expect(reason?.why).not.toContain('had been redeemed before');
  });

  it('are of a registered domain at the provider, where a person’s is not meant', () => {
    const atProvider = codeFlow({
      requestExchange: {
        status: 400,
        responseBody: html('<h1>The domain is not authorized for this client.</h1>'),
      },
      response: null,
      token: null,
    });
    expect(causesOf(atProvider)[0]).toBe('origin-not-allowed');
  });
});

describe('of the token that an app’s server got', () => {
  it('a clock is the app’s, not an API’s, and no assertion is meant', () => {
    const reasons = flowsOf(json({ message: 'The token is not yet valid (iat)' }))[0]?.diagnosis;
    const told = reasons?.find(({ cause }) => cause === 'token-early');
    expect(told?.why).toContain('By the app’s clock');
    expect(told?.owner).toBe('client');
    expect(reasons?.some(({ cause }) => cause.startsWith('saml-'))).toBe(false);
  });

  it('the refusal leads, before the bare failure of the callback', () => {
    expect(causesOf(json({ message: 'Failed to verify id token' }))[0]).toBe('id-token-refused');
    expect(causesOf(json({ message: 'Something failed' }))[0]).toBe('callback-failed');
  });
});
