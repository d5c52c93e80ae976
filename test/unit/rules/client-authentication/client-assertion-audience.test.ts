import { describe, expect, it } from 'vitest';
import { form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'client-assertion-audience';
const assertion = (aud: unknown) => ({
  client_assertion: jwt({ iss: 'spa', sub: 'spa', aud, jti: 'j-1', exp: 1767225660, iat: 1767225600 }),
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
});
const login = (aud: unknown, changes: FlowChanges = {}) =>
  codeFlow({ metadata: {}, token: assertion(aud), ...changes });
const par = 'https://op.example/par';
const pushed = (aud: unknown) => [
  ...codeFlow({
    metadata: { pushed_authorization_request_endpoint: par },
    request: null,
    response: null,
    token: null,
  }),
  form(
    par,
    { client_id: 'spa', response_type: 'code', redirect_uri: 'https://app.example/cb', ...assertion(aud) },
    {
      id: 'par',
      entry: 5,
      status: 201,
      startedAt: Date.UTC(2026, 0, 1, 0, 1),
      responseBody: jsonBody({ request_uri: 'urn:x:y' }),
    },
  ),
];

describe('client-assertion-audience is', () => {
  it('medium for another server', () => {
    expect(verdictsOf(rule, login('https://other.example'))).toEqual(['medium certain']);
    expect(detailOf(rule, login('https://other.example'))).toBe(
      'aud is "https://other.example"; expected: "https://op.example".',
    );
    expect(detailOf(rule, redacted(login('https://other.example')))).toBe(
      detailOf(rule, login('https://other.example')),
    );
  });

  it('medium for several servers', () => {
    expect(verdictsOf(rule, login(['https://op.example', 'https://other.example']))).toEqual([
      'medium certain',
    ]);
  });

  it('medium for several servers where the metadata was not seen', () => {
    const changes = { metadata: undefined };
    expect(verdictsOf(rule, login(['https://op.example/token', 'https://other.example'], changes))).toEqual([
      'medium certain',
    ]);
  });

  it('medium for the issuer beside another server, where the ID token or the answer alone names the issuer', () => {
    const both = ['https://op.example', 'https://other.example'];
    expect(verdictsOf(rule, login(both, { metadata: undefined }))).toEqual(['medium certain']);
    const named = { metadata: undefined, tokenAnswer: null, response: { iss: 'https://op.example' } };
    expect(verdictsOf(rule, login(both, named))).toEqual(['medium certain']);
  });

  it('medium for several servers where nothing names the issuer', () => {
    const changes = { metadata: undefined, tokenAnswer: null };
    expect(verdictsOf(rule, login(['https://id.one.example', 'https://id.two.example'], changes))).toEqual([
      'medium firm',
    ]);
    expect(detailOf(rule, login(['https://op.example', 'https://other.example'], changes))).toBe(
      'aud is "https://op.example", "https://other.example"; expected: the issuer alone.',
    );
  });

  it('a remark for the token endpoint where a request is pushed, without metadata', () => {
    const answer = codeFlow({ token: assertion('https://op.example/token') });
    expect(verdictsOf(rule, answer)).toEqual(['info certain']);
  });

  it('low for another place of the same server', () => {
    expect(verdictsOf(rule, login('https://op.example/auth'))).toEqual(['low certain']);
    expect(verdictsOf(rule, login('https://op.example/'))).toEqual(['low certain']);
  });

  it('a remark for the token endpoint, and for the place it was pushed to', () => {
    expect(verdictsOf(rule, login('https://op.example/token'))).toEqual(['info certain']);
    expect(verdictsOf(rule, login(['https://op.example', 'https://op.example/token']))).toEqual([
      'info certain',
    ]);
    expect(verdictsOf(rule, pushed(par))).toEqual(['info certain']);
  });
});

describe('client-assertion-audience says nothing', () => {
  it.each([
    ['of the issuer', 'https://op.example'],
    ['of a list with the issuer alone', ['https://op.example']],
  ])('%s', (_, aud) => {
    expect(verdictsOf(rule, login(aud, { metadata: {} }))).toEqual([]);
    expect(verdictsOf(rule, redacted(login(aud)))).toEqual([]);
    expect(verdictsOf(rule, pushed(aud))).toEqual([]);
  });

  it.each([
    ['where the issuer is not known', login('https://op.example/realms/a', { metadata: undefined })],
    [
      'of one audience where nothing names the issuer',
      login('https://id.elsewhere.example', { metadata: undefined, tokenAnswer: null }),
    ],
    [
      'of two at the server itself where nothing names the issuer',
      login(['https://op.example', 'https://op.example/token'], { metadata: undefined, tokenAnswer: null }),
    ],
    ['of an assertion without an audience', login(undefined)],
    [
      'of an encrypted assertion',
      codeFlow({ metadata: {}, token: { client_assertion: `${jwt({}).split('.')[0]}.a.b.c.d` } }),
    ],
    ['without an assertion', codeFlow({ metadata: {} })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
