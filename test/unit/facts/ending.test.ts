import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../lib/exchange/exchange.ts';
import { endingOf } from '../../../lib/facts/ending.ts';
import { saysFailure } from '../../../lib/facts/said/says-failure.ts';
import { baseTime, json, redirect, type ExchangeFields } from '../../support/exchange.ts';
import { flowsIn } from '../../support/flows-in.ts';
import { fetched, page, tab } from '../../support/around.ts';
import { spaLogin } from '../../support/scenario.ts';
import { samlLogin } from '../../support/single-sign-on.ts';

const app = 'https://app.example';
const a = spaLogin('a', { tab });
const again = spaLogin('again', { tab });
const context = { tab, resourceType: 'main_frame' } as const;
const sets = (cookie: string): readonly Header[] => [['Set-Cookie', cookie]];
const session = { responseHeaders: sets('sid=1; Path=/; HttpOnly') };
const brings = (cookie = 'sid=1') => ({ requestHeaders: [['Cookie', cookie]] as const });
const taken = (to = '/', more: Partial<Exchange> = {}) =>
  redirect(a.answer, `${app}${to}`, { context, ...more });
const html = (text: string) => ({ responseBody: { mediaType: 'text/html', text } });
const home = (more: Partial<Exchange> = {}) => page(`${app}/`, more);
const start = page(`${app}/`, brings('lang=en'));

const endingIn = (...after: readonly ExchangeFields[]) =>
  endingOf({ ...flowsIn(start, a.request(), ...after)[0]!, saysFailure });
const outcomeIn = (...after: readonly ExchangeFields[]) => {
  const { outcome, reception } = endingIn(...after);
  return [outcome, reception && 'by' in reception ? reception.by : undefined];
};

describe('a web app’s login succeeded', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['its callback sets a session’s cookie', [taken('/', session)]],
    ['the page after it sets one', [taken(), home(session)]],
    ['the person comes back to a session that goes on', [taken(), home(brings())]],
    ['its API answers', [taken(), home(), fetched(`${app}/api/orders`)]],
    [
      'it is a broker that answers the app behind it',
      [redirect(a.answer, 'https://notes.example/cb?code=upstream')],
    ],
    [
      'a first call was refused before the session was there',
      [
        taken('/', session),
        home(brings()),
        fetched(`${app}/api/me`, { status: 401 }),
        fetched(`${app}/api/me`),
      ],
    ],
    [
      'another call is refused than the one that asks who one is',
      [
        taken('/', session),
        home(brings()),
        fetched(`${app}/api/news`, { status: 401 }),
        fetched(`${app}/api/user`),
      ],
    ],
    [
      'its session begins, and the start page is missing',
      [taken('/', session), home({ status: 404, ...brings() })],
    ],
    [
      'the person signs out again at once, and is back at the sign-in page',
      [
        taken('/', session),
        home(brings()),
        redirect(`${app}/logout`, `${app}/login`, {
          context,
          ...brings(),
          responseHeaders: sets('sid=; Max-Age=0'),
        }),
        page(`${app}/login`, html('<input type="password">')),
      ],
    ],
    [
      'it has the provider forget the person, and goes on',
      [
        taken('/done', session),
        redirect(`${app}/done`, 'https://op.example/logout?post_logout_redirect_uri=x', {
          context,
          ...brings(),
        }),
        home(brings()),
      ],
    ],
    [
      'it ends the session from before on its way',
      [
        taken('/logout?next=/', session),
        redirect(`${app}/logout?next=/`, `${app}/`, { context, ...brings() }),
        home(brings()),
      ],
    ],
    ['its callback’s own address is called login', [{ ...a.landing(), context, ...session }]],
    [
      'its sign-in page goes on by script',
      [taken('/login', session), page(`${app}/login`, brings()), home(brings())],
    ],
    [
      'it asks for more right after, by another scope',
      [taken('/', session), again.request({ scope: 'openid files' })],
    ],
    [
      'it was asked for once more after its page was shown',
      [taken('/', session), home(brings()), again.request()],
    ],
  ])('when %s', (_, after) => {
    expect(outcomeIn(...after)[0]).toBe('succeeded');
  });

  it('when an ordinary page follows in a recording without any cookie', () => {
    const bare = flowsIn(a.request(), taken(), home());
    expect(endingOf(bare[0]!)).toMatchObject({ outcome: 'succeeded', reception: { by: 'page' } });
  });

  it('when SAML’s answer is followed by a session', () => {
    expect(endingOf(flowsIn(samlLogin.request(), samlLogin.response())[0]!).outcome).toBe('succeeded');
  });
});

describe('a web app’s login failed', () => {
  it.each<[string, string, readonly ExchangeFields[]]>([
    [
      'it leads to an error, on another host',
      'error_address',
      [redirect(a.answer, 'http://login.example/?error=state', { context })],
    ],
    [
      'it leads to an error by a second redirect',
      'error_address',
      [taken('/done'), redirect(`${app}/done`, '/?error=no_email', { context })],
    ],
    [
      'it leads to an error in an app on the device',
      'error_address',
      [redirect(a.answer, 'notes://auth?error=failed', { context })],
    ],
    [
      'it is back at its sign-in page, whatever that sets',
      'sign_in_page',
      [taken('/login', session), page(`${app}/login`, session)],
    ],
    [
      'it is back at a page that wants a password',
      'sign_in_page',
      [taken('/'), home(html('<form><input type="password" name="p"></form>'))],
    ],
    ['it leads to its sign-in page, and no more was recorded', 'sign_in_page', [taken('/users/sign_in')]],
    [
      'its callback leads to the page at which one signs out',
      'signed_out',
      [taken('/samlLogout', session), page(`${app}/samlLogout`, html('<p>You are now logged out.</p>'))],
    ],
    [
      'it leads to a page for those who have signed out, and no more was recorded',
      'signed_out',
      [taken('/logged-out')],
    ],
    [
      'a second redirect leads to its page for those who may not in',
      'error_address',
      [taken('/'), redirect(`${app}/`, `${app}/Account/AccessDenied?ReturnUrl=%2F`, { context })],
    ],
    ['it asks for the same login at once', 'asked_again', [taken('/', session), again.request()]],
    [
      'it leads to the provider for the same login, and no more was recorded',
      'asked_again',
      [
        redirect(a.answer, a.request({ state: 'other', nonce: 'other', code_challenge: 'other' }).url, {
          context,
        }),
      ],
    ],
    [
      'its callback is asked for again and refused',
      'answer_refused_again',
      [taken('/', session), { ...a.landing(), context, status: 400 }],
    ],
    ['its page is forbidden', 'error_status', [taken('/'), home({ status: 403 })]],
    [
      'its own API says that nobody has signed in',
      'call_refused',
      [taken('/'), home(), fetched(`${app}/api/session`, { status: 401 })],
    ],
    [
      'its session’s cookie is larger than browsers keep',
      'cookie_too_large',
      [taken('/', { responseHeaders: sets(`session=${'x'.repeat(4090)}`) })],
    ],
    [
      'its callback is a page that says so',
      'error_page',
      [
        {
          ...a.landing(),
          context,
          ...brings(),
          ...html('<title>Login failure</title><h1>Could not sign you in</h1>'),
        },
      ],
    ],
  ])('when %s', (_, by, after) => {
    expect(outcomeIn(...after)).toEqual(['failed', by]);
  });

  it.each(['/sessions/unauthorized', '/access-denied', '/Account/AccessDenied', '/forbidden.html'])(
    'when its callback leads to its page for those who may not in (%s)',
    (path) => expect(outcomeIn(taken(path, session))[0]).toBe('failed'),
  );

  it('at the callback that was refused, not at the one that was taken', () => {
    const { failedAt } = endingIn(taken('/', session), { ...a.landing(), context, status: 400 });
    expect(failedAt?.exchange.id).toBe('x3');
  });
});

describe('whether a web app’s login worked is unclear', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['only its redirect was seen', [taken()]],
    [
      'only a cookie against forged requests was set',
      [taken('/', { responseHeaders: sets('XSRF-TOKEN=1; Path=/') })],
    ],
    ['the session’s cookie did not come with the next page', [taken('/', session), home(brings('lang=en'))]],
    ['the page came without any session’s cookie', [taken(), home(brings('lang=en'))]],
    ['cookies were only deleted', [taken('/', { responseHeaders: sets('sid=; Max-Age=0; Path=/') })]],
    [
      'the page of a session says that something failed',
      [
        taken('/', session),
        home({ ...brings(), ...html('<div class="alert error">Could not load your orders</div>') }),
      ],
    ],
  ])('when %s', (_, after) => {
    expect(outcomeIn(...after)[0]).toBe('unclear');
  });

  it('when only the sign-in page, to which it came back, was told something', () => {
    const from = (referer: string) => ({
      requestHeaders: [
        ['Referer', referer],
        ['Cookie', 'sso=1'],
      ] as const,
    });
    const ending = (referer: string) =>
      outcomeIn(
        taken(),
        home({ requestHeaders: [['Cookie', 'sso=1']] }),
        page(`${app}/login`, { requestHeaders: [['Sec-Fetch-User', '?1']] }),
        fetched(`${app}/api/settings`, from(referer)),
      );
    expect(ending(`${app}/login`)[1]).not.toBe('call_answered');
    expect(ending(`${app}/`)).toEqual(['succeeded', 'call_answered']);
  });

  it('when the page is word for word what it was before', () => {
    const same = html('<h1>Welcome</h1><a href="/login">Log in</a>');
    const [flow] = flowsIn(
      home({ ...same, ...brings() }),
      a.request(),
      taken(),
      home({ ...same, ...brings() }),
    );
    expect(endingOf({ ...flow!, saysFailure }).outcome).toBe('unclear');
  });
});

describe('a page behind the callback whose words may be about anything', () => {
  const shown = (words: string) => html(`<main>${words}</main>`);
  const alert = (text: string) => `<div class="alert alert-danger">${text}</div>`;
  const older = (words: string) => outcomeIn(taken(), home({ ...brings(), ...shown(words) }));
  const begun = (words: string) => outcomeIn(taken('/', session), home({ ...brings(), ...shown(words) }));
  const clean = (words: string) =>
    endingOf({ ...flowsIn(a.request(), taken(), home(shown(words)))[0]!, saysFailure }).outcome;

  it.each([
    alert('Your trial has expired'),
    alert('Payment failed'),
    '<h1>Upload failed</h1>',
    '<p>Invalid coupon</p>',
    '<li>Deploy #12 failed: dial tcp 10.0.0.1:443: connection refused</li>',
    '<p>Fixed: “Invalid state parameter” after a login</p>',
  ])('tells nothing where the session may be one from before: %s', (words) => {
    expect([older(words)[0], clean(words)]).toEqual(['unclear', 'unclear']);
  });

  it.each([
    alert('Payment failed'),
    '<h1>Invalid state parameter</h1>',
    '<h1>Results for “OAuthAccountNotLinked”</h1>',
    alert('Deployment failed: dial tcp 10.0.0.1:443: connect: connection refused'),
    alert('x509: certificate has expired'),
    alert('SQLSTATE[HY000] [2002] Connection refused'),
    alert('TypeError: widget.draw is not a function'),
  ])('tells nothing where a session began: %s', (words) => {
    expect(begun(words)[0]).toBe('unclear');
  });

  it.each([
    alert('We could not sign you in'),
    alert('Your account is not allowed here'),
    alert('Something went wrong'),
    '<h1>Invalid state parameter</h1>',
    alert('Anmeldung fehlgeschlagen'),
    alert('このアカウントは登録されていません'),
    '<h1>Access denied</h1>',
  ])('tells that the login failed where it speaks of one, or of nothing: %s', (words) => {
    expect([older(words), clean(words)]).toEqual([['failed', 'error_page'], 'failed']);
  });

  it.each([
    [alert('Your browser is not supported'), 'unclear'],
    [alert('Your password has expired'), 'unclear'],
    [alert('Unable to process your request'), 'failed'],
    ['<h1>Error</h1>', 'failed'],
    ['<p>Invalid state parameter</p>', 'failed'],
  ])('is told of the callback’s own page, which begins a session: %s', (words, outcome) => {
    expect(outcomeIn({ ...a.landing(), context, ...session, ...shown(words) })[0]).toBe(outcome);
  });

  it('tells it in whatever words where no session came', () => {
    expect(outcomeIn(taken(), home({ ...brings('lang=en'), ...shown(alert('Payment failed')) }))[0]).toBe(
      'failed',
    );
  });

  it('tells it by an alert of known words that a session shows once', () => {
    expect(begun(alert('Invalid state parameter'))).toEqual(['failed', 'error_page']);
  });
});

it('a login whose page got its tokens has succeeded, whatever its app’s API says', () => {
  const login = [a.request(), a.landing(), a.redemption()];
  const [flow] = flowsIn(
    ...login,
    json(`${app}/api/me`, {}, { status: 401, context: { tab, resourceType: 'fetch' } }),
  );
  expect(endingOf(flow!).outcome).toBe('succeeded');
});

describe('a page that has got its tokens', () => {
  const login = [a.request(), a.landing(), a.redemption()];
  const later = (path: string) => page(`${app}${path}`);
  const outcomeOf = (...after: readonly ExchangeFields[]) => {
    const flow = flowsIn(start, ...login, ...after)[0]!;
    const { outcome, reception } = endingOf({ ...flow, saysFailure });
    return [outcome, reception && 'by' in reception ? reception.by : undefined];
  };

  it.each(['/login?error=invalid_token&error_description=bad', '/auth/error', '/#error=nonce_mismatch'])(
    'failed where it goes to its own page for failures, %s',
    (path) => expect(outcomeOf(later(path))).toEqual(['failed', 'tokens_refused']),
  );

  it.each<[string, readonly ExchangeFields[]]>([
    ['to any other page', [later('/home')]],
    ['to one that says that there is no error', [later('/home?error=false')]],
    ['on from there', [later('/auth/error'), later('/home')]],
    ['to that of another origin', [page('https://other.example/error')]],
    ['there a minute later', [{ ...later('/auth/error'), startedAt: baseTime + 60_000 }]],
    ['to an address that it was at before', [later('/')]],
  ])('succeeded where it goes %s', (_, after) => {
    expect(outcomeOf(...after)).toEqual(['succeeded', undefined]);
  });
});

describe('an app that renews its session with every answer', () => {
  const renewing = (heading: string) =>
    outcomeIn(
      taken('/catch', session),
      page(`${app}/catch`, {
        ...html(`<main><h1>${heading}</h1><p>Please ask somebody.</p></main>`),
        ...brings(),
        ...session,
      }),
    );

  it.each([
    'Anmeldung nicht möglich',
    'Login failed',
    'Your sign-in could not be completed',
    'Connexion impossible',
    'Inicio de sesión fallido',
    'Вход запрещён',
    'ログインに失敗しました',
    '登录失败',
  ])('failed where its page is headed “%s”', (heading) => {
    expect(renewing(heading)).toEqual(['failed', 'error_page']);
  });

  it.each([
    'Welcome',
    'Failed login attempts',
    'Last login failed',
    'Login history: 3 failed',
    'Payment failed',
    'Sign-in required',
  ])('did not where it is headed “%s”', (heading) => {
    expect(renewing(heading)[0]).not.toBe('failed');
  });
});

describe('a callback that is answered with success', () => {
  const landed = (text: string) => endingIn({ ...a.landing(), ...html(`<h1>${text}</h1>`) }).outcome;

  it('failed where its page says so in a product’s own words, which hide the reason', () => {
    expect(landed('An error occurred while attempting to login via your third-party account.')).toBe(
      'failed',
    );
  });

  it.each(['Welcome back', 'You are being signed in', 'My account'])('did not where it says “%s”', (text) => {
    expect(landed(text)).not.toBe('failed');
  });
});
