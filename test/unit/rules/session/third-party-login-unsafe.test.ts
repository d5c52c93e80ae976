import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'third-party-login-unsafe';

const begun = (params: Record<string, string>, target?: string) =>
  findingsInFlow(rule, [
    messageOf('third_party_initiated_login', { url: 'https://app.example/start' }, { params }),
    messageOf(
      'authorization_response',
      { url: 'https://app.example/cb?code=1', redirectUrl: target },
      { params: { code: '1' } },
    ),
  ]);

describe('third-party-login-unsafe fires', () => {
  it('medium for an issuer that is no https address', () => {
    expect(begun({ iss: 'http://op.example' })).toEqual(['medium certain']);
  });
  it('high when the client follows a foreign landing page', () => {
    const params = { iss: 'https://op.example', target_link_uri: 'https://evil.test/' };
    expect(begun(params, 'https://evil.test/')).toEqual(['high certain']);
  });
});

describe('third-party-login-unsafe is silent', () => {
  it.each([
    ['for an https issuer', { iss: 'https://op.example' }, undefined],
    [
      'for a landing page of the site',
      { iss: 'https://op.example', target_link_uri: 'https://app.example/x' },
      'https://app.example/x',
    ],
    [
      'when the foreign page was not followed',
      { iss: 'https://op.example', target_link_uri: 'https://evil.test/' },
      'https://app.example/',
    ],
    ['for a provider on the device', { iss: 'http://localhost:4000' }, undefined],
  ] as const)('%s', (_, params, target) => {
    expect(begun(params, target)).toEqual([]);
  });

  it('for a login that the client began: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
