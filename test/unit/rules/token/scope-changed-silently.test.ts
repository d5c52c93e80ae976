import { describe, expect, it } from 'vitest';
import { form, json, jsonBody } from '../../../support/exchange.ts';
import {
  accessToken,
  codeFlow,
  detailOf,
  outcomeOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'scope-changed-silently';
const login = (asked: string, given: unknown, request: FlowChanges['request'] = {}) =>
  codeFlow({
    request: { scope: asked, ...request },
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', expires_in: 600, scope: given },
  });
const call = (challenge: string) =>
  json(
    'https://api.example/notes',
    {},
    {
      status: 403,
      requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
      responseHeaders: [['WWW-Authenticate', challenge]],
    },
  );

describe('scope-changed-silently is', () => {
  it('medium where more was granted than asked for', () => {
    const exchanges = login('notes:read', 'notes:read notes:write');
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    expect(detailOf(rule, exchanges)).toBe('Granted and not asked for: notes:write.');
    expect(detailOf(rule, redacted(exchanges))).toBe('Granted and not asked for: notes:write.');
  });

  it('told of scopes that are called like a member of every object', () => {
    expect(detailOf(rule, login('notes:read', 'notes:read constructor __proto__'))).toBe(
      'Granted and not asked for: constructor, __proto__.',
    );
  });

  it('a remark where less was granted', () => {
    const exchanges = login('notes:read notes:write', 'notes:read');
    expect(verdictsOf(rule, exchanges)).toEqual(['info certain']);
    expect(detailOf(rule, exchanges)).toBe('Asked for and not granted: notes:write.');
  });

  it('short where a hundred were left out', () => {
    const asked = Array.from({ length: 100 }, (_, at) => `thing-${at}`);
    const told = detailOf(rule, login(['notes:read', ...asked].join(' '), 'notes:read'));
    expect(told).toBe(`Asked for and not granted: ${asked.slice(0, 10).join(', ')} and 90 more.`);
    const dozen = detailOf(rule, login(['notes:read', ...asked.slice(0, 12)].join(' '), 'notes:read'));
    expect(dozen).toBe(`Asked for and not granted: ${asked.slice(0, 12).join(', ')}.`);
  });

  it('a remark where the server added the standard claims by its own settings', () => {
    expect(verdictsOf(rule, login('openid', 'openid profile email'))).toEqual(['info certain']);
  });

  it('a remark where the response named none and an API says it was less', () => {
    const then = [call('Bearer error="insufficient_scope", scope="notes:write"')];
    expect(verdictsOf(rule, codeFlow({ request: { scope: 'notes:write' }, then }))).toEqual(['info firm']);
  });

  it('medium without a front channel: the request itself names the scope', () => {
    const request = form(
      'https://op.example/token',
      { grant_type: 'client_credentials', client_id: 'web', scope: 'notes:read' },
      {
        status: 200,
        responseBody: jsonBody({
          access_token: 'at-1',
          token_type: 'Bearer',
          scope: 'notes:read notes:write',
        }),
      },
    );
    expect(verdictsOf(rule, [request])).toEqual(['medium certain']);
  });

  it('medium through the front channel too', () => {
    const exchanges = codeFlow({
      request: { response_type: 'token', scope: 'notes:read' },
      responseExchange: {
        url: `https://app.example/cb#access_token=${accessToken}&token_type=bearer&state=af0ifjsldkj9320ad&scope=notes:read%20notes:write`,
      },
      token: null,
    });
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
  });
});

describe('scope-changed-silently says nothing', () => {
  it.each([
    ['of the same scope', 'openid notes:read', 'openid notes:read'],
    ['of another order', 'a b c', 'c a b'],
    ['of commas', 'repo gist', 'repo,gist'],
    ['of a list', 'chat:read chat:edit', ['chat:read', 'chat:edit']],
    ['of openid and offline_access that are left out', 'openid offline_access notes:read', 'notes:read'],
    [
      'of Google’s long names',
      'openid email profile',
      'openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile',
    ],
    ['of Microsoft’s long names', 'User.Read openid', 'https://graph.microsoft.com/User.Read openid'],
    ['of whatever .default brings', 'https://graph.microsoft.com/.default', '.default User.Read'],
  ])('%s', (_, asked, given) => {
    expect(verdictsOf(rule, login(asked, given))).toEqual([]);
    expect(verdictsOf(rule, redacted(login(asked, given)))).toEqual([]);
  });

  it('of grants from before that were asked to come along', () => {
    expect(verdictsOf(rule, login('a', 'a b', { include_granted_scopes: 'true' }))).toEqual([]);
  });

  it('where the response names none: it is as asked', () => {
    expect(outcomeOf(rule, login('a b', undefined))).toBe('pass');
    const then = [call('Bearer error="invalid_token"')];
    expect(verdictsOf(rule, codeFlow({ then }))).toEqual([]);
  });

  it('where none was asked for, or the body was not recorded', () => {
    expect(outcomeOf(rule, login('', 'a b'))).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow({ tokenAnswer: null }))).toBe('not applicable');
  });

  it('of a scope that was narrowed by a refresh', () => {
    const refresh = form(
      'https://op.example/token',
      { grant_type: 'refresh_token', refresh_token: 'rt-1', client_id: 'spa', scope: 'a' },
      { status: 200, responseBody: jsonBody({ access_token: 'at-2', token_type: 'Bearer', scope: 'a' }) },
    );
    const tokenAnswer = {
      access_token: accessToken,
      token_type: 'Bearer',
      refresh_token: 'rt-1',
      scope: 'a b',
    };
    expect(verdictsOf(rule, codeFlow({ request: { scope: 'a b' }, tokenAnswer, then: [refresh] }))).toEqual(
      [],
    );
  });

  it('where the request hides its scope, whatever the token request says', () => {
    const request_uri = 'urn:ietf:params:oauth:request_uri:a';
    const tokenAnswer = { access_token: accessToken, token_type: 'Bearer', scope: 'a b' };
    expect(outcomeOf(rule, codeFlow({ request: { request_uri }, token: { scope: 'a' }, tokenAnswer }))).toBe(
      'not applicable',
    );
    expect(outcomeOf(rule, login('a', 'a b', { request_uri: 'urn:ietf:params:oauth:request_uri:a' }))).toBe(
      'not applicable',
    );
  });
});
