import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, exchange, redirect, urlWith } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { requestObject } from '../../../support/request-object.ts';

const id = 'assertion-untimely';
const now = baseTime / 1000;

type Changes = {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Seconds by which the server’s clock is ahead; `null`: it does not date its answer. */
  readonly ahead?: number | null;
  readonly error?: string;
  readonly description?: string;
};

/** A login whose client authenticates itself by a JWT that is good for a minute, and is refused. */
function login({
  claims,
  ahead = 0,
  error = 'invalid_client',
  description,
}: Changes = {}): readonly Exchange[] {
  return codeFlow({
    token: {
      client_assertion: jwt({
        iss: 'spa',
        sub: 'spa',
        aud: 'https://op.example',
        iat: now,
        exp: now + 60,
        ...claims,
      }),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    },
    tokenAnswer: { error, ...(description && { error_description: description }) },
    tokenExchange: {
      status: 401,
      responseHeaders: ahead === null ? [] : [['Date', new Date((now + 2 + ahead) * 1000).toUTCString()]],
    },
  });
}

describe(`${id} is the cause`, () => {
  it('of a client whose clock is behind', () => {
    const exchanges = login({ ahead: 660 });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('client assertion that the client signed had expired');
    expect(reasonOf(exchanges)?.why).toMatch(/its clock is 11 minutes behind that of op\.example/);
    expect(reasonOf(exchanges)?.fix).toContain('NTP');
  });

  it('of a client whose clock is ahead', () => {
    const exchanges = login({ ahead: -660 });
    expect(reasonOf(exchanges)?.cause).toBe(id);
    expect(reasonOf(exchanges)?.why).toMatch(/was of the future.*11 minutes before.*11 minutes ahead of/);
  });

  it('of an assertion that was used again', () => {
    const exchanges = login({ claims: { iat: now - 900, exp: now - 840 } });
    expect(reasonOf(exchanges)?.cause).toBe(id);
    expect(reasonOf(exchanges)?.why).toMatch(/clocks agree: the client had made it 15 minutes before/);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, Changes]>([
    ['of an assertion in its time', {}],
    ['of one that begins a little early', { ahead: -20 }],
    ['where the server does not date its answer', { ahead: null, claims: { exp: now - 600 } }],
    ['of one that names no time', { ahead: 660, claims: { iat: undefined, exp: undefined } }],
    ['where the server names another reason', { ahead: 660, description: 'No key with this kid' }],
    ['of another refusal', { ahead: 660, error: 'invalid_scope' }],
    ['of a code that the server refuses: it knew the client by then', { ahead: 660, error: 'invalid_grant' }],
  ])('%s', (_, changes) => {
    expect(causesOf(login(changes))).not.toContain(id);
  });
});

/** A signed request, which the provider refuses on a page of its own; the app that led there has this clock. */
const refusedRequest = (
  exp: number,
  {
    host = 'api-1.duosecurity.com',
    ahead = 0,
    error = 'invalid_request',
    text = 'The provided request JWT is invalid.',
  } = {},
) => {
  const asked = urlWith(`https://${host}/oauth/v1/authorize`, {
    scope: 'openid',
    response_type: 'code',
    client_id: 'spa',
    request: requestObject({ exp: baseTime / 1000 + exp, aud: `https://${host}` }),
  });
  const page = { context: { resourceType: 'main_frame' } } as const;
  return capture(
    exchange({
      ...redirect('https://app.example/login', asked),
      responseHeaders: [['Date', new Date(baseTime + ahead).toUTCString()]],
      startedAt: baseTime,
      ...page,
    }),
    exchange({
      url: asked,
      status: 400,
      startedAt: baseTime + 300,
      responseHeaders: [
        ['Date', new Date(baseTime).toUTCString()],
        ['Content-Type', 'application/json'],
      ],
      responseBody: {
        mediaType: 'application/json',
        text: JSON.stringify({ error, error_description: text }),
      },
      ...page,
    }),
  );
};

describe('a signed request that the provider refuses', () => {
  it('is good for too long, by how much the app’s clock is ahead', () => {
    const exchanges = refusedRequest(3674, { ahead: 74_000 });
    expectReason(exchanges, id, 'an hour and 74 seconds after the server’s answer');
    expect(reasonOf(exchanges)?.why).toContain('the clock of app.example is');
    expect(reasonOf(exchanges)?.fix).toContain('NTP');
  });

  it('is good for too long by itself', () => {
    const exchanges = refusedRequest(7200);
    expectReason(exchanges, id, 'it takes an hour at most');
    expect(reasonOf(exchanges)?.why).not.toContain('clock');
  });

  it('is good for too long by its own words, which name another limit', () => {
    const text = 'The request JWT is valid for too long: 300 seconds at most';
    const exchanges = refusedRequest(7200, { host: 'op.example', text });
    expectReason(exchanges, id, '2 hours after the server’s answer');
    expect(reasonOf(exchanges)?.why).not.toContain('takes an hour at most');
    expect(reasonOf(exchanges)?.compared ?? []).toEqual([]);
  });

  it('is over', () => {
    expectReason(refusedRequest(-300), id, 'The request object that the client signed had expired');
  });

  it.each<[string, ReturnType<typeof refusedRequest>]>([
    ['that lives for minutes', refusedRequest(300)],
    ['at a provider that is known to have no such limit', refusedRequest(7200, { host: 'op.example' })],
    [
      'for how long another token lives',
      refusedRequest(7200, { host: 'op.example', text: 'The refresh token lifetime is not allowed' }),
    ],
    ['for another reason', refusedRequest(7200, { text: 'The signature of the request JWT is wrong.' })],
    ['of a client that is unknown', refusedRequest(7200, { error: 'invalid_client' })],
  ])('is not judged by its time %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
