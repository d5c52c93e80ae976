import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime, exchange, formBody, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { findingsOf, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'client-secret-exposed';
const secret = 'GOxSPt-8Q~wLx.9vTqRk2JbN0';
const page = { resourceType: 'other', initiator: 'https://app.example' } as const;

/** A web app's login whose server, which a proxy recorded too, proves itself with the secret. */
const login = (...more: readonly Exchange[]): readonly Exchange[] =>
  [
    ...more,
    ...webAppFlow({
      token: {},
      tokenExchange: {
        context: {},
        requestHeaders: [
          ['Authorization', `Basic ${btoa(`web:${secret}`)}`],
          ['User-Agent', 'okhttp/4.12.0'],
        ],
      },
    }),
  ].toSorted((a, b) => a.startedAt - b.startedAt);

const given = (type: string, text: string, more: Partial<ExchangeFields> = {}): Exchange =>
  exchange({
    id: 'given',
    url: 'https://app.example/start',
    status: 200,
    startedAt: baseTime - 2000,
    responseHeaders: [['Content-Type', type]],
    responseBody: { mediaType: type, text },
    context: { resourceType: type === 'text/html' ? 'main_frame' : 'script' },
    ...more,
  });
const sent = (url: string, more: Partial<ExchangeFields> = {}): Exchange =>
  exchange({ id: 'sent', url, status: 204, context: page, startedAt: baseTime + 60_000, ...more });

describe('client-secret-exposed is critical for a secret', () => {
  it.each<[string, Exchange]>([
    ['in a page, whatever it is called there', given('text/html', `<script>var k = "${secret}"</script>`)],
    ['in a script', given('text/javascript', `const appSecret="${secret}";start()`)],
    ['in a page’s settings', given('application/json', JSON.stringify({ secretKey: secret }))],
    ['in a page, as base64', given('text/html', `<meta content="${btoa(`{"a":"${secret}"}`)}">`)],
    ['in the address of a beacon', sent(`https://stats.example.net/c?k=${encodeURIComponent(secret)}`)],
    [
      'in a body to another host',
      sent('https://logs.example.net/e', { method: 'POST', requestBody: jsonBody({ env: { id: secret } }) }),
    ],
    [
      'in the Basic header of another host',
      sent('https://api.example.net/x', {
        requestHeaders: [['Authorization', `Basic ${btoa(`web:${secret}`)}`]],
      }),
    ],
    ['in a key’s header', sent('https://api.example.net/x', { requestHeaders: [['X-Api-Key', secret]] })],
    [
      'in a cookie of another site',
      sent('https://api.example.net/x', { requestHeaders: [['Cookie', `s=${secret}`]] }),
    ],
  ])('%s', (_, one) => {
    const exchanges = login(one);
    expect(verdictsOf(rule, exchanges)).toEqual(['critical certain']);
    expect(JSON.stringify(findingsOf(exchanges))).not.toContain(secret);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['critical certain']);
  });

  it('once a host, however often it was sent', () => {
    const twice = [1, 2].map((n) => sent(`https://stats.example.net/${n}?k=${secret}`, { id: `s${n}` }));
    expect(verdictsOf(rule, login(...twice))).toEqual(['critical certain']);
  });
});

it('client-secret-exposed is a question where a page’s own server is told it in a form', () => {
  const form = sent('https://admin.app.example/clients', {
    method: 'POST',
    requestBody: formBody({ name: 'web', value: secret }),
  });
  expect(verdictsOf(rule, login(form))).toEqual(['medium tentative']);
});

describe('client-secret-exposed is silent', () => {
  it.each<[string, readonly Exchange[]]>([
    ['for a server that keeps it', login()],
    [
      'for another value of the same kind',
      login(given('text/html', 'var clientSecret = "abcdefgh-12345678-ijkl"')),
    ],
    ['for a part of it', login(given('text/html', `var k = "${secret.slice(0, 16)}"`))],
    [
      'in the provider’s own console',
      login(given('text/html', `<b>${secret}</b>`, { url: 'https://op.example/console' })),
    ],
    [
      'when the provider’s console sends it to another host of the provider',
      login(
        sent('https://api.op-cdn.example/x', {
          method: 'POST',
          requestBody: jsonBody({ value: secret }),
          context: { resourceType: 'fetch', initiator: 'https://op.example' },
        }),
      ),
    ],
    [
      'for a server’s own call to another one, which no page sent',
      login(sent('https://vault.example.net/v1', { requestHeaders: [['X-Api-Key', secret]], context: {} })),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it('for a page that sends it to the server: that is told of the request', () => {
    const exchanges = [
      given('text/javascript', `const secret = "${secret}"`),
      ...webAppFlow({
        token: { client_secret: secret },
        tokenExchange: { context: { resourceType: 'fetch', initiator: 'https://app.example' } },
      }),
    ];
    expect(verdictsOf(rule, exchanges)).toEqual([]);
    expect(verdictsOf('client-secret-in-browser', exchanges)).toEqual(['critical certain']);
  });

  it.each(['changeit', 'web', '[redacted]', 'client-secret-placeholder'])(
    'for %s, which is no secret',
    (word) => {
      const exchanges = [
        given('text/html', `var secret = "${word}"`),
        ...webAppFlow({ token: { client_secret: word }, tokenExchange: { context: {} } }),
      ];
      expect(outcomeOf(rule, exchanges)).toBe('not applicable');
    },
  );
});
