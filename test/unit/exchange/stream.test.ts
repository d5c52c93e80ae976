import { expect, it } from 'vitest';
import { isSocket, isStream, socketHostOf } from '../../../lib/exchange/stream.ts';

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
