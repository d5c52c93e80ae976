import { describe, expect, it } from 'vitest';
import { accessToken, codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'token-over-http';

const call = (url: string, dpop = false) =>
  codeFlow({
    then: [
      {
        url,
        status: 200,
        requestHeaders: [
          ['Authorization', `Bearer ${accessToken}`],
          ...(dpop ? [['DPoP', 'eyJ.eyJ.x'] as const] : []),
        ],
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      },
    ],
  });

describe('token-over-http fires', () => {
  it('critical for a bearer token', () => {
    expect(verdictsOf(rule, call('http://api.example/me'))).toEqual(['critical certain']);
  });
  it('high for a token that needs the client’s key', () => {
    expect(verdictsOf(rule, call('http://api.example/me', true))).toEqual(['high certain']);
  });
});

describe('token-over-http is silent', () => {
  it.each([
    ['over https', 'https://api.example/me'],
    ['to the device itself', 'http://127.0.0.1:8080/me'],
    ['to localhost', 'http://localhost:8080/me'],
  ])('%s', (_, url) => {
    expect(verdictsOf(rule, call(url))).toEqual([]);
  });
  it('when no token was used: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
