import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'cors-missing';
const answered = (tokenExchange: Partial<Exchange>, more: FlowChanges = {}) =>
  codeFlow({
    tokenAnswer: null,
    tokenExchange: { responseHeaders: [['Content-Type', 'application/json']], ...tokenExchange },
    ...more,
  });

describe(`${id} is the cause`, () => {
  it.each([400, 401, 403, 500])('where a refusal with %i lacks the header', (status) => {
    const exchanges = answered({ status });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`answered ${status}, and its body was not recorded`);
    expect(reasonOf(exchanges)?.fix).toContain('Read the real error first');
  });

  it('with the error itself, where that was recorded', () => {
    const exchanges = answered({ status: 400, responseBody: jsonBody({ error: 'invalid_scope' }) });
    expect(reasonOf(exchanges)?.why).toContain('invalid_scope');
  });

  it('with the words of what is no OAuth error', () => {
    const responseBody = { mediaType: 'text/html', text: '<h1>Tenant is suspended, access denied</h1>' };
    const why = reasonOf(answered({ status: 403, responseBody }))?.why;
    expect(why).toContain('Tenant is suspended');
    expect(why).not.toContain('not recorded');
  });

  it('where the header names another origin', () => {
    expect(
      causesOf(
        answered({
          status: 400,
          responseHeaders: [['Access-Control-Allow-Origin', 'https://other.example']],
        }),
      ),
    ).toContain(id);
  });
});

describe(`${id} is the cause where the browser’s question for the configuration finds no origin allowed`, () => {
  const page = 'https://app.example';
  const url = 'https://id.example/tenant/.well-known/openid-configuration';
  const context = { resourceType: 'fetch', initiator: page } as const;
  const asked = (allowed: string | undefined, status = 200): ExchangeFields => ({
    url,
    method: 'OPTIONS',
    status,
    requestHeaders: [
      ['Origin', page],
      ['Access-Control-Request-Method', 'GET'],
      ['Access-Control-Request-Headers', 'x-agent'],
    ],
    responseHeaders: [
      ['Content-Type', 'text/plain'],
      ...(allowed
        ? ([
            ['Access-Control-Allow-Origin', allowed],
            ['Access-Control-Allow-Headers', 'x-agent'],
          ] as const)
        : []),
    ],
    context,
  });
  const unanswered: ExchangeFields = { url, status: 0, requestHeaders: [['Origin', page]], context };

  it.each([200, 204])('answered %i', (status) => {
    const exchanges = capture(asked(undefined, status), unanswered);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(
      `the answer (${status}) has no Access-Control-Allow-Origin for ${page}`,
    );
    expect(reasonOf(exchanges)?.fix).toContain('Trusted Origins');
  });

  it('answered for another origin', () =>
    expect(causesOf(capture(asked('https://other.example'), unanswered))).toEqual([id]));

  it.each([
    ['where it allows the page', capture(asked(page), unanswered)],
    ['where nobody asked beforehand', capture(unanswered)],
    ['where the question itself found nobody', capture({ ...asked(undefined), status: 0 }, unanswered)],
  ])('and not %s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof answered>]>([
    [
      'where the page may read the refusal',
      answered({ status: 400, responseHeaders: [['Access-Control-Allow-Origin', '*']] }),
    ],
    [
      'where a firewall in front of the provider refused',
      answered({
        status: 403,
        responseHeaders: [
          ['Cf-Mitigated', 'challenge'],
          ['Server', 'cloudflare'],
        ],
      }),
    ],
    ['of an answer with success: then the origin is not registered', answered({ status: 200 })],
    [
      'where no page asked',
      answered({ status: 400, context: {}, requestHeaders: [['User-Agent', 'app/1']] }),
    ],
    ['where no headers were recorded', answered({ status: 400, responseHeaders: undefined })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
