import { describe, expect, it } from 'vitest';
import { backchannelRequest, signedRequest } from '../../../support/ciba.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'ciba-parameters-outside-jwt';
const request = signedRequest();
const beside = capture(backchannelRequest({ request, binding_message: 'W4SCT' }));

describe('ciba-parameters-outside-jwt is', () => {
  it('medium for a parameter beside the object, also after redaction', () => {
    expect(verdictsOf(rule, beside)).toEqual(['medium certain']);
    expect(detailOf(rule, redacted(beside))).toBe(
      'Beside the signed request stand binding_message. The server accepted it.',
    );
  });

  it('a remark where the server refuses', () => {
    const refused = backchannelRequest(
      { request, login_hint: 'jo@example.test' },
      { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) },
    );
    expect(verdictsOf(rule, capture(refused))).toEqual(['info certain']);
  });
});

describe('ciba-parameters-outside-jwt says nothing', () => {
  it.each([
    ['of the object alone', { request }],
    [
      'of what authenticates the client',
      { request, client_assertion: signedRequest(), client_assertion_type: 'x' },
    ],
  ])('%s', (_, parameters) => {
    expect(outcomeOf(rule, capture(backchannelRequest(parameters as Record<string, string>)))).toBe('pass');
  });

  it('of a request that is not signed, and of another grant', () => {
    expect(outcomeOf(rule, capture(backchannelRequest()))).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
