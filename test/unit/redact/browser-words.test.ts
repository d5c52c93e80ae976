import { expect, test } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { redact } from '../../../lib/redact/redact.ts';
import { capture } from '../../support/exchange.ts';

function out(fields: Partial<Exchange>, level: 'default' | 'secrets-only' = 'default') {
  const exchanges = capture({ url: 'https://op.example/', ...fields });
  return redact(level, { exchanges, report: { redacted: false } }).exchanges[0];
}

test.each([
  'net::ERR_CONNECTION_REFUSED',
  'NS_ERROR_NET_RESET',
  'net::ERR_BLOCKED_BY_CLIENT.',
  'NetworkError when attempting to fetch resource.',
  'The network connection was lost.',
])('the words of browsers stay: %s', (failure) => {
  expect(out({ status: 0, failure })?.failure).toBe(failure);
});

test('what somebody wrote beside a constant goes', () => {
  expect(out({ status: 0, failure: 'net::ERR_FAILED kimmarlow' })?.failure).toBe(
    'net::ERR_FAILED redacted-text-1',
  );
});

test.each(['default', 'secrets-only'] as const)(
  'pages that are titles keep only what tells them apart: %s',
  (level) => {
    expect(out({ context: { page: 'page_3' } }, level)?.context.page).toBe('page_3');
    expect(out({ context: { page: 'Inbox of Kim' } }, level)?.context.page).toBe('redacted-page-1');
  },
);
