import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { isRefusedSocket, isSocket, isStream, socketHostOf } from '../../../lib/exchange/stream.ts';
import { exchange } from '../../support/exchange.ts';

const url = 'https://verifier.example/live';

it('a socket is known by its status, a stream of events by its type', () => {
  expect([
    isSocket({ url: 'wss://verifier.example/live', status: 101 }),
    isStream({ url, status: 101 }),
  ]).toEqual([true, true]);
  const responseHeaders = [['Content-Type', 'text/event-stream; charset=utf-8']] as const;
  expect([isSocket({ url, status: 200 }), isStream({ url, status: 200, responseHeaders })]).toEqual([
    false,
    true,
  ]);
});

it('a socket’s host is its address’s', () => {
  expect(['wss://App.example:444/live', 'ws://app.example', url].map(socketHostOf)).toEqual([
    'app.example',
    'app.example',
    'verifier.example',
  ]);
  expect(socketHostOf('wsx:1')).toBe('');
});

it('nothing else is', () => {
  const responseHeaders = [['Content-Type', 'application/json']] as const;
  expect(isStream({ url, status: 200, responseHeaders })).toBe(false);
  expect(isStream({ url, status: undefined })).toBe(false);
});

describe('a socket that was refused', () => {
  const upgrade = [['Upgrade', 'websocket']] as const;

  it.each<[string, Partial<Exchange>, boolean]>([
    ['an error in place of 101', { status: 400, requestHeaders: upgrade }, true],
    [
      'the same at a socket’s address',
      { url: 'wss://app.example/live', status: 502, requestHeaders: [] },
      true,
    ],
    ['one that was opened', { status: 101, requestHeaders: upgrade }, false],
    ['one without an answer', { status: 0, requestHeaders: upgrade }, false],
    ['an ordinary error', { status: 400, requestHeaders: [] }, false],
  ])('is %s or not', (_, fields, isOne) => {
    expect(isRefusedSocket(exchange({ url: 'https://app.example/live', ...fields }))).toBe(isOne);
  });
});
