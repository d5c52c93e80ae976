import { describe, expect, it } from 'vitest';
import { form, jsonBody } from '../../../support/exchange.ts';
import { code, codeFlow, detailOf, outcomeOf, verdictsOf, verifier } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'token-parameter-repeated';
const sent = (fields: Readonly<Record<string, string | readonly string[]>>, more = {}) =>
  codeFlow({
    tokenExchange: {
      ...form('https://op.example/token', {
        grant_type: 'authorization_code',
        code,
        redirect_uri: 'https://app.example/cb',
        client_id: 'spa',
        code_verifier: verifier,
        ...fields,
      }),
      startedAt: Date.UTC(2026, 0, 1, 0, 0, 5),
      status: 200,
      id: 'token',
      ...more,
    },
  });
const wrong = 'another-verifier-0123456789-0123456789-0123456789';

describe('token-parameter-repeated is', () => {
  it.each([
    ['code_verifier', [verifier, wrong]],
    ['client_id', ['spa', 'other']],
    ['scope', ['openid', 'openid email']],
  ])('low for two values of %s', (name, values) => {
    expect(verdictsOf(id, sent({ [name]: values }))).toEqual(['low certain']);
    expect(detailOf(id, sent({ [name]: values }))).toBe(
      `${name} is sent 2 times with different values; expected once.`,
    );
    expect(detailOf(id, redacted(sent({ [name]: values })))).toBe(detailOf(id, sent({ [name]: values })));
  });

  it('one finding for requests that are all written so', () => {
    const renewals = [1, 2].map((time) =>
      form(
        'https://op.example/token',
        { grant_type: 'refresh_token', refresh_token: `rt-${time}`, client_id: 'spa', scope: ['a', 'b'] },
        {
          startedAt: Date.UTC(2026, 0, 1, 0, time),
          status: 200,
          responseBody: jsonBody({ access_token: `at-${time}`, refresh_token: `rt-${time + 1}` }),
        },
      ),
    );
    const login = { tokenAnswer: { access_token: 'at-0', refresh_token: 'rt-1' } };
    expect(verdictsOf(id, codeFlow({ ...login, then: renewals }))).toEqual(['low certain']);
  });

  it('a remark for the same value again', () => {
    expect(verdictsOf(id, sent({ client_id: ['spa', 'spa'] }))).toEqual(['info certain']);
  });
});

describe('token-parameter-repeated says nothing', () => {
  it.each([
    ['of a request that says each thing once', sent({})],
    ['of several resources', sent({ resource: ['https://a.example', 'https://b.example'] })],
    ['of several audiences', sent({ audience: ['a', 'b'] })],
    ['of a parameter without a value beside one that has', sent({ scope: ['', 'openid'] })],
    ['of a parameter of a vendor’s own', sent({ x_tag: ['a', 'b'] })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('pass');
  });

  it('where the code was redeemed out of sight', () => {
    expect(outcomeOf(id, codeFlow({ token: null }))).toBe('not applicable');
  });
});
