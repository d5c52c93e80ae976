import { describe, expect, it } from 'vitest';
import { compareLogins } from '../../../lib/compare/compare-logins.ts';
import type { Exchange, Header } from '../../../lib/exchange/exchange.ts';
import { comparedTold } from '../../../lib/telling/compared.ts';
import { baseTime, redirect } from '../../support/exchange.ts';
import { codeFlow, flowsOf, idTokenOf, type FlowChanges } from '../../support/flow.ts';
import { samlLogin, type AnswerChanges } from '../../support/saml-login.ts';

const login = (exchanges: readonly Exchange[], recording = 'one') => ({
  flow: flowsOf(exchanges)[0]!,
  exchanges,
  recording,
});

function compared(a: readonly Exchange[], b: readonly Exchange[]) {
  const { flows, comparison } = compareLogins([login(a), login(b)], 'secrets-only');
  const names = comparison.differences.map(({ aspect, name, of }) =>
    [aspect, name, of].filter(Boolean).join(' '),
  );
  return { comparison, names, told: comparedTold(flows, comparison) };
}
const between = (a: FlowChanges, b: FlowChanges) => compared(codeFlow(a), codeFlow(b));
const namesOf = (a: FlowChanges, b: FlowChanges) => between(a, b).names;

const answer = (
  claims: Readonly<Record<string, unknown>>,
  members: Readonly<Record<string, unknown>> = {},
) => ({
  tokenAnswer: { access_token: 'at-5f2', token_type: 'Bearer', id_token: idTokenOf(claims), ...members },
});
const tokenHeaders = (headers: readonly Header[]): FlowChanges => ({
  tokenExchange: { responseHeaders: [['Date', 'Thu, 01 Jan 2026 00:00:00 GMT'], ...headers] },
});
const tokenAsks = (headers: readonly Header[]): FlowChanges => ({
  tokenExchange: { requestHeaders: [['Host', 'op.example'], ...headers] },
});

describe('the claims of tokens', () => {
  it('differ where one has another audience', () => {
    const { names, told } = between(answer({ aud: 'spa' }), answer({ aud: 'spa-old' }));
    expect(names).toContain('claim aud id_token');
    expect(told.headline).toBe(
      'The first login has “spa” as aud of the ID token in the code exchange, the second “spa-old”.',
    );
  });

  it('differ by what only one has, where they are lists', () => {
    const { comparison, told } = between(
      answer({ groups: ['staff', 'admins'] }),
      answer({ groups: ['staff'] }),
    );
    expect(comparison.differences).toMatchObject([{ name: 'groups', values: ['admins', null], isSet: true }]);
    expect(told.headline).toBe(
      'Of the groups of the ID token in the code exchange, only the first login has admins.',
    );
  });

  it('differ inside objects, and by how the token is signed', () => {
    const roles = (...list: readonly string[]) => answer({ realm_access: { roles: list } });
    expect(namesOf(roles('user', 'editor'), roles('user'))).toContain('claim realm_access.roles id_token');
    expect(namesOf(answer({ acr: 'urn:loa:2' }), answer({ acr: 'urn:loa:1' }))).toContain(
      'claim acr id_token',
    );
  });

  it('do not differ by their times, their numbers, or the order of a list', () => {
    const times = (seconds: number, amr: readonly string[]) =>
      answer({ iat: seconds, exp: seconds + 300, jti: `t-${seconds}`, amr });
    const { names, comparison } = between(
      times(baseTime / 1000, ['pwd', 'otp']),
      times(baseTime / 1000 + 20, ['otp', 'pwd']),
    );
    expect(names).toEqual([]);
    expect(comparison.fresh).toEqual(expect.arrayContaining(['iat', 'exp', 'jti']));
  });

  it('follow from the client, which is told once', () => {
    const names = namesOf(
      { client: 'spa', ...answer({ aud: 'spa' }) },
      { client: 'app', ...answer({ aud: 'app' }) },
    );
    expect(names).toEqual(['parameter client_id']);
  });

  it('say nothing where one login has no such token', () => {
    expect(namesOf(answer({}), { tokenAnswer: { error: 'invalid_grant' } }).join()).not.toContain('claim');
  });
});

describe('assertions of SAML', () => {
  const answers = (a: AnswerChanges, b: AnswerChanges) => compared(samlLogin({}, a), samlLogin({}, b));

  it('differ in whom they are for, first where that is why one was refused', () => {
    const refused = { status: 403, redirectUrl: undefined };
    const { told } = answers({}, { audiences: [['https://sp.example/old']], exchange: refused });
    expect(told.headline).toMatch(
      /^The \w+ login has “https:\/\/sp\.example\/metadata” as Audience in the login response \(SAML 2\.0\), the [\w ]+ “https:\/\/sp\.example\/old”\.$/,
    );
  });

  it('differ in what is said of the person, and in what is signed', () => {
    const groups = (...list: readonly string[]) => ({
      edited: (xml: string) =>
        xml.replace(
          '</saml:Assertion>',
          `<saml:AttributeStatement><saml:Attribute Name="groups">${list.map((one) => `<saml:AttributeValue>${one}</saml:AttributeValue>`).join('')}</saml:Attribute></saml:AttributeStatement></saml:Assertion>`,
        ),
    });
    const { comparison } = answers(groups('staff', 'admins'), groups('staff'));
    expect(comparison.differences).toMatchObject([{ name: 'attribute groups', isSet: true }]);
    expect(answers({ signed: 'both' }, { signed: 'assertion' }).names).toContain('claim Signed SAMLResponse');
  });

  it('do not differ in ids and times, or in a flag that is only said aloud', () => {
    const later = { id: '_other', assertionId: '_other-2', issued: baseTime + 5_000 };
    expect(answers({}, later).names).toEqual([]);
    const loud = { inside: '<samlp:NameIDPolicy AllowCreate="false"/>' };
    expect(compared(samlLogin(), samlLogin(loud)).names).toEqual([]);
  });
});

describe('what an answer grants', () => {
  it('differs as a set of scopes, and by the tokens it brings', () => {
    const { told, names } = between(
      answer({}, { scope: 'openid email', refresh_token: 'rt-9a' }),
      answer({}, { scope: 'email openid offline_access' }),
    );
    expect(names).toEqual(['answer answer', 'answer scope answer']);
    expect(told.rows.map(({ what, sides }) => [what, ...sides.map((side) => side[0]?.text)])).toEqual([
      ['answer to the code exchange (what the other lacks)', 'refresh token', undefined],
      ['scope of the answer to the code exchange (what the other lacks)', undefined, 'offline_access'],
    ]);
  });
});

describe('headers', () => {
  const allowed: Header = ['Access-Control-Allow-Origin', 'https://app.example'];

  it('differ where one answer lets the page read it and the other does not', () => {
    const { names, told } = between(tokenHeaders([allowed]), tokenHeaders([]));
    expect(names[0]).toBe('header access-control-allow-origin answer');
    expect(told.headline).toBe(
      'The good login has “https://app.example” as header access-control-allow-origin of the answer to the code exchange, and the bad one has none.',
    );
  });

  it('differ in how the client shows who it is, and never tell its credentials', () => {
    const { names, told } = between(
      tokenAsks([['Authorization', 'Basic c3BhOnNlY3JldC1vZi1zcGE=']]),
      tokenAsks([]),
    );
    expect(names).toContain('header authorization request');
    expect(JSON.stringify(told)).not.toContain('c3BhOnNlY3JldC1vZi1zcGE');
  });

  it('do not differ where they were not recorded', () => {
    for (const unrecorded of [{}, { tokenExchange: { responseHeaders: [] } }])
      expect(namesOf(tokenHeaders([allowed]), unrecorded).join()).not.toContain('header');
  });

  it('do not differ in what decides nothing', () => {
    expect(namesOf(tokenHeaders([['Server', 'nginx']]), tokenHeaders([['X-Request-Id', '7']]))).toEqual([]);
  });
});

describe('cookies', () => {
  const sets = (...lines: readonly string[]): FlowChanges => ({
    requestExchange: {
      requestHeaders: [['Cookie', 'lang=en']],
      responseHeaders: lines.map((line): Header => ['Set-Cookie', line]),
    },
  });
  const sends = (cookie: string, more: FlowChanges = {}): FlowChanges => ({
    ...more,
    responseExchange: { requestHeaders: [['Host', 'app.example'], ...cookieOf(cookie)] },
  });
  const cookieOf = (cookie: string): readonly Header[] => (cookie === '' ? [] : [['Cookie', cookie]]);
  const failing: FlowChanges = { tokenAnswer: { error: 'invalid_grant' } };

  it('differ in an attribute', () => {
    const { names, told } = between(
      sets('sid=1; SameSite=None; Secure'),
      sets('sid=2; SameSite=Strict; Secure'),
    );
    expect(names).toEqual(['cookie SameSite sid']);
    expect(told.headline).toBe(
      'The first login has “none” as SameSite of the cookie sid set at the authorization request, the second “strict”.',
    );
  });

  it('differ where the login that failed did not send one', () => {
    const { names } = between(sends('wiki.sid=1; theme=dark'), sends('theme=dark', failing));
    expect(names).toContain('cookie cookies request');
  });

  it('do not differ in values, in paths that are made up, or in those of analytics', () => {
    expect(
      namesOf(
        sets('tx=1; Path=/interaction/Zk3vR7tY4mN1pL9x', '_ga=1'),
        sets('tx=2; Path=/interaction/q8ZkwvB7t24mN1pL'),
      ),
    ).toEqual([]);
  });

  it('do not differ where both ended alike, or where a recording was cleaned of them', () => {
    expect(namesOf(sends('wiki.sid=1; a=2'), sends('a=2'))).toEqual([]);
    expect(namesOf(sends('wiki.sid=1'), sends('', failing)).join()).not.toContain('cookie');
  });
});

describe('timing', () => {
  const laterBy = (seconds: number) =>
    codeFlow().map((one, at) => ({ ...one, startedAt: one.startedAt + (at > 0 ? seconds * 1000 : 0) }));
  const answeredIn = (duration: number): FlowChanges => ({ tokenExchange: { duration } });

  it('differs where one waited for very much longer', () => {
    const { names, told } = compared(laterBy(5), laterBy(900));
    expect(names).toEqual(['timing wait']);
    expect(told.headline).toBe(
      'The time before the authorization response was 6.0 s in the first login, 15 min 1 s in the second.',
    );
  });

  it('differs where one answer took very much longer', () => {
    const { names, told } = between(answeredIn(180), answeredIn(29_000));
    expect(names).toEqual(['timing answer']);
    expect(told.rows[0]?.what).toBe('time until the answer to the code exchange');
  });

  it('does not differ by what people and networks need', () => {
    expect(compared(laterBy(5), laterBy(48)).names).toEqual([]);
    expect(namesOf(answeredIn(20), answeredIn(900))).toEqual([]);
  });
});

it('protections and findings have the names that people know', () => {
  const wrong: FlowChanges = {
    token: { code_verifier: 'another-verifier-0123456789-0123456789-0123456789' },
    tokenAnswer: { error: 'invalid_grant' },
    tokenExchange: { status: 400 },
  };
  const { told } = between(wrong, {});
  expect(told.headline).toMatch(
    /^In the bad login, PKCE does not match: the verifier .* In the good one it holds\.$/,
  );
  const heads = told.rows.map(({ what }) => what.replace(/^(?:protection|finding): /, ''));
  expect(heads).toContain('PKCE');
  expect(heads.join()).not.toMatch(/finding|pkce|code-verifier-mismatch/);
});

it.each(['constructor', '__proto__', 'toString'])('a claim called %s is one like any other', (name) => {
  const named = (value: string) => answer(JSON.parse(`{"${name}":"${value}"}`) as Record<string, unknown>);
  expect(namesOf(named('a'), named('b'))).toEqual([`claim ${name} id_token`]);
  expect(namesOf(named('a'), answer({}))).toEqual([`claim ${name} id_token`]);
});

it('a parameter called constructor, too', () => {
  const named: FlowChanges = { request: { constructor: 'a' } };
  expect(namesOf(named, {})).toEqual(['parameter constructor']);
  expect(namesOf({}, named)).toEqual(['parameter constructor']);
});

it('two protocols are one sentence', () => {
  const { comparison, told } = compared(codeFlow(), samlLogin());
  expect(comparison.differences).toHaveLength(1);
  expect(told.headline).toBe(
    'The first login speaks OpenID Connect, the second SAML 2.0: of two protocols no steps can be compared.',
  );
});

it('a login that was refused before it began is of no protocol that could be another', () => {
  const refused = redirect('https://sp.example/saml2/login', 'https://sp.example/login', {
    method: 'POST',
    context: { resourceType: 'main_frame', initiator: 'https://sp.example' },
  });
  const { comparison, told } = compared(samlLogin(), [refused]);
  expect(told.headline).not.toContain('OpenID');
  expect(comparison.steps.length).toBeGreaterThan(1);
});

it('OAuth with and without OpenID are one protocol, and differ in scope', () => {
  const [first] = between(
    { request: { scope: 'openid email' } },
    {
      request: { scope: 'email', nonce: undefined },
      tokenAnswer: { access_token: 'at-5f2', token_type: 'Bearer' },
    },
  ).comparison.differences;
  expect(first).toMatchObject({ aspect: 'scope', values: ['openid', null] });
});

it('steps that a failed login never came to are no difference, those before are', () => {
  const failed = codeFlow({
    token: null,
    response: { code: undefined, error: 'access_denied' },
  });
  expect(compared(codeFlow(), failed).names.join()).not.toContain('step token_request');
});
