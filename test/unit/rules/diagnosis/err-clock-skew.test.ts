import { describe, expect, it } from 'vitest';
import { baseTime, jsonBody } from '../../../support/exchange.ts';
import {
  accessToken,
  codeFlow,
  detailOf,
  flowsOf,
  idTokenOf,
  outcomeOf,
  verdictsOf,
  webAppFlow,
} from '../../../support/flow.ts';
import type { Header } from '../../../../lib/exchange/exchange.ts';

const id = 'err-clock-skew';
const second = 1000;

/** A token response dated so many seconds after it was asked for. */
const dated = (seconds: number, ...more: readonly Header[]) =>
  codeFlow({
    tokenExchange: {
      responseHeaders: [['Date', new Date(baseTime + 2 * second + seconds * second).toUTCString()], ...more],
    },
  });

const issued = (claims: Readonly<Record<string, number>>) =>
  codeFlow({ tokenAnswer: { access_token: accessToken, token_type: 'Bearer', id_token: idTokenOf(claims) } });

const refused = (challenge: string) =>
  codeFlow({
    then: [
      {
        url: 'https://api.example/notes',
        status: 401,
        requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
        responseHeaders: [['WWW-Authenticate', challenge]],
      },
    ],
  });

describe('err-clock-skew is low', () => {
  it.each<[number, string]>([
    [300, '5 minutes ahead of'],
    [-300, '5 minutes behind'],
  ])('when the token endpoint’s Date is %i seconds off', (seconds, words) => {
    expect(verdictsOf(id, dated(seconds))).toEqual(['low firm']);
    expect(detailOf(id, dated(seconds))).toContain(words);
  });

  it.each(['iat', 'nbf'])('when an ID token’s %s is in the future', (claim) => {
    expect(verdictsOf(id, issued({ [claim]: baseTime / 1000 + 300 }))).toEqual(['low firm']);
  });

  it.each(['The token is not yet valid', 'The token expired'])(
    'when a fresh token is refused: %s',
    (words) => {
      expect(verdictsOf(id, refused(`Bearer error="invalid_token", error_description="${words}"`))).toEqual([
        'low firm',
      ]);
    },
  );

  it('when a proof is refused for its time', () => {
    const tokenAnswer = { error: 'invalid_dpop_proof', error_description: 'DPoP proof iat is too far off' };
    expect(verdictsOf(id, codeFlow({ tokenAnswer }))).toEqual(['low firm']);
  });
});

it('err-clock-skew names an ID token that was made hours before its request', () => {
  const iat = baseTime / 1000 - 5 * 3600;
  expect(detailOf(id, issued({ iat }))).toMatch(
    /was made 5 hours before the request whose nonce it bears was sent/,
  );
  expect(verdictsOf(id, issued({ iat: baseTime / 1000 - 30 }))).toEqual([]);
});

it.each([240, 300, 330])(
  'err-clock-skew says nothing of an iat that is written %i seconds back',
  (seconds) => {
    expect(verdictsOf(id, issued({ iat: baseTime / 1000 - seconds }))).toEqual([]);
  },
);

it('err-clock-skew names what is written further back than any provider does on purpose', () => {
  expect(verdictsOf(id, issued({ iat: baseTime / 1000 - 600 }))).toEqual(['low firm']);
});

it('err-clock-skew says nothing of an old ID token whose nonce an earlier login had too', () => {
  const iat = baseTime / 1000 - 5 * 3600;
  const earlier = issued({ iat }).map((one) => ({
    ...one,
    id: `earlier-${one.id}`,
    startedAt: one.startedAt - 5 * 3_600_000,
    url: one.url.replaceAll('af0ifjsldkj9320ad', 'another-state-91c0d4'),
  }));
  const told = flowsOf([...earlier, ...issued({ iat })]).flatMap(({ findings }) => findings);
  expect(told.filter(({ rule }) => rule === id)).toEqual([]);
});

it('err-clock-skew says nothing of an old ID token that bears another nonce', () => {
  const tokens = idTokenOf({ iat: baseTime / 1000 - 5 * 3600, nonce: 'other' });
  const tokenAnswer = { access_token: accessToken, token_type: 'Bearer', id_token: tokens };
  expect(verdictsOf(id, codeFlow({ tokenAnswer }))).toEqual([]);
});

const redirected = (seconds: number, status = 302) =>
  codeFlow({
    requestExchange: {
      status,
      responseHeaders: [['Date', new Date(baseTime + seconds * second).toUTCString()]],
    },
  });

describe('err-clock-skew says that it is this computer’s clock', () => {
  const home = (seconds: number) =>
    codeFlow({
      responseExchange: {
        responseHeaders: [['Date', new Date(baseTime + (1 + seconds) * second).toUTCString()]],
      },
      tokenExchange: { responseHeaders: [['Date', new Date(baseTime + 302 * second).toUTCString()]] },
    });
  const told = (exchanges: ReturnType<typeof home>) =>
    flowsOf(exchanges)[0]?.findings.find(({ rule }) => rule === id)?.fix;

  it('where the app’s host and the provider’s agree', () => {
    expect(told(home(300))).toContain('Set the clock of this computer');
  });

  it('not where the app’s host has this computer’s time', () => {
    expect(told(home(0))).not.toContain('this computer');
  });

  it('not where the provider alone says a time', () => {
    expect(told(dated(300))).not.toContain('this computer');
  });
});

it('err-clock-skew believes a redirect of the provider, where the token endpoint says no time', () => {
  expect(verdictsOf(id, redirected(-300))).toEqual(['low firm']);
  expect(detailOf(id, redirected(-300))).toBe(
    'The provider’s Date is 5 minutes behind this browser’s clock (https://op.example/auth).',
  );
});

describe('err-clock-skew says nothing', () => {
  it('of a page of the provider’s, which the browser may have kept', () => {
    expect(verdictsOf(id, redirected(-300, 200))).toEqual([]);
  });

  it('where another answer of the provider has the browser’s time', () => {
    const [request] = redirected(-300);
    expect(verdictsOf(id, [request!, ...dated(0).slice(1)])).toEqual([]);
  });

  it.each([0, 30, -45])('of a Date that is %i seconds off', (seconds) => {
    expect(verdictsOf(id, dated(seconds))).toEqual([]);
  });

  it('of an answer that came from a cache', () => {
    expect(verdictsOf(id, dated(-900, ['Age', '900']))).toEqual([]);
  });

  it('of tokens within a little leeway', () => {
    expect(verdictsOf(id, issued({ iat: baseTime / 1000 + 30 }))).toEqual([]);
  });

  it('of a recording without times', () => {
    const timeless = dated(300).map((one) => ({ ...one, startedAt: 0 }));
    expect(verdictsOf(id, timeless)).toEqual([]);
  });

  it('of a token that is refused for another reason', () => {
    expect(verdictsOf(id, refused('Bearer error="invalid_token", error_description="revoked"'))).toEqual([]);
  });

  it('of other errors that speak of expiry', () => {
    const tokenAnswer = { error: 'invalid_grant', error_description: 'The code expired' };
    const exchanges = codeFlow({ tokenAnswer, tokenExchange: { responseBody: jsonBody(tokenAnswer) } });
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('and does not apply where nothing is dated, or only a server would care', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
    expect(outcomeOf(id, webAppFlow())).toBe('not applicable');
    const [request, response, token] = dated(300);
    const withSecret = { ...token!, requestHeaders: [['Authorization', 'Basic c3BhOnNlY3JldA==']] as const };
    expect(outcomeOf(id, [request!, response!, withSecret])).toBe('not applicable');
  });
});
