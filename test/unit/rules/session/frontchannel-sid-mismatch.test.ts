import { describe, expect, it } from 'vitest';
import { redirect, urlWith } from '../../../support/exchange.ts';
import { codeFlow, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'frontchannel-sid-mismatch';
const sid = '08a5019c-17e1-4977-8f42';

const frame = (id: string, at = 'https://app.example/front-logout', iss = 'https://op.example') => ({
  url: urlWith(at, { iss, sid: id }),
  status: 200,
  context: { resourceType: 'sub_frame' as const, initiator: 'https://op.example' },
});
const logout = (frames: readonly ReturnType<typeof frame>[], claims: Record<string, unknown> = { sid }) =>
  codeFlow({
    tokenAnswer: { access_token: 'at-1-7a9d', token_type: 'Bearer', id_token: idTokenOf(claims) },
    then: [
      redirect(
        urlWith('https://op.example/logout', {
          id_token_hint: idTokenOf(claims),
          post_logout_redirect_uri: 'https://app.example/bye',
        }),
        'https://op.example/logout/confirm',
      ),
      ...frames,
    ],
  });

describe('frontchannel-sid-mismatch is medium', () => {
  it('for a frame that names another session, also after redaction', () => {
    const exchanges = logout([frame('another-4977-8f42')]);
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['medium certain']);
  });
});

describe('frontchannel-sid-mismatch says nothing', () => {
  it('of the session of the ID token', () => {
    expect(outcomeOf(rule, logout([frame(sid)]))).toBe('pass');
    expect(outcomeOf(rule, redacted(logout([frame(sid)])))).toBe('pass');
  });

  it('of several sessions, that one among them', () => {
    expect(outcomeOf(rule, logout([frame('another-4977-8f42'), frame(sid)]))).toBe('pass');
  });

  it.each([
    ['of another client’s frame', logout([frame('another-4977-8f42', 'https://shop.elsewhere/out')])],
    ['of an ID token without sid', logout([frame('another-4977-8f42')], {})],
    ['without a frame', logout([])],
    ['without a logout', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
