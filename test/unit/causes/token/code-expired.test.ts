import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { baseTime, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { code, codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'code-expired';
const atX = { at: 'https://x.com/i/oauth2/authorize', request: { scope: 'users.read' } };
const xSays = {
  error: 'invalid_request',
  error_description: 'Value passed for the authorization code was invalid.',
};

/** The page asks its person something, and its API gets the code so many seconds after the callback. */
const handed = (
  seconds: number,
  says: Readonly<Record<string, unknown>>,
  more: FlowChanges = atX,
  call: Partial<ExchangeFields> = {},
): readonly Exchange[] => {
  const landed = codeFlow({ token: null, ...more })[1]?.startedAt ?? baseTime;
  return codeFlow({
    token: null,
    responseExchange: { status: 200, responseHeaders: [['Content-Type', 'text/html']] },
    ...more,
    then: [
      {
        url: 'https://app.example/api/connect',
        method: 'POST',
        startedAt: landed + seconds * 1000,
        status: 400,
        requestBody: jsonBody({ code, workspaceId: 2 }),
        responseHeaders: [['Content-Type', 'application/json']],
        responseBody: jsonBody(says),
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
        ...call,
      },
    ],
  });
};

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string]>([
    ['half a minute at X', handed(72, { ok: false, upstream: xSays }), 'X’s codes live for 30 seconds'],
    ['the same without an envelope', handed(45, xSays), '45 seconds old'],
    [
      'a minute at Keycloak, where the answer is a flat one',
      handed(
        95,
        { error: 'invalid_grant', message: 'Code not valid' },
        { at: 'https://sso.example/realms/shop/protocol/openid-connect/auth' },
      ),
      'one minute',
    ],
  ])('after %s', (_, exchanges, said) => {
    expectReason(exchanges, id, said);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', proof: 'comparison' });
    expect(causesOf(exchanges)).not.toContain('code-not-redeemed');
  });

  it('as a guess where nobody knows how long codes live', () => {
    const exchanges = handed(80, { error: 'The authorization code was invalid' }, {});
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'tentative' });
    expect(reasonOf(exchanges)?.tell_apart).toContain('at once');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a code that was handed on at once', handed(2, xSays)],
    ['of a late one that was taken', handed(72, { session: 'a-secret-session' }, atX, { status: 200 })],
    ['of a refusal for another reason', handed(72, { error: 'Workspace is locked' })],
    [
      'of another code than the login’s',
      handed(72, xSays, atX, { requestBody: jsonBody({ code: 'SOMEBODYELSES1234' }) }),
    ],
    [
      'of a call to a foreign site',
      handed(72, { error: 'nothing here' }, atX, { url: 'https://stats.other/e' }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
