import { describe, expect, it } from 'vitest';
import { urlWith } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'logout-return-mismatch';

const logout = (sent: string | undefined, returned: string | undefined) =>
  codeFlow({
    then: [
      {
        url: urlWith('https://op.example/logout', {
          client_id: 'spa',
          post_logout_redirect_uri: 'https://app.example/bye',
          ...(sent && { state: sent }),
        }),
        context: { resourceType: 'main_frame' },
      },
      {
        url: urlWith('https://app.example/bye', returned ? { state: returned } : { page: '1' }),
        context: { resourceType: 'main_frame' },
      },
    ],
  });

describe('logout-return-mismatch fires', () => {
  it('when another state comes back', () => {
    expect(verdictsOf(rule, logout('bye-1', 'bye-2'))).toEqual(['low certain']);
  });
  it('when none comes back', () => {
    expect(verdictsOf(rule, logout('bye-1', undefined))).toEqual(['low certain']);
  });
});

describe('logout-return-mismatch is silent', () => {
  it('when the state comes back unchanged', () => {
    expect(verdictsOf(rule, logout('bye-1', 'bye-1'))).toEqual([]);
  });
  it('when none was sent', () => {
    expect(verdictsOf(rule, logout(undefined, undefined))).toEqual([]);
  });
  it('without a logout: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
