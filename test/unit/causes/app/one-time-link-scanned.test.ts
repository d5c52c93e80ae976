import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../../lib/telling/headline.ts';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { capture, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'one-time-link-scanned';
const context = { resourceType: 'main_frame' } as const;
const page = (
  url: string,
  text = '<title>App</title>',
  more: Partial<ExchangeFields> = {},
): ExchangeFields => ({
  url,
  status: 200,
  context,
  responseBody: { mediaType: 'text/html', text },
  ...more,
});
const led = (from: string, to: string) => capture(redirect(from, to), page(to.replace(/#.*/, '')));
const gotrue = 'https://abcd.supabase.co/auth/v1/verify?token=pkce_3d869000751612c99e95&type=magiclink';
const said = 'error_description=Email+link+is+invalid+or+has+expired';

describe('a link from a mail that was no longer good is a failed flow of its own', () => {
  it.each<[string, ReturnType<typeof capture>]>([
    [
      'Supabase, in the fragment',
      led(gotrue, `https://app.example/#error=access_denied&error_code=otp_expired&${said}`),
    ],
    [
      'Supabase, in the query too',
      led(
        gotrue,
        `https://app.example/?error=access_denied&error_code=otp_expired&${said}#error=access_denied&error_code=otp_expired&${said}&sb=`,
      ),
    ],
    [
      'an older Supabase, by its sentence',
      led(gotrue, `https://app.example/#error=unauthorized_client&error_code=401&${said}`),
    ],
    [
      'the page alone, of which the recording begins',
      capture(page(`https://app.example/auth/confirm?error=access_denied&error_code=otp_expired&${said}`)),
    ],
    [
      'a page that HAR files give with its fragment',
      capture(page(`https://app.example/#error=access_denied&error_code=otp_expired&${said}`)),
    ],
    [
      'Auth.js',
      led(
        'https://app.example/api/auth/callback/resend?callbackUrl=%2F&token=9a8b7c6d5e4f3a2b1c0d&email=kim%40mail.example',
        'https://app.example/api/auth/error?error=Verification',
      ),
    ],
    [
      'Auth.js with a page of the app’s',
      led(
        'https://app.example/api/auth/callback/email?token=9a8b7c6d5e4f3a2b1c0d',
        'https://app.example/login?error=Verification',
      ),
    ],
    [
      'Better Auth',
      led(
        'https://app.example/api/auth/magic-link/verify?token=Kq8fQwErTyUi&callbackURL=%2F',
        'https://app.example/login?error=INVALID_TOKEN',
      ),
    ],
    [
      'Better Auth, expired',
      led(
        'https://app.example/api/auth/magic-link/verify?token=Kq8fQwErTyUi',
        'https://app.example/?error=EXPIRED_TOKEN',
      ),
    ],
    [
      'Clerk',
      led(
        'https://clerk.app.example/v1/verify?_clerk_js_version=5&token=eyJhbGciOi.x',
        'https://app.example/sign-in/verify?__clerk_status=expired&__clerk_created_session=',
      ),
    ],
    [
      'Auth0',
      led(
        'https://tenant.auth0.example/passwordless/verify_redirect?verification_code=123456',
        'https://app.example/cb#error=unauthorized&error_description=The%20verification%20link%20has%20expired',
      ),
    ],
    [
      'a page of its own words',
      capture(
        page(
          'https://forum.example/session/email-login/3f1c9a7d5b2e4f60a8c1',
          '<h1>Log in</h1><p>This login link is no longer valid. Request a new one.</p>',
        ),
        page('https://app.example/magic-link?token=3f1c9a7d5b2e', '<p>This link has expired.</p>'),
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges).map(({ outcome, steps }) => [outcome, steps.length])).toEqual([['failed', 1]]);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges)[0]!.diagnosis.map(({ cause }) => cause)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('is no longer good');
    expect(reasonOf(exchanges)?.why).not.toContain('3d869000751612c99e95');
    expect(reasonOf(exchanges)?.fix).toMatch(/^Ask for a new link/);
    expect(headlineOf(flowsOf(exchanges)[0]!)).toMatch(/link from a mail .* failed/);
  });

  it('whose secret leaves no trace', () => {
    const exchanges = led(gotrue, `https://app.example/#error=access_denied&error_code=otp_expired&${said}`);
    expect(JSON.stringify(redacted(exchanges))).not.toContain('3d869000751612c99e95');
  });

  it('once where the page is loaded again', () => {
    const own = `https://app.example/?error=access_denied&error_code=otp_expired&${said}`;
    expect(flowsOf(capture(redirect(gotrue, own), page(own), page(own)))).toHaveLength(1);
    expect(flowsOf(capture(page(own), page(own)))).toHaveLength(1);
  });
});

describe('no flow is made of', () => {
  it.each<[string, ReturnType<typeof capture>]>([
    ['a page that names some error', capture(page('https://app.example/?error=access_denied'))],
    [
      'one that describes another',
      capture(page('https://app.example/login?error=invalid_request&error_description=Something+went+wrong')),
    ],
    [
      'a download that is too old',
      capture(
        page(
          'https://shop.example/orders?error=link_expired&error_description=Your+download+link+has+expired',
        ),
      ),
    ],
    ['a session that is over', capture(page('https://shop.example/login?error=session_expired'))],
    [
      'a token of something else',
      led(
        'https://shop.example/cart/share?token=Kq8fQwErTyUi',
        'https://shop.example/cart?error=INVALID_TOKEN',
      ),
    ],
    ['a link that was good', led(gotrue, 'https://app.example/welcome')],
    [
      'a page that says how long links live',
      capture(
        page(
          'https://app.example/magic-link?token=3f1c9a7d5b2e',
          '<p>If the link has expired, ask for another. Links expire after ten minutes.</p>',
        ),
      ),
    ],
    ['a text about links', capture(page('https://docs.example/magic-link', '<p>This link has expired.</p>'))],
    [
      'a call of a script',
      capture({ ...page(`https://app.example/?error_code=otp_expired`), context: { resourceType: 'fetch' } }),
    ],
  ])('%s', (_, exchanges) => expect(flowsOf(exchanges)).toEqual([]));

  it('an answer to a login, which stays that login’s', () => {
    const exchanges = codeFlow({
      response: { code: undefined, error: 'access_denied', error_description: 'The magic link has expired' },
      token: null,
    });
    expect(flowsOf(exchanges)).toHaveLength(1);
    expect(flowsOf(exchanges)[0]?.steps.map(({ kind }) => kind)).not.toContain('refused_start');
  });

  it('a search for it', () => {
    const exchanges = capture(page(urlWith('https://search.example/find', { q: 'error_code=otp_expired' })));
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
