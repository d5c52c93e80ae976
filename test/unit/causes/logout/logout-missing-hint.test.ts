import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, exchange } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';
import { bye, logoutWith, pageOf } from '../../../support/logout-request.ts';

const id = 'logout-missing-hint';
const logout = (more: Readonly<Record<string, string>>, answer: Partial<Exchange>) =>
  logoutWith({ post_logout_redirect_uri: bye, ...more }, answer);

describe(`${id} is the cause`, () => {
  it.each<[string, Partial<Exchange>, string]>([
    ['Keycloak asks', pageOf('<h1>Do you want to log out?</h1>'), 'asks the person'],
    ['Keycloak refuses', pageOf('<p>Missing parameters: id_token_hint</p>', 400), 'and refused'],
    [
      'one of another language refuses and names it',
      pageOf('<h1>Abmeldung nicht möglich</h1><p>Der Parameter id_token_hint wird benötigt.</p>', 400),
      '“Der Parameter id_token_hint wird benötigt”',
    ],
    ['a provider of other words asks', pageOf('<h1>Sign out of Lab ID?</h1>'), 'asks the person'],
  ])('where %s', (_, answer, words) => {
    const exchanges = logout({}, answer);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });
});

describe(`${id} is the cause where Ory Hydra leads to a page of errors`, () => {
  const says = (words: string) =>
    `?error=invalid_request&error_description=${encodeURIComponent(`The request is malformed. ${words}`)}`;
  const without =
    'Logout failed because query parameter post_logout_redirect_uri is set but id_token_hint is missing.';
  const to = (page: string, words = without) => ({ status: 302, redirectUrl: `${page}${says(words)}` });

  it.each([
    ['its own', 'https://op.example/oauth2/fallbacks/error'],
    ['of the login beside it', 'https://login.op.example/error'],
    ['of a login elsewhere', 'https://accounts.example.net/oops'],
    ['of the app, where no logout returns to', 'https://app.example/error'],
  ])('%s', (_, page) => {
    const exchanges = logout({}, to(page));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('and refused, so that the session there goes on');
  });

  it('and the logout stands by itself', () => {
    const alone = logout({}, to('https://login.op.example/error')).slice(-1);
    expect(flowsOf(alone)).toMatchObject([{ outcome: 'failed' }]);
    expect(causeAndOfTrace(alone)).toEqual([id, id]);
  });

  it.each([
    ['logout-hint-invalid', 'Logout failed because query parameter id_token_hint is missing sid claim.'],
    [
      'logout-return-refused',
      'Logout failed because query parameter post_logout_redirect_uri is not a whitelisted as a post_logout_redirect_uri for the client.',
    ],
  ])('and %s where it says so of a hint that was sent', (other, words) => {
    const exchanges = logout({ id_token_hint: idTokenOf() }, to('https://login.op.example/error', words));
    expect(causeAndOfTrace(exchanges)).toEqual([other, other]);
  });

  it.each([
    ['the way back, which has an error of its own', `${bye}?error=invalid_request`],
    ['the login, which nobody has yet', 'https://login.op.example/?error=login_required'],
    ['the page that asks', 'https://login.op.example/logout?logout_challenge=1'],
  ])('and nothing is where it leads to %s', (_, redirectUrl) => {
    const alone = logout({}, { status: 302, redirectUrl }).slice(-1);
    expect(flowsOf(alone)).toMatchObject([{ outcome: 'succeeded' }]);
    expect(causesOf(alone)).toEqual([]);
  });
});

describe(`${id} is the cause of a hint that says nothing`, () => {
  const refusal = pageOf('<p class="instruction">Invalid parameter: id_token_hint</p>', 400);

  it.each([
    ['', 'an empty id_token_hint'],
    ['null', 'id_token_hint=null'],
    ['undefined', 'id_token_hint=undefined'],
  ])('“%s”', (hint, words) => {
    const exchanges = logout({ id_token_hint: hint }, refusal);
    // A trace hides whatever was sent, and still knows an empty one.
    expect(causeAndOfTrace(exchanges)).toEqual([id, hint === '' ? id : 'logout-hint-invalid']);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.fix).toContain('leave the parameter out');
  });

  it('written without a value, and refused in other words', () => {
    const exchanges = logout({}, pageOf('<h1>Bad request</h1>', 400)).map((one) =>
      one.url.includes('/session/end') ? { ...one, url: `${one.url}&id_token_hint` } : one,
    );
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each<[string, ReturnType<typeof logout>]>([
    [
      'the address to return to',
      logout({ id_token_hint: '' }, pageOf('<p>post_logout_redirect_uri not registered</p>', 400)),
    ],
    ['the way back', logout({ id_token_hint: '' }, { status: 302, redirectUrl: 'https://app.example/bye' })],
  ])('and not where it is answered with %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

it('is no more than likely where only the page shows it', () => {
  const reason = reasonOf(logout({}, pageOf('<h1>Sign out of Lab ID?</h1><button>Yes</button>')));
  expect(reason).toMatchObject({ confidence: 'tentative', proof: 'status' });
});

describe(`${id} is the cause where the logout’s redirect leads to a page`, () => {
  const at = (url: string, after: number, more: Partial<Exchange> = {}) =>
    exchange({
      url,
      status: 200,
      context: { resourceType: 'main_frame' },
      startedAt: baseTime + after,
      ...more,
    });
  // The page that the browser came from stays its referrer through redirects.
  const led = (page: string, ...then: readonly Exchange[]) => [
    ...logout({}, { status: 302, redirectUrl: page, startedAt: baseTime + 19_000 }),
    at(page, 20_000, { requestHeaders: [['Referer', 'https://app.example/']] }),
    ...then,
  ];
  const page = 'https://op.example/Account/Logout';
  const agrees = (more: Partial<Exchange> = {}) => at(page, 24_000, { method: 'POST', ...more });

  it('that asks', () => {
    expect(causeAndOfTrace(led(page))).toEqual([id, id]);
    expect(reasonOf(led(page))?.why).not.toContain('form was sent');
  });
  it('from which nobody comes back who agrees', () => {
    const exchanges = led(page, agrees());
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'tentative' });
    expect(reasonOf(exchanges)?.why).toContain('and did so still when its form was sent');
  });
  it('without any login before it', () => {
    const exchanges = led(page, agrees()).filter(({ url }) => !/\/(?:auth|cb|token)\b/.test(url));
    expect(flowsOf(exchanges)).toMatchObject([{ purpose: 'logout' }]);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });
  it.each([
    ['elsewhere', led('https://app.example/somewhere')],
    ['that asks who one is', led('https://op.example/login')],
    [
      'from which the browser is sent back',
      led(page, agrees({ status: 302, redirectUrl: bye }), at(bye, 24_500)),
    ],
  ])('and not %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof logout>]>([
    ['where the hint was sent', logout({ id_token_hint: idTokenOf() }, pageOf('<h1>Sign out?</h1>'))],
    ['where the browser is sent back', logout({}, { status: 302, redirectUrl: 'https://app.example/bye' })],
    [
      'of an address that is not registered',
      logout({}, pageOf('<p>post_logout_redirect_uri not registered</p>', 400)),
    ],
    ['without a logout', codeFlow()],
    [
      'where Keycloak asks, the person agrees and is sent back',
      [
        ...logout({}, pageOf('<h1>Do you want to log out?</h1>')),
        exchange({
          method: 'POST',
          url: 'https://op.example/session/logout-confirm',
          context: { resourceType: 'main_frame' },
          status: 302,
          redirectUrl: 'https://app.example/bye',
          startedAt: baseTime + 30_000,
        }),
        exchange({
          url: 'https://app.example/bye',
          context: { resourceType: 'main_frame' },
          startedAt: baseTime + 30_500,
        }),
      ],
    ],
    [
      'where the client was named and the provider merely asks, which is its right',
      logout({ client_id: 'spa' }, pageOf('<h1>Sign out of Lab ID?</h1><button>Yes</button>')),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
