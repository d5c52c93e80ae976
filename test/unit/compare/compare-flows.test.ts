import { describe, expect, it } from 'vitest';
import { compareFlows } from '../../../lib/compare/compare-flows.ts';
import { comparedTold } from '../../../lib/telling/compared.ts';
import { sha256Base64Url } from '../../../lib/exchange/digest.ts';
import { baseTime } from '../../support/exchange.ts';
import { code, codeFlow, flowsOf, idTokenOf, type FlowChanges } from '../../support/flow.ts';

const iat = baseTime / 1000 + 86_400;
const anotherVerifier = 'M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag';

/** A day later, with everything new that every login makes anew. */
const later = ({ request, response, token, issuer, ...changes }: FlowChanges & { issuer?: string } = {}) =>
  codeFlow({
    ...changes,
    request: {
      state: 'q8Zk2vR7tY4mN1pL',
      nonce: 'n-other',
      code_challenge: sha256Base64Url(anotherVerifier),
      ...request,
    },
    response: { code: 'another-code-29f', ...response },
    token: token === null ? null : { code: 'another-code-29f', code_verifier: anotherVerifier, ...token },
    tokenAnswer: changes.tokenAnswer ?? {
      access_token: 'another-access-token-8c1',
      token_type: 'Bearer',
      expires_in: 600,
      id_token: idTokenOf({
        nonce: 'n-other',
        iat,
        exp: iat + 3600,
        aud: changes.client ?? 'spa',
        ...(issuer && { iss: issuer }),
      }),
    },
  }).map((one) => ({ ...one, startedAt: one.startedAt + 86_400_000 }));

const flowOf = (exchanges: ReturnType<typeof codeFlow>) => flowsOf(exchanges)[0]!;
const good = flowOf(codeFlow());
const told = (changes: Parameters<typeof later>[0]) => {
  const other = flowOf(later(changes));
  return comparedTold([good, other], compareFlows(good, other));
};
const differences = (changes: Parameters<typeof later>[0]) =>
  compareFlows(good, flowOf(later(changes))).differences.map(({ aspect, name }) => `${aspect} ${name}`);

const stepsOnlyIn = (...flows: Parameters<typeof compareFlows>) =>
  compareFlows(...flows).differences.flatMap(({ aspect, name }) => (aspect === 'step' ? [name] : []));

describe('two logins differ', () => {
  it.each<[string, FlowChanges, string]>([
    ['in a redirect URI', { redirectUri: 'https://app.example/callbak' }, 'parameter redirect_uri'],
    ['in a scope', { request: { scope: 'openid profile' } }, 'scope scope'],
    ['in a parameter that one has', { request: { resource: 'https://api.example' } }, 'parameter resource'],
    ['in a state that one lacks', { request: { state: undefined } }, 'parameter state'],
    ['in a challenge that one lacks', { request: { code_challenge: undefined } }, 'parameter code_challenge'],
    ['in a client', { client: 'spa-staging' }, 'parameter client_id'],
    ['in a step that one lacks', { token: null }, 'step token_request'],
  ])('%s', (_, changes, expected) => {
    expect(differences(changes)).toContain(expected);
  });

  it('where a state is used again', () => {
    const state = good.steps.find(({ kind }) => kind === 'authorization_request')!.params['state']!;
    expect(differences({ request: { state }, response: { code } })).toContain('reused state');
  });

  it('in an address, and both are named', () => {
    const { headline } = told({ redirectUri: 'https://app.example/callbak' });
    expect(headline).toMatch(/has “https:\/\/app\.example\/.*” as redirect_uri of the authorization request/);
    expect(headline).toContain('/callbak”');
  });

  it('in an error, which is told once and before what follows from it', () => {
    const { headline, rows } = told({
      response: { code: undefined, error: 'access_denied', error_description: 'The person said no' },
      token: null,
    });
    expect(headline).toBe(
      'The bad login got the error “access_denied” at the authorization response, the good one none.',
    );
    expect(rows.map(({ what }) => what).slice(0, 3)).toEqual([
      'error at the authorization response',
      'code of the authorization response',
      'error_description of the authorization response',
    ]);
  });

  it('in a protection that is weak in one', () => {
    const alone = { nonce: undefined, code_challenge: undefined, scope: 'photos' };
    const weak = later({ request: { ...alone, state: 'abc1' }, response: { state: 'abc1' } });
    const flows = [flowOf(codeFlow({ request: alone })), flowOf(weak)] as const;
    const { headline } = comparedTold(flows, compareFlows(...flows));

    expect(headline).toMatch(/^The second login has weak state: it was used before/);
  });

  it('in a protection that holds in one', () => {
    const { rows } = told({ response: { state: 'another-state-than-was-sent' } });
    const row = rows.find(({ what }) => what === 'protection: state');
    expect(row?.sides.map((side) => side.map(({ text }) => text).join(''))).toEqual([
      'holds',
      'state does not match',
    ]);
  });

  it('in a scope, and only what one has more or less is named', () => {
    const other = flowOf(later({ request: { scope: 'profile openid extra' } }));
    const [first] = compareFlows(good, other).differences;
    expect(first?.aspect).toBe('scope');
    expect(first?.values[1]).toContain('extra');
    expect(first?.values.join(' ')).not.toContain('openid');
  });

  it('first in what the failed one is blamed for', () => {
    const failing = flowOf(
      later({
        request: { prompt: 'consent' },
        token: { redirect_uri: 'https://app.example/other' },
        tokenAnswer: { error: 'invalid_grant', error_description: 'redirect_uri mismatch' },
        tokenExchange: { status: 400 },
      }),
    );
    const [first] = compareFlows(good, failing).differences;
    expect(first?.name).toBe('redirect_uri');
    expect(comparedTold([good, failing], compareFlows(good, failing)).names).toEqual([
      'the good login',
      'the bad one',
    ]);
  });
});

describe('two logins do not differ', () => {
  it('in what every login makes anew', () => {
    const { differences: found, fresh: anew } = compareFlows(good, flowOf(later()));
    expect(found).toEqual([]);
    expect(anew).toEqual(expect.arrayContaining(['state', 'nonce', 'code', 'code_challenge']));
    expect(told({}).fresh).toMatchObject({
      names: anew,
      count: `${anew.length} values are new in every login`,
    });
    expect(told({}).headline).toBe(
      'Both logins did the same: nothing differs but values that every login makes anew.',
    );
  });

  it('in the order of scopes', () => {
    const scope = good.steps.find(({ kind }) => kind === 'authorization_request')!.params['scope']!;
    expect(differences({ request: { scope: scope.split(' ').toReversed().join(' ') } })).toEqual([]);
  });

  it('in what a cleaner took out of one', () => {
    const found = compareFlows(good, flowOf(later({ client: '[Filtered]' })));
    expect(found.differences.filter(({ name }) => name === 'client_id')).toEqual([]);
    expect(found.withheld).toBeGreaterThan(0);
  });

  it('in a code exchange of which one recording has no body', () => {
    const [one, other] = [codeFlow(), later()].map((exchanges, at) =>
      flowOf(
        exchanges.map((exchange) =>
          at === 1 && exchange.url.endsWith('/token') ? { ...exchange, requestBody: undefined } : exchange,
        ),
      ),
    );
    expect(stepsOnlyIn(one!, other!)).toEqual([]);
  });

  it('in a code exchange that only the server saw', () => {
    const unseen = flowOf(later({ token: null }));
    const inferred = { ...good.steps.find(({ kind }) => kind === 'token_request')!, observed: false };
    const other = {
      ...unseen,
      steps: [...unseen.steps, { ...inferred, id: 'flow-1.9', params: {}, url: null, status: null }],
    };
    expect(stepsOnlyIn(good, other)).toEqual([]);
  });

  it('in a code exchange, where they read documents at other times', () => {
    const [request, response, token] = [
      'authorization_request',
      'authorization_response',
      'token_request',
    ].map((kind) => good.steps.find((step) => step.kind === kind)!);
    const document = { ...token!, id: 'flow-1.8', kind: 'discovery' as const, params: {} };
    const early = { ...good, steps: [request!, response!, document, token!] };
    const late = { ...good, steps: [request!, response!, token!, document] };
    expect([...stepsOnlyIn(early, late), ...stepsOnlyIn(late, early)]).not.toContain('token_request');
  });

  it('in which redirect it was', () => {
    const [one, other] = [codeFlow, later].map((login, at) =>
      flowOf(login({ requestExchange: { status: 302 + at } })),
    );
    expect(compareFlows(one!, other!).differences).toEqual([]);
  });

  it('from themselves', () => {
    const itself = compareFlows(good, good);
    expect(itself).toMatchObject({ differences: [], isSameLogin: true });
  });
});

it('logins at other hosts differ in the server once, and not in each address', () => {
  const other = flowOf(
    later({
      issuer: 'https://op.staging.example',
      at: 'https://op.staging.example/auth',
      tokenEndpoint: 'https://op.staging.example/token',
    }),
  );
  const found = compareFlows(good, other).differences.map(({ aspect, name }) => `${aspect} ${name}`);
  expect(found).toContain('server issuer');
  expect(found.filter((one) => one.startsWith('address'))).toEqual([]);
});

describe('what tells most comes first', () => {
  it('a protection that broke in the login that failed', () => {
    const failing = flowOf(
      later({
        request: { prompt: 'consent' },
        token: { code_verifier: 'a-verifier-of-another-login-0123456789abcdefghi' },
        tokenAnswer: { error: 'invalid_grant' },
        tokenExchange: { status: 400 },
      }),
    );
    const [first] = compareFlows(good, failing).differences;
    expect(`${first?.aspect} ${first?.name}`).toBe('protection pkce');
  });

  it('and another port of a developer’s own machine last', () => {
    const [one, other] = [codeFlow, later].map((login, at) =>
      flowOf(
        login({
          redirectUri: `http://localhost:${3000 + at}/cb`,
          request: { prompt: at ? 'consent' : 'none' },
        }),
      ),
    );
    const names = compareFlows(one!, other!).differences.map(({ name }) => name);
    expect(names[0]).toBe('prompt');
    expect(names.at(-1)).toBe('redirect_uri');
  });
});
