import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { codeFlow, detailOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';

const id = 'err-interaction-loop';

/** The nth login in a tab, `pause` milliseconds after the one before it was answered. */
function round(n: number, pause = 500, changes: FlowChanges = {}): readonly Exchange[] {
  const state = `state-of-round-${n}`;
  const start = baseTime + n * (1000 + pause);
  return codeFlow({
    token: null,
    ...changes,
    request: { state, nonce: `n-${n}`, code_challenge: `challenge-${n}`, ...changes.request },
    response: { state, code: `code-of-round-${n}`, ...changes.response },
  }).map((one, at) => ({
    ...one,
    id: `r${n}-${at}`,
    entry: n * 10 + at,
    startedAt: start + at * 1000,
    context: { ...one.context, tab: 7, frame: 0 },
  }));
}

describe('err-interaction-loop is medium', () => {
  it('on the third login that begins right after one that succeeded', () => {
    expect(verdictsOf(id, [...round(0), ...round(1), ...round(2)])).toEqual(['medium certain']);
    expect(detailOf(id, [...round(0), ...round(1), ...round(2)])).toContain(
      'asked for the same login 3 times in 3 seconds',
    );
  });

  it('and says so when the browser gave up in the end', () => {
    const last = round(2).map((one, at) =>
      at === 1 ? { ...one, status: 0, failure: 'net::ERR_TOO_MANY_REDIRECTS' } : one,
    );
    expect(detailOf(id, [...round(0), ...round(1), ...last])).toContain('gave up after too many redirects');
  });

  it('when the browser gave up', () => {
    const requestExchange = { status: 0, failure: 'net::ERR_TOO_MANY_REDIRECTS' };
    expect(verdictsOf(id, codeFlow({ requestExchange, response: null, token: null }))).toEqual([
      'medium certain',
    ]);
  });
});

describe('err-interaction-loop tells of answers that stay in the fragment', () => {
  const inFragment = (n: number, token: FlowChanges['token'] = null) =>
    round(n, 500, {
      redirectUri: `https://app.example/#access_token=at-${n}-8f7a6b5c&token_type=Bearer&state=state-of-round-${n}`,
      request: { response_type: 'token', code_challenge: undefined },
      response: { code: undefined },
      token,
    });
  const causeOf = (exchanges: readonly Exchange[]) => reasonOf(exchanges)?.why ?? '';

  it('where nothing used them', () => {
    const exchanges = [...inFragment(0), ...inFragment(1), ...inFragment(2)];
    expect(causeOf(exchanges)).toContain('hash routing');
    expect(reasonOf(exchanges)?.fix).toContain('before the router starts');
  });

  it('and not of answers in the query', () => {
    expect(causeOf([...round(0), ...round(1), ...round(2)])).not.toContain('hash routing');
  });

  it('and not where a token was used', () => {
    const used = {
      ...inFragment(2)[0]!,
      id: 'use',
      entry: 99,
      url: 'https://api.example/notes',
      startedAt: baseTime + 4400,
      status: 401,
      requestHeaders: [['Authorization', 'Bearer at-2-8f7a6b5c']] as const,
      context: { resourceType: 'fetch', initiator: 'https://app.example', tab: 7 },
    } as const;
    expect(causeOf([...inFragment(0), ...inFragment(1), ...inFragment(2), used])).not.toContain(
      'hash routing',
    );
  });
});

describe('err-interaction-loop tells of a page that throws its tokens away', () => {
  const ofPage = { resourceType: 'fetch', initiator: 'https://app.example' } as const;
  const given = (n: number, then: FlowChanges['then'] = []) =>
    round(n, 500, {
      token: { code: `code-of-round-${n}` },
      tokenAnswer: { access_token: `at-${n}-8f7a6b5c`, token_type: 'Bearer' },
      then,
    }).map((one, at) => ({ ...one, startedAt: baseTime + n * 1500 + at * 300 }));
  const userinfo = (n: number, status = 200) => ({
    url: 'https://op.example/userinfo',
    status,
    requestHeaders: [['Authorization', `Bearer at-${n}-8f7a6b5c`]] as const,
    responseBody: { mediaType: 'application/json', text: '{"sub":"5"}' },
    context: ofPage,
  });
  const all = (then: (n: number) => FlowChanges['then'] = () => []) =>
    [0, 1, 2].flatMap((n) => given(n, then(n)));

  it('where it was given tokens each time', () => {
    const { why = '', fix = '' } = reasonOf(all()) ?? {};
    expect(why).toContain('although the provider gave its page tokens each time and refused nothing');
    expect(fix).toContain('Look at the app');
    expect(fix).not.toContain('SameSite');
  });

  it('and was told who the person is', () => {
    expect(reasonOf(all((n) => [userinfo(n)]))?.why).toContain(
      'tokens and told it who the person is each time',
    );
  });

  const known = (n: number, text: string) =>
    round(n, 1500, {
      responseExchange: { status: 200, context: { resourceType: 'main_frame' } },
      then: [
        {
          url: 'https://app.example/api/me',
          status: 200,
          responseHeaders: [['Content-Type', 'application/json']],
          responseBody: { mediaType: 'application/json', text },
          context: ofPage,
        },
      ],
    }).map((one, at) => ({ ...one, startedAt: baseTime + n * 1500 + at * 300 }));

  it('where the app’s own API told it who had signed in', () => {
    const { why = '', fix = '' } = reasonOf([0, 1, 2].flatMap((n) => known(n, '{"name":"Jo"}'))) ?? {};
    expect(why).toContain('although the app’s own API told its page each time who had signed in');
    expect(fix).toContain('an effect that runs twice');
  });

  it.each<[string, readonly Exchange[]]>([
    ['where the app’s own API knew nobody', [0, 1, 2].flatMap((n) => known(n, '{"user":null}'))],
    ['where no tokens were seen', [...round(0), ...round(1), ...round(2)]],
    ['where a call was refused', all((n) => [userinfo(n, n === 1 ? 403 : 200)])],
  ])('and not %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why ?? '').not.toContain('throws the login away');
  });
});

describe('a page of the app’s that redirects to itself', () => {
  const page = 'https://app.example/account/logins?action=linked';
  const context = { resourceType: 'main_frame' } as const;
  const round = { url: page, status: 302, redirectUrl: page, context };
  const end = { url: page, status: 0, failure: 'net::ERR_TOO_MANY_REDIRECTS', context };

  it('after the answer is told of its parameters before any proxy', () => {
    const exchanges = codeFlow({
      token: null,
      responseExchange: { status: 302, redirectUrl: page, context },
      then: [round, round, round, end],
    });
    expect(reasonOf(exchanges)?.why).toContain('https://app.example/account/logins to itself');
    expect(reasonOf(exchanges)?.fix).toContain('by a parameter of its address');
  });

  it('before any answer is told of the proxy first', () => {
    const start = 'https://app.example/login/sso/redirect';
    const exchanges = capture(...Array.from({ length: 5 }, () => ({ ...round, url: start, redirectUrl: start })), { ...end, url: start }); // prettier-ignore
    expect(reasonOf(exchanges)?.fix).toContain('corrected for ever');
  });
});

describe('err-interaction-loop says nothing', () => {
  it('of two logins', () => {
    expect(verdictsOf(id, [...round(0), ...round(1)])).toEqual([]);
  });

  it('of logins with time for a person between them', () => {
    expect(verdictsOf(id, [...round(0, 8000), ...round(1, 8000), ...round(2, 8000)])).toEqual([]);
  });

  it('of different clients', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((client, n) => round(n, 500, { client }));
    expect(verdictsOf(id, [...a!, ...b!, ...c!])).toEqual([]);
  });

  it('of logins for different resources or levels', () => {
    const step = (n: number, request: Readonly<Record<string, string>>) => round(n, 500, { request });
    expect(
      verdictsOf(id, [
        ...step(0, {}),
        ...step(1, { acr_values: 'mfa' }),
        ...step(2, { resource: 'https://a.example' }),
      ]),
    ).toEqual([]);
  });

  it('of logins that were refused', () => {
    const refused = (n: number) => round(n, 500, { response: { code: undefined, error: 'access_denied' } });
    expect(verdictsOf(id, [...refused(0), ...refused(1), ...refused(2)])).toEqual([]);
  });

  it('of logins in different tabs', () => {
    const inTab = (n: number) => round(n).map((one) => ({ ...one, context: { ...one.context, tab: n } }));
    expect(verdictsOf(id, [...inTab(0), ...inTab(1), ...inTab(2)])).toEqual([]);
  });

  it('of other failures', () => {
    const requestExchange = { status: 0, failure: 'net::ERR_CONNECTION_REFUSED' };
    expect(verdictsOf(id, codeFlow({ requestExchange, response: null, token: null }))).toEqual([]);
  });
});
