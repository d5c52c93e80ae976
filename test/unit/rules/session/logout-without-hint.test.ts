import { describe, expect, it } from 'vitest';
import { urlWith } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'logout-without-hint';

const logout = (parameters: Record<string, string>) =>
  codeFlow({
    then: [
      { url: urlWith('https://op.example/logout', parameters), context: { resourceType: 'main_frame' } },
    ],
  });
const back = { post_logout_redirect_uri: 'https://app.example/bye' };
const hint = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.x';

describe('logout-without-hint fires', () => {
  it('when the request only says where to return', () => {
    expect(verdictsOf(rule, logout({ ...back, state: 'bye-1234' }))).toEqual(['low certain']);
  });
});

describe('logout-without-hint is', () => {
  it('low with a logout_hint alone: it names the person, not the client', () => {
    expect(verdictsOf(rule, logout({ ...back, logout_hint: 'x' }))).toEqual(['low certain']);
  });
  it('a remark where the server showed a page and asked', () => {
    const asking = codeFlow({
      then: [
        {
          url: urlWith('https://op.example/logout', { ...back, state: 'bye-1234' }),
          status: 200,
          responseHeaders: [['Content-Type', 'text/html']],
          context: { resourceType: 'main_frame' },
        },
      ],
    });
    expect(verdictsOf(rule, asking)).toEqual(['info certain']);
  });
});

describe('logout-without-hint is silent', () => {
  it.each([
    ['with an ID token as hint', { ...back, id_token_hint: hint }],
    ['with the client_id', { ...back, client_id: 'spa' }],
    ['with a logout_hint and the client_id', { ...back, client_id: 'spa', logout_hint: 'x' }],
    ['at Auth0', { client_id: 'spa', returnTo: 'https://app.example/' }],
  ])('%s', (_, parameters) => {
    expect(verdictsOf(rule, logout(parameters as Record<string, string>))).toEqual([]);
  });

  it('without a logout: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
