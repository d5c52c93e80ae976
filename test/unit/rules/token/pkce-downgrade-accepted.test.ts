import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { form, jsonBody } from '../../../support/exchange.ts';

const rule = 'pkce-downgrade-accepted';
const stripped = { code_challenge: undefined, code_challenge_method: undefined };
const found = (changes: FlowChanges) => verdictsOf(rule, codeFlow(changes));

describe('pkce-downgrade-accepted is', () => {
  it('high where a verifier without a challenge gets tokens', () => {
    expect(found({ request: stripped })).toEqual(['high certain']);
  });

  it('high where the server says that it supports PKCE', () => {
    expect(found({ request: stripped, metadata: { code_challenge_methods_supported: ['S256'] } })).toEqual([
      'high certain',
    ]);
  });

  it('medium where it does not: it may ignore what it does not know', () => {
    expect(found({ request: stripped, metadata: {} })).toEqual(['medium certain']);
    expect(found({ request: stripped, at: 'https://www.strava.com/oauth/authorize' })).toEqual([
      'medium certain',
    ]);
  });
});

describe('pkce-downgrade-accepted says nothing', () => {
  it('where the server refused, and passes it', () => {
    const refused = codeFlow({ request: stripped, tokenAnswer: { error: 'invalid_grant' } });
    expect(outcomeOf(rule, refused)).toBe('pass');
  });

  it('where the challenge was sent: nothing was downgraded', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });

  it.each([
    ['without a verifier', { request: stripped, token: { code_verifier: undefined } }],
    [
      'where the request hides its parameters',
      { request: { ...stripped, request_uri: 'urn:ietf:params:oauth:request_uri:a' } },
    ],
    [
      'of a code that this login did not bring',
      { request: stripped, token: { code: 'QbrtnPEuzHW2fRl3Pm9zQg' } },
    ],
  ] as [string, FlowChanges][])('%s', (_, changes) => {
    expect(found(changes)).toEqual([]);
    expect(outcomeOf(rule, codeFlow(changes))).not.toBe('finding');
  });

  it('where the challenge was pushed', () => {
    const request_uri = 'urn:ietf:params:oauth:request_uri:6esc';
    const pushed = form(
      'https://op.example/par',
      {
        client_id: 'spa',
        response_type: 'code',
        redirect_uri: 'https://app.example/cb',
        state: 'af0ifjsldkj9320ad',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      },
      { id: 'par', status: 201, responseBody: jsonBody({ request_uri, expires_in: 60 }) },
    );
    expect(verdictsOf(rule, [pushed, ...codeFlow({ request: { ...stripped, request_uri } })])).toEqual([]);
  });
});
