import { describe, expect, it } from 'vitest';
import { urlWith } from '../../../support/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';

const rule = 'logout-return-http';
const logout = (back?: string) => ({
  url: urlWith('https://op.example/logout', {
    client_id: 'spa',
    ...(back && { post_logout_redirect_uri: back }),
    state: 'bye-1',
  }),
  status: 200,
  context: { resourceType: 'main_frame' as const },
});

describe('logout-return-http is', () => {
  it('low for a page’s client', () => {
    expect(verdictsOf(rule, codeFlow({ then: [logout('http://app.example/bye')] }))).toEqual(['low certain']);
  });

  it('a remark for a client that keeps a secret', () => {
    expect(verdictsOf(rule, webAppFlow({ then: [logout('http://app.example/bye')] }))).toEqual([
      'info certain',
    ]);
  });
});

describe('logout-return-http says nothing', () => {
  it.each([
    ['https://app.example/bye'],
    ['http://localhost:3000/bye'],
    ['http://127.0.0.1/'],
    ['com.example.app:/bye'],
  ])('of %s', (back) => {
    expect(outcomeOf(rule, codeFlow({ then: [logout(back)] }))).toBe('pass');
  });

  it('of a logout that asks for no way back, and without one', () => {
    expect(outcomeOf(rule, codeFlow({ then: [logout()] }))).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
