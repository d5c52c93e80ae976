import { describe, expect, it } from 'vitest';
import { ungrantedScopesOf } from '../../../../lib/facts/api/ungranted-scopes.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { calledApi } from '../../../support/api-call.ts';
import { jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { factsOf, webAppFlow } from '../../../support/flow.ts';
import { operationsOf } from '../../../support/operations.ts';

const id = 'scope-not-granted';
const script = { resourceType: 'fetch', initiator: 'https://app.example' } as const;

const call = (status: number, answer: unknown = {}): ExchangeFields => ({
  url: 'https://app.example/api/mailbox',
  status,
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody(answer),
  context: script,
});

/** A web app asks for one scope, is answered with another, and calls its own API. */
const login = (asked: string, granted: string | undefined, then: readonly ExchangeFields[]) =>
  webAppFlow({
    request: { scope: asked },
    response: granted === undefined ? {} : { scope: granted },
    then: [{ url: 'https://app.example/home', context: { resourceType: 'main_frame' } }, ...then],
  });

const mail = 'https://mail.google.com/';
const google = 'email profile openid https://www.googleapis.com/auth/userinfo.email';

describe(`${id} is the cause`, () => {
  it.each([
    ['Google', `openid email ${mail}`, google, mail],
    ['Strava', 'read,activity:read_all', 'read', 'activity:read_all'],
    ['a server of its own', 'openid files:write', 'openid', 'files:write'],
    ['reading for writing', 'read:files write:files', 'read:files', 'write:files'],
  ])('of a call that fails without it (%s)', (_, asked, granted, missing) => {
    const exchanges = login(asked, granted, [call(502, { error: 'AUTH_FAILED' })]);
    expect(causeAndOfTrace(exchanges)[0]).toBe(id);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain(missing);
  });

  it('of a call with the token that no page made', () => {
    const exchanges = calledApi({
      token: 'opaque-token-7f1a',
      answer: { scope: 'read' },
      status: 403,
      login: { request: { scope: 'read,activity:write' } },
      call: { context: {}, responseBody: jsonBody({ fault: 'no' }) },
    });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'comparison' });
  });

  it('perhaps, where the failing call says nothing of access', () => {
    const exchanges = login(`openid ${mail}`, 'openid', [call(500, { error: 'boom' })]);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'tentative' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    [
      'where all was granted, in other words',
      login('openid email User.Read', 'https://graph.microsoft.com/User.Read', [call(403)]),
    ],
    ['where more was granted', login('user:email', 'user,repo', [call(403)])],
    ['where GitHub names the widest', login('read:user user repo public_repo', 'repo,user', [call(403)])],
    ['where writing is granted with reading', login('read:org write:org', 'write:org', [call(403)])],
    [
      'where Microsoft names what .default stands for',
      login('openid api://files/.default', 'api://files/Files.Read', [call(401)]),
    ],
    ['where the answer names no scope', login(`openid ${mail}`, undefined, [call(403)])],
    [
      'where only standard scopes are unsaid',
      login('openid email offline_access notes', 'notes', [call(403)]),
    ],
    [
      'where Google’s address of a standard scope is answered by its name',
      login('openid https://www.googleapis.com/auth/userinfo.email', 'openid email', [call(403)]),
    ],
    ['where the app works', login(`openid ${mail}`, 'openid', [call(200)])],
    ['of something that is not there', login(`openid ${mail}`, 'openid', [call(404)])],
    ['where the call works at last', login(`openid ${mail}`, 'openid', [call(502), call(200)])],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});

it('scopes without end are not compared', () => {
  const many = (letter: string) => Array.from({ length: 20_000 }, (_, at) => `${letter}${at}`).join(' ');
  const { messages } = factsOf(login(many('a'), many('b'), [])).flow;
  expect(ungrantedScopesOf({ messages })).toBeUndefined();
  expect(operationsOf(() => ungrantedScopesOf({ messages }))).toBeLessThan(2_000_000);
});
