import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, json } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'proxy-response-headers-too-big';
const page = (words: string, server: string) =>
  `<html><head><title>${words}</title></head><body><center><h1>${words}</h1></center><hr><center>${server}</center></body></html>`;
const callback = (responseExchange: Partial<Exchange>) => codeFlow({ responseExchange, token: null });
const gateway: Partial<Exchange> = {
  status: 502,
  duration: 80,
  responseHeaders: [
    ['Server', 'nginx/1.24.0'],
    ['Content-Type', 'text/html'],
  ],
  responseBody: { mediaType: 'text/html', text: page('502 Bad Gateway', 'nginx/1.24.0') },
};

const realm = 'https://op.example/auth/realms/main';
const retried = (metadata: string, ...more: readonly Exchange[]): readonly Exchange[] => {
  const again = codeFlow({ at: `${realm}/authorize`, requestExchange: gateway, response: null, token: null });
  const documents = json(metadata, {
    issuer: realm,
    authorization_endpoint: `${realm}/authorize`,
    token_endpoint: `${realm}/token`,
    jwks_uri: `${realm}/certs`,
  });
  return capture(documents, ...again, ...more, ...again.map(({ id: _, ...one }) => exchange(one)));
};

describe(`${id} is the cause`, () => {
  it('of nginx’s own 502 at the callback', () => {
    const exchanges = callback(gateway);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('nginx answered 502, not the app');
    expect(reasonOf(exchanges)?.fix).toContain('proxy_buffer_size');
    expect(reasonOf(exchanges)?.fix).toContain('shows no error in its own log');
  });

  it('of nginx’s own 502 at the provider’s address, again and again, while its metadata is answered', () => {
    const exchanges = retried(`${realm}/.well-known/openid-configuration`);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).not.toContain('nothing-there');
    const { why, owner } = reasonOf(exchanges) ?? {};
    expect(why).toContain('nginx answered 502, not the provider');
    expect(why).toContain(`${realm}/.well-known/openid-configuration was answered (200)`);
    expect(owner).toBe('authorization_server');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof callback>]>([
    ['of a 502 that came after a minute', callback({ ...gateway, duration: 60_000 })],
    [
      'of a page of the app’s own',
      callback({
        status: 502,
        responseBody: { mediaType: 'text/html', text: '<h1>Our shop is closed</h1>' },
      }),
    ],
    ['of another status', callback({ ...gateway, status: 504 })],
    [
      'where only another service of the host is answered',
      retried('https://op.example/.well-known/openid-configuration'),
    ],
    [
      'where another address of the service gets the same',
      retried(`${realm}/.well-known/openid-configuration`, exchange({ url: `${realm}/certs`, ...gateway })),
    ],
    ...(
      [
        ['page', 'text/html', `${realm}/info.html`, []],
        ['script', 'text/javascript', `${realm}/app.js`, []],
        ['JSON file', 'application/json', `${realm}/config.json`, [['Accept-Ranges', 'bytes']]],
      ] as const
    ).map(([what, type, url, more]): [string, ReturnType<typeof callback>] => [
      `where only a ${what} was answered that the proxy keeps itself`,
      retried(
        'https://op.example/.well-known/openid-configuration',
        exchange({
          url,
          status: 200,
          responseHeaders: [['Server', 'nginx'], ['Content-Type', type], ...more],
        }),
      ),
    ]),
    ['of a callback that went well', callback({ status: 200 })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
