import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { travelledInClear } from '../../../../lib/facts/leaks/clear-text.ts';
import type { Message } from '../../../../lib/messages/message.ts';
import { exchange } from '../../../support/exchange.ts';

const sent = (url: string, more: Partial<Exchange> = {}, carrier: Message['carrier'] = 'request') =>
  travelledInClear({
    kind: 'token_request',
    exchange: exchange({ url, status: 200, ...more }),
    carrier,
    protocol: 'oauth2',
    ties: [],
    offers: [],
    url,
    params: {},
    from: 'client',
    to: 'authorization_server',
    confidence: 'certain',
  });

describe('a request travelled in clear text', () => {
  it('by http, whatever the server said to it', () => {
    expect(sent('http://op.example/token')).toBe(true);
    expect(sent('HTTP://op.example/token', { status: 404 })).toBe(true);
  });

  it('even where the server itself leads on to https', () => {
    const answer = { status: 307, redirectUrl: 'https://op.example/token' };
    expect(sent('http://op.example/token', { ...answer, responseHeaders: [['Server', 'nginx']] })).toBe(true);
    expect(sent('http://op.example/token', { ...answer, status: 301 })).toBe(true);
  });
});

describe('a request did not', () => {
  it.each([
    ['by https', 'https://op.example/token', {}],
    ['to the device itself', 'http://127.0.0.1:8080/token', {}],
    ['without an answer', 'http://op.example/token', { status: 0 }],
    ['before an answer', 'http://op.example/token', { status: undefined }],
    [
      'where the browser says that it made it https',
      'http://op.example/token',
      { responseHeaders: [['Non-Authoritative-Reason', 'HSTS']] as const },
    ],
    [
      'where nothing but the browser can have made it https',
      'http://op.example/token',
      { status: 307, redirectUrl: 'https://op.example/token' },
    ],
  ])('%s', (_, url, more) => {
    expect(sent(url, more)).toBe(false);
  });

  it('as a redirect that was only announced', () => {
    expect(sent('http://app.example/cb', {}, 'redirect')).toBe(false);
  });
});
