import { describe, expect, it } from 'vitest';
import { urlWith } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

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

const sentTo = (redirectUrl: string | undefined, asked = 'https://app.example/bye') =>
  codeFlow({
    then: [
      {
        url: urlWith('https://op.example/logout', { client_id: 'spa', post_logout_redirect_uri: asked }),
        status: redirectUrl ? 302 : 200,
        redirectUrl,
        context: { resourceType: 'main_frame' },
      },
    ],
  });

describe('logout-return-mismatch is medium', () => {
  it('when the server sends the browser to another site than was asked for', () => {
    expect(verdictsOf(rule, sentTo('https://evil.example.org/'))).toEqual(['medium firm']);
    expect(detailOf(rule, sentTo('https://evil.example.org/'))).toBe(
      'The logout asked to be sent back to https://app.example/bye; the server sent the browser to https://evil.example.org.',
    );
  });
});

describe('logout-return-mismatch is silent', () => {
  it.each([
    ['where it was asked to', 'https://app.example/bye'],
    ['to a page of its own', 'https://op.example/signed-out'],
    ['to another host of its own site', 'https://login.op.example/signed-out'],
    ['to another page of the client, which may be registered', 'https://www.app.example/'],
    ['nowhere: it shows a page of its own', undefined],
  ])('when the server sends the browser %s', (_, target) => {
    expect(verdictsOf(rule, sentTo(target))).toEqual([]);
  });
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
