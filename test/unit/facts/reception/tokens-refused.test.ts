import { describe, expect, it } from 'vitest';
import { baseTime, type ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';
import { reasonOf } from '../../../support/causes.ts';
import { jwt } from '../../../support/logins.ts';

const page = (url: string): ExchangeFields => ({
  url: `https://app.example${url}`,
  status: 200,
  context: { resourceType: 'main_frame' },
});

/** Tokens come in the fragment, and then this. */
const implicit = (then: readonly ExchangeFields[], idToken = idTokenOf()) =>
  codeFlow({
    request: { response_type: 'id_token token', code_challenge: undefined, code_challenge_method: undefined },
    response: { code: undefined },
    redirectUri: `https://app.example/cb#access_token=${accessToken}&token_type=Bearer&id_token=${idToken}&state=af0ifjsldkj9320ad`,
    token: null,
    then,
  });

const used: ExchangeFields = {
  url: 'https://api.example/notes',
  status: 200,
  requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
  context: { resourceType: 'fetch', initiator: 'https://app.example' },
};

const outcome = (exchanges: Parameters<typeof flowsOf>[0]) => flowsOf(exchanges).at(-1)?.outcome;

describe('a page that got tokens and went to its page for failures failed', () => {
  it.each([
    '/login-error.html',
    '/auth/error',
    '/callback-failed.php',
    '/unauthorized',
    '/signin?error=oidc',
  ])('with a code redeemed by it: %s', (path) =>
    expect(outcome(codeFlow({ then: [page(path)] }))).toBe('failed'),
  );
  it.each(['/login-error.html', '/auth/error', '/forbidden'])('with tokens in the fragment: %s', (path) =>
    expect(outcome(implicit([page(path)]))).toBe('failed'),
  );
});

describe('a page that got tokens, used none and shows its sign-in page again is unclear', () => {
  it.each(['/login', '/users/sign_in', '/account/login.html'])('%s', (path) => {
    expect(outcome(codeFlow({ then: [page(path)] }))).toBe('unclear');
    expect(outcome(implicit([page(path)]))).toBe('unclear');
  });
});

describe('it stays a success', () => {
  it.each(['/home', '/errors-and-omissions', '/docs/error-codes', '/login-history'])(
    'where the page goes to %s',
    (path) => {
      expect(outcome(codeFlow({ then: [page(path)] }))).toBe('succeeded');
      expect(outcome(implicit([page(path)]))).toBe('succeeded');
    },
  );
  it.each(['/login', '/unauthorized'])('where a token is used, though %s is shown', (path) => {
    expect(outcome(codeFlow({ then: [page(path), used] }))).toBe('succeeded');
    expect(outcome(implicit([page(path), used]))).toBe('succeeded');
  });
  it('where it goes to a page and on', () =>
    expect(outcome(codeFlow({ then: [page('/login'), page('/home')] }))).toBe('succeeded'));
  it('where the failures’ page had been shown before', () => {
    const [first, ...rest] = codeFlow({ then: [page('/error')] });
    expect(
      outcome(
        [...rest.slice(-1), first!, ...rest].map((one, at) => ({
          ...one,
          id: `x${at}`,
          entry: at,
          startedAt: baseTime + at * 500,
        })),
      ),
    ).toBe('succeeded');
  });
});

/** Every answer is dated so many seconds off this browser’s clock; the ID token is of the servers’ time and lives five minutes. */
const off = (seconds: number, then: readonly ExchangeFields[] = []) => {
  const now = Math.floor(baseTime / 1000) + seconds;
  const date = new Date(now * 1000).toUTCString();
  const idToken = jwt({
    iss: 'https://op.example',
    aud: 'spa',
    sub: '1',
    nonce: 'n-0S6_WzA2Mj',
    iat: now,
    exp: now + 300,
  });
  const dated = { responseHeaders: [['Date', date]] as const };
  return codeFlow({
    requestExchange: dated,
    responseExchange: dated,
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', id_token: idToken },
    tokenExchange: {
      responseHeaders: [
        ['Date', date],
        ['Content-Type', 'application/json'],
        ['Access-Control-Allow-Origin', '*'],
      ],
    },
    then,
  });
};

describe('an ID token that is no good by this computer’s clock', () => {
  it.each([
    [-900, 'ahead'],
    [760, 'behind'],
  ])('leaves it open whether the page took it (%i s)', (seconds, how) => {
    expect(outcome(off(seconds))).toBe('unclear');
    expect(reasonOf(off(seconds))?.why).toContain(`This computer’s clock`);
    expect(reasonOf(off(seconds))?.why).toContain(how);
  });
  it.each([-900, 760])('was taken where the page uses its token (%i s)', (seconds) =>
    expect(outcome(off(seconds, [used]))).toBe('succeeded'),
  );
  it.each([-200, 200, -20, 0])('is good by a clock that is %i s off', (seconds) =>
    expect(outcome(off(seconds))).toBe('succeeded'),
  );
});
