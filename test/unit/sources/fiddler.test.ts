import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { captureFrom, exchangesOf } from '../../support/har.ts';

const times = (begun: string, done: string): string =>
  `<Session SID="1"><SessionTimers ClientConnected="${begun}" ClientBeginRequest="${begun}" ClientDoneResponse="${done}" /></Session>`;
const archive = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const request = (path: string): string => `GET https://a.example/${path} HTTP/1.1\r\nHost: a.example\r\n\r\n`;

test('sessions are read by their numbers, with time and duration', () => {
  const exchanges = exchangesOf(
    archive({
      'raw/10_c.txt': request('second'),
      'raw/2_c.txt': request('first'),
      'raw/2_s.txt': 'HTTP/1.1 200 OK\r\n\r\n',
      'raw/2_m.xml': times('2026-01-01T02:00:00.0000000+02:00', '2026-01-01T02:00:00.2500000+02:00'),
      'raw/10_m.xml': times('2026-01-01T02:00:01.0000000+02:00', '0001-01-01T00:00:00'),
    }),
  );
  expect(exchanges).toMatchObject([
    { url: 'https://a.example/first', startedAt: Date.UTC(2026, 0, 1), duration: 250, status: 200 },
    { url: 'https://a.example/second', startedAt: Date.UTC(2026, 0, 1) + 1000 },
  ]);
  expect(exchanges[1]).not.toHaveProperty('status');
});

test('tunnels are left out and not told to be unreadable; what is no request is', () => {
  const files = {
    'raw/1_c.txt': 'CONNECT a.example:443 HTTP/1.1\r\n\r\n',
    'raw/2_c.txt': '',
    'raw/3_c.txt': request(''),
  };
  expect(captureFrom(archive(files)).source).toMatchObject({ entries: 2, skipped: 1 });
});
