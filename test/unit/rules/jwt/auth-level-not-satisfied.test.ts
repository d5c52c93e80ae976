import { describe, expect, it } from 'vitest';
import { baseTime, json } from '../../../support/exchange.ts';
import {
  accessToken,
  codeFlow,
  detailOf,
  findingsOf,
  idTokenOf,
  outcomeOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'auth-level-not-satisfied';
const now = baseTime / 1000;
const call = json('https://api.example/notes', [], {
  requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
});
const login = (
  request: FlowChanges['request'],
  claims: Readonly<Record<string, unknown>>,
  changes: FlowChanges = {},
) =>
  codeFlow({
    request,
    tokenAnswer: {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 600,
      id_token: idTokenOf(claims),
    },
    then: [call],
    ...changes,
  });
const essential = (values: readonly string[]) => ({
  claims: JSON.stringify({ id_token: { acr: { essential: true, values } } }),
});
const [mfa, basic] = ['urn:mace:incommon:iap:silver', 'urn:mace:incommon:iap:bronze'];

describe('auth-level-not-satisfied is medium', () => {
  it.each([
    ['for a login that was too long ago', { max_age: '300' }, { auth_time: now - 3600 }],
    ['for max_age without auth_time', { max_age: '300' }, {}],
    ['for max_age 0 and a session', { max_age: '0' }, { auth_time: now - 600 }],
    [
      'for essential auth_time that is missing',
      { claims: '{"id_token":{"auth_time":{"essential":true}}}' },
      {},
    ],
    ['for an essential level that was not met', essential([mfa]), { acr: basic }],
    ['for an essential level that is not named', essential([mfa]), {}],
  ])('%s', (_, request, claims) => {
    expect(verdictsOf(rule, login(request, claims))).toEqual(['medium certain']);
    expect(detailOf(rule, redacted(login(request, claims)))).toBe(detailOf(rule, login(request, claims)));
  });

  it('without certainty where nothing shows that the client went on', () => {
    expect(verdictsOf(rule, login({ max_age: '300' }, {}, { then: [] }))).toEqual(['medium firm']);
  });

  it('and says what was asked for and what came', () => {
    expect(detailOf(rule, login({ max_age: '300' }, { auth_time: now - 3600 }))).toBe(
      'max_age 300 was asked for, and the person had logged in 3600 seconds before the ID token was made.',
    );
    expect(detailOf(rule, login(essential([mfa]), { acr: basic }))).toBe(
      `acr is "${basic}"; demanded: "${mfa}".`,
    );
  });

  it('for the level that an API demanded', () => {
    const refused = {
      ...json(
        'https://api.example/pay',
        {},
        {
          id: 'refused',
          status: 401,
          startedAt: baseTime - 5000,
          responseHeaders: [
            [
              'WWW-Authenticate',
              `Bearer error="insufficient_user_authentication", acr_values="${mfa}", resource_metadata="https://api.example/.well-known/oauth-protected-resource"`,
            ],
          ],
        },
      ),
    };
    const described = json(
      'https://api.example/.well-known/oauth-protected-resource',
      { resource: 'https://api.example', authorization_servers: ['https://op.example'] },
      { id: 'described', startedAt: baseTime - 4000 },
    );
    const exchanges = [refused, described, ...login({ acr_values: mfa }, { acr: basic })];
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
  });
});

it('auth-level-not-satisfied is a remark for a level that was merely preferred', () => {
  expect(verdictsOf(rule, login({ acr_values: `${mfa} x` }, { acr: basic }))).toEqual(['info certain']);
});

const google = { at: 'https://accounts.google.com/o/oauth2/v2/auth' };
const claims = (...claims_supported: readonly string[]) => ({ metadata: { claims_supported } });
const unaware = claims('sub', 'email', 'name');

describe('auth-level-not-satisfied is a remark where the provider has no time of login to give', () => {
  it.each([
    ['as it is known to', { max_age: '300' }, google],
    ['as its metadata says', { max_age: '300' }, unaware],
    [
      'for auth_time that was essential',
      { claims: '{"id_token":{"auth_time":{"essential":true}}}' },
      unaware,
    ],
  ])('%s', (_, request, changes) => {
    const exchanges = login(request, {}, changes);
    expect(verdictsOf(rule, exchanges)).toEqual(['info certain']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['info certain']);
    expect(findingsOf(exchanges).find((finding) => finding.rule === rule)).toMatchObject({
      owner: 'authorization_server',
      fix: expect.stringContaining('prompt=login') as string,
    });
  });

  it.each([
    ['but not where it named an older login', { max_age: '300' }, { auth_time: now - 3600 }, google],
    ['but not where its metadata has the claim', { max_age: '300' }, {}, claims('sub', 'auth_time')],
    ['but not where its metadata lists no claims', { max_age: '300' }, {}, claims()],
    [
      'but not for a level that was demanded too',
      { max_age: '300', ...essential([mfa]) },
      { acr: basic },
      unaware,
    ],
    ['but not for a level', essential([mfa]), { acr: basic }, google],
  ])('%s', (_, request, given, changes) => {
    expect(verdictsOf(rule, login(request, given, changes))).toEqual(['medium certain']);
  });
});

describe('auth-level-not-satisfied says nothing', () => {
  it.each([
    ['of a recent login', { max_age: '300' }, { auth_time: now - 300 }],
    ['of a minute more', { max_age: '300' }, { auth_time: now - 360 }],
    ['of one of the levels asked for', { acr_values: `x ${mfa}` }, { acr: mfa }],
    ['of the essential level', essential([mfa]), { acr: mfa }],
    ['of a preferred level where the provider names none', { acr_values: mfa }, {}],
    [
      'of auth_time that came',
      { claims: '{"id_token":{"auth_time":{"essential":true}}}' },
      { auth_time: now },
    ],
  ])('%s', (_, request, claims) => {
    expect(outcomeOf(rule, login(request, claims))).toBe('pass');
    expect(verdictsOf(rule, redacted(login(request, claims)))).toEqual([]);
  });

  it.each([
    ['where nothing of the kind was asked for', login({}, {})],
    ['of a voluntary auth_time', login({ claims: '{"id_token":{"auth_time":null}}' }, {})],
    ['of a max_age that is no number', login({ max_age: 'soon' }, {})],
    [
      'where the request hides its parameters',
      login({ request_uri: 'urn:ietf:params:oauth:request_uri:a', max_age: '1' }, {}),
    ],
    ['where the body was not recorded', codeFlow({ request: { max_age: '1' }, tokenAnswer: null })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});

describe('auth-level-not-satisfied of prompt=login', () => {
  const stale = { auth_time: now - 3600, iat: now + 5 };
  const dated = { responseHeaders: [['Date', new Date(baseTime + 5000).toUTCString()]] } as const;
  const asked = (claims: Readonly<Record<string, unknown>>, changes: FlowChanges = {}, prompt = 'login') =>
    login({ prompt }, claims, changes);

  it('is medium, and the provider’s to mend, where the person had logged in long before', () => {
    const [finding] = findingsOf(asked(stale)).filter((one) => one.rule === rule);
    expect(finding).toMatchObject({
      severity: 'medium',
      confidence: 'tentative',
      owner: 'authorization_server',
    });
    expect(finding?.detail).toContain('prompt=login was asked for');
  });

  it('is firm where the provider’s clock is known', () => {
    expect(verdictsOf(rule, asked(stale, { tokenExchange: dated }))).toEqual(['medium firm']);
    expect(verdictsOf(rule, asked(stale, { tokenExchange: dated }, 'select_account login'))).toEqual([
      'medium firm',
    ]);
  });

  it('is a remark where the provider sent the browser on to another one', () => {
    const redirectUrl = 'https://idp.example.net/authorize?client_id=op&response_type=code&state=u-81';
    expect(verdictsOf(rule, asked(stale, { requestExchange: { status: 302, redirectUrl } }))).toEqual([
      'info tentative',
    ]);
  });

  it.each([
    ['for a person who was asked again', { auth_time: now + 3, iat: now + 5 }],
    ['for a provider whose clock is an hour behind', { auth_time: now - 3600 + 3, iat: now - 3600 + 5 }],
    ['without auth_time, which the prompt alone does not ask for', { iat: now + 5 }],
    ['within a minute', { auth_time: now - 50, iat: now + 5 }],
  ])('is silent %s', (_, claims) => {
    expect(verdictsOf(rule, asked(claims))).toEqual([]);
  });

  it('is silent of another prompt, and of a token that was made before the request', () => {
    expect(verdictsOf(rule, asked(stale, {}, 'consent'))).toEqual([]);
    const old = { auth_time: now - 7200, iat: now - 3600 };
    expect(verdictsOf(rule, asked(old, { tokenExchange: dated }))).toEqual([]);
  });

  it('says once that a login is too old', () => {
    expect(verdictsOf(rule, login({ prompt: 'login', max_age: '60' }, stale))).toEqual(['medium certain']);
  });
});
