import { describe, expect, it } from 'vitest';
import { backchannelRequest, signedRequest } from '../../../support/ciba.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'ciba-hints';
const both = { scope: 'openid', login_hint: 'jo@example.test', id_token_hint: idTokenOf() };

describe('ciba-hints is', () => {
  it('low for two hints', () => {
    expect(verdictsOf(rule, capture(backchannelRequest(both)))).toEqual(['low certain']);
    expect(detailOf(rule, capture(backchannelRequest(both)))).toContain('id_token_hint and login_hint');
  });

  it('low for a signed request without any', () => {
    const request = signedRequest({ login_hint: undefined });
    expect(detailOf(rule, capture(backchannelRequest({ request })))).toContain('has no hint');
  });

  it('a remark where the server refuses', () => {
    const refused = backchannelRequest(both, {
      url: 'https://op.example/bc-authorize',
      status: 400,
      responseBody: jsonBody({ error: 'invalid_request' }),
    });
    expect(verdictsOf(rule, capture(refused))).toEqual(['info certain']);
  });
});

describe('ciba-hints says nothing', () => {
  it.each([
    ['of one hint', backchannelRequest()],
    ['of one in a signed request', backchannelRequest({ request: signedRequest() })],
  ])('%s', (_, request) => {
    expect(outcomeOf(rule, capture(request))).toBe('pass');
  });

  it('of another grant', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
