import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { webAppFlow } from '../../../support/flow.ts';

const id = 'scope-missing';

const call = (status: number, answer: unknown): ExchangeFields => ({
  url: 'https://app.example/api/activities',
  status,
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody(answer),
  context: { resourceType: 'fetch', initiator: 'https://app.example' },
});

const me: ExchangeFields = { ...call(200, { name: 'Jo' }), url: 'https://app.example/api/me' };

/** A web app that keeps its tokens on its server asks for a scope, and its page then calls the app’s own API. */
const login = (scope: string | undefined, ...then: readonly ExchangeFields[]) =>
  webAppFlow({
    request: { scope },
    then: [{ url: 'https://app.example/home', context: { resourceType: 'main_frame' } }, me, ...then],
  });

const stravas = (field: string) => ({
  message: 'Authorization Error',
  errors: [{ resource: 'AccessToken', field, code: 'missing' }],
});

describe('an app’s own API passes on that the token lacks a scope', () => {
  it.each<[string, number, unknown, string]>([
    ['Strava’s field', 401, stravas('activity:read_permission'), 'lacks the scope activity:read.'],
    [
      'Strava’s wider one',
      401,
      stravas('activity:read_all_permission'),
      'lacks the scope activity:read_all.',
    ],
    [
      'Google’s words',
      403,
      { error: { code: 403, message: 'Request had insufficient authentication scopes.' } },
      'lacks a scope.',
    ],
    [
      'Slack’s code',
      500,
      { ok: false, error: 'missing_scope', needed: 'chat:write' },
      'lacks the scope chat:write.',
    ],
    [
      'a sentence',
      502,
      { message: 'Missing scope: channel:read:goals' },
      'lacks the scope channel:read:goals.',
    ],
    [
      'Spotify’s words',
      403,
      { error: { status: 403, message: 'Insufficient client scope' } },
      'lacks a scope.',
    ],
  ])('in %s', (_, status, answer, words) => {
    const exchanges = login('read', call(status, answer));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).toMatch(/The login asked for the scope read\.$/);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', owner: 'client' });
  });
});

describe('an app’s own API does not', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['where it speaks of a role', [call(403, { message: 'You need the role of an editor' })]],
    ['where it speaks of the session', [call(401, { message: 'Unauthenticated.' })]],
    ['where it says nothing', [call(403, {})]],
    ['where it then answers', [call(401, stravas('activity:read_permission')), call(200, [])]],
    ['where it was answered all along', [call(200, { help: 'Missing scope: ask your admin' })]],
    [
      'where a form’s field is missing',
      [call(400, { errors: [{ resource: 'Activity', field: 'name', code: 'missing' }] })],
    ],
  ])('%s', (_, then) => {
    expect(causesOf(login('read', ...then))).not.toContain(id);
  });

  it.each(['read,activity:read', 'activity:read_all'])('where %s was asked for', (scope) => {
    expect(causesOf(login(scope, call(401, stravas('activity:read_permission'))))).not.toContain(id);
  });
});
