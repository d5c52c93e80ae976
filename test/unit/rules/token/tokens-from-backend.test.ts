import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { baseTime, json } from '../../../support/exchange.ts';
import {
  codeFlow,
  detailOf,
  outcomeOf,
  verdictsOf,
  webAppFlow,
  type FlowChanges,
} from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const rule = 'tokens-from-backend';
const refresh = 'rt-8xLOxBtZp8QmVn5sYbTqWe';
const access = (claims: object = {}) =>
  jwt({
    iss: 'https://op.example',
    aud: 'https://api.example',
    sub: '1',
    exp: baseTime / 1000 + 600,
    ...claims,
  });

/** A web app whose page asks its own API right after the login. */
const asked = (answer: unknown, url = 'https://app.example/api/session', changes: FlowChanges = {}) =>
  webAppFlow({
    response: { iss: 'https://op.example' },
    ...changes,
    then: [json(url, answer, { context: { resourceType: 'fetch', initiator: 'https://app.example' } })],
  });

describe('tokens-from-backend is', () => {
  it.each([
    ['medium for a refresh token', { user: { id: 1 }, refreshToken: refresh }],
    ['medium for one further inside', { session: { account: { refresh_token: refresh } } }],
  ])('%s, also after redaction', (_, answer) => {
    expect(verdictsOf(rule, asked(answer))).toEqual(['medium certain']);
    const { before, after } = beforeAndAfterRedaction(rule, asked(answer));
    expect(after).toEqual(before);
  });

  it('a remark for the provider’s access token', () => {
    const exchanges = asked({ accessToken: access(), expires: 600 });
    expect(verdictsOf(rule, exchanges)).toEqual(['info certain']);
    expect(detailOf(rule, exchanges)).toContain('with an access token of https://op.example');
  });
});

describe('tokens-from-backend says nothing', () => {
  it.each([
    ['of an answer without tokens', asked({ user: { name: 'Ada' } })],
    ['of a token that the app made itself', asked({ token: access({ iss: 'https://app.example' }) })],
    ['of an opaque token of unknown origin', asked({ access_token: 'SlAV32hkKG-access-7a9d' })],
    ['of a member that is empty', asked({ refresh_token: '' })],
    ['of a cleaner’s word', asked({ refresh_token: '[Filtered by HAR sanitizer]' })],
    ['of a setting of that name', asked({ refreshToken: true, refresh_token: 'on' })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('pass');
  });

  it.each([
    ['of another site’s answer', asked({ refreshToken: refresh }, 'https://api.elsewhere/session')],
    ['of the provider’s own answer', asked({ refreshToken: refresh }, 'https://op.example/session')],
    [
      'where the provider is on the site itself',
      asked({ refreshToken: refresh }, undefined, { at: 'https://login.app.example/auth' }),
    ],
    ['where nothing was asked', webAppFlow()],
    [
      'of a page that redeems its code itself',
      codeFlow({
        then: [
          json(
            'https://app.example/api/session',
            { refreshToken: refresh },
            { context: { resourceType: 'fetch' } },
          ),
        ],
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
