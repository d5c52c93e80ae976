import { describe, expect, it } from 'vitest';
import { calledApi } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';

const id = 'app-not-ready';
const plain = (text: string, status = 403) =>
  calledApi({ status, call: { responseBody: { mediaType: 'text/plain', text } } });
const answered = (body: object, status = 403) =>
  calledApi({ status, call: { responseBody: jsonBody(body) } });

describe(`${id} is the cause`, () => {
  it.each([
    [
      'Spotify',
      plain('User not registered in the Developer Dashboard'),
      /not on its list/,
      /User Management/,
    ],
    [
      'Spotify in another year',
      answered({
        error: {
          status: 403,
          message: 'Check settings on developer.spotify.com/dashboard, the user may not be registered.',
        },
      }),
      /not on its list/,
      /User Management/,
    ],
    [
      'Instagram',
      answered(
        { error_type: 'OAuthException', code: 400, error_message: 'Insufficient developer role' },
        400,
      ),
      /has no role in it/,
      /App roles/,
    ],
    [
      'Strava',
      answered({ message: 'Error: Limit of connected athletes exceeded' }),
      /so many athletes/,
      /higher limit/,
    ],
    [
      'X',
      answered({ title: 'Client Forbidden', reason: 'client-not-enrolled', detail: 'When authenticating' }),
      /no project or plan/,
      /portal/,
    ],
    [
      'Google, where the API is off',
      answered({
        error: {
          code: 403,
          message: 'Google Calendar API has not been used in project 12345 before or it is disabled.',
          status: 'PERMISSION_DENIED',
        },
      }),
      /not switched on/,
      /Switch the API on/,
    ],
    [
      'anybody, in no known words',
      answered({ message: 'This account is not a tester of the application, which is in sandbox mode.' }),
      /not published/,
      /tester/,
    ],
  ])('of a call that %s refuses', (_, exchanges, why, fix) => {
    const reason = reasonOf(exchanges);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reason?.why).toMatch(why);
    expect(reason?.why).toContain('The login worked and the token is good');
    expect(reason?.fix).toMatch(fix);
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of a 403 for want of rights', answered({ message: 'Must have admin rights to this board.' })],
    ['of a 403 for want of a scope', answered({ error: 'insufficient_scope' })],
    ['of a role that is missing', answered({ message: 'Only members of the group developers may do this.' })],
    ['of a 401', plain('User not registered in the Developer Dashboard', 401)],
    ['of a person who is unknown to the app', answered({ message: 'User not registered' })],
    ['of an API that is out of order', plain('User not registered in the Developer Dashboard', 503)],
    ['of an API that answers', plain('{"notice":"The app is in development mode, only for testers"}', 200)],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
