import { describe, expect, it } from 'vitest';
import {
  accessToken,
  codeFlow,
  detailOf,
  findingsOf,
  outcomeOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';

const rule = 'callback-over-http';
const redirectUri = 'http://app.example/cb';
const withoutPkce = { code_challenge: undefined, code_challenge_method: undefined };
const posted = {
  method: 'POST',
  url: redirectUri,
  requestBody: { mediaType: 'application/x-www-form-urlencoded' },
};
/** Alone, without what it takes in: nobody saw where the answer was to go. */
const alone = (changes: FlowChanges) =>
  verdictsOf(
    rule,
    codeFlow({ redirectUri, ...changes, request: { ...changes.request, redirect_uri: undefined } }),
  );

describe('callback-over-http is', () => {
  it('high for a code, medium where PKCE protects it', () => {
    expect(alone({ request: withoutPkce, token: null })).toEqual(['high certain']);
    expect(alone({})).toEqual(['medium certain']);
  });

  it('high for a code whose PKCE the server does not enforce, and claims no protection', () => {
    const ignored = { token: { code_verifier: 'w'.repeat(43) } };
    expect(alone(ignored)).toEqual(['high certain']);
    expect(detailOf(rule, codeFlow({ redirectUri, ...ignored }))).not.toContain('PKCE');
    expect(detailOf(rule, codeFlow({ redirectUri }))).toContain('PKCE keeps a stolen code');
  });

  it('critical for a token', () => {
    const responseExchange = {
      url: `${redirectUri}?access_token=${accessToken}&token_type=bearer&state=af0ifjsldkj9320ad`,
    };
    expect(alone({ request: { response_type: 'token' }, responseExchange, token: null })).toEqual([
      'critical certain',
    ]);
  });

  it('the headline over redirect-uri-http, as grave as that', () => {
    const ids = findingsOf(codeFlow({ redirectUri })).map((finding) => `${finding.severity} ${finding.rule}`);
    expect(ids.filter((id) => id.endsWith('http'))).toEqual(['high callback-over-http']);
  });

  it('raised for a form whose content was not recorded', () => {
    const changes = {
      redirectUri,
      request: { response_mode: 'form_post' },
      responseExchange: posted,
      token: null,
    };
    expect(verdictsOf(rule, codeFlow(changes))).toEqual(['high certain']);
  });

  it('medium in a private network', () => {
    expect(verdictsOf(rule, codeFlow({ redirectUri: 'http://192.168.1.7/cb' }))).toEqual(['medium certain']);
  });
});

describe('callback-over-http says nothing', () => {
  const upgraded = {
    status: 307,
    redirectUrl: 'https://app.example/cb',
    responseHeaders: [['Non-Authoritative-Reason', 'HSTS']] as const,
  };
  it.each([
    ['of https', {}],
    ['of the device itself', { redirectUri: 'http://127.0.0.1:51004/cb' }],
    ['of an error', { redirectUri, response: { code: undefined, error: 'access_denied' }, token: null }],
    ['of an address that nobody answered', { redirectUri, responseExchange: { status: 0 }, token: null }],
    [
      'of what the browser itself turned into https',
      { redirectUri, responseExchange: upgraded, token: null },
    ],
  ] satisfies readonly [string, FlowChanges][])('%s', (_, changes) => {
    expect(verdictsOf(rule, codeFlow(changes))).toEqual([]);
  });

  it('and does not apply where no answer was seen', () => {
    expect(outcomeOf(rule, codeFlow({ redirectUri, response: null, token: null }))).toBe('not applicable');
  });
});
