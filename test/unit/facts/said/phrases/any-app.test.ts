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

/** The callback leads to the app’s own sign-in page. */
const ledTo = (pathAndQuery: string, response: Readonly<Record<string, string | undefined>> = {}) =>
  codeFlow({
    response,
    responseExchange: { status: 302, redirectUrl: `https://app.example${pathAndQuery}` },
    token: null,
  });

describe('a code of the app’s is read as the words it is made of', () => {
  it.each([
    ['/#/auth/login?error=registration-disabled', 'not-provisioned'],
    ['/login?error=email_domain_not_allowed', 'not-provisioned'],
    ['/?error_code=5019&error_message=USER_ACCOUNT_DEACTIVATED', 'not-provisioned'],
    ['/login?error=accountDisabled', 'not-provisioned'],
    ['/sessions/email_already_exists?provider=oidc', 'account-conflict'],
    ['/admin/auth/oops?info=Email%20already%20taken', 'account-conflict'],
  ])('%s', (address, cause) => {
    expect(causeAndOfTrace(ledTo(address))).toEqual([cause, cause]);
  });

  it.each([
    '/login?error=invalid_scope',
    '/login?error=the_frobnicator',
    '/login?error=popup_blocked_by_user',
  ])('and not one of another matter: %s', (address) => {
    expect(causesOf(ledTo(address))).not.toContain('not-provisioned');
    expect(causesOf(ledTo(address))).not.toContain('account-conflict');
  });

  it('access_denied is the app’s where the provider gave a code', () => {
    expect(causesOf(ledTo('/login?error=access_denied'))[0]).toBe('not-provisioned');
    const denied = { code: undefined, error: 'access_denied' };
    expect(causesOf(ledTo('/login?error=access_denied', denied))).not.toContain('not-provisioned');
  });
});

describe('what stands in a later sentence counts', () => {
  it('where the first names nothing', () => {
    const message =
      'Could not complete registration. The supplied username is already in use for another account.';
    expect(causesOf(json({ message }))[0]).toBe('account-conflict');
  });

  it('and not in a long text', () => {
    const message = `Could not complete it. ${'We explain what to do next. '.repeat(12)}The username is already in use.`;
    expect(causesOf(json({ message }))).not.toContain('account-conflict');
  });
});
