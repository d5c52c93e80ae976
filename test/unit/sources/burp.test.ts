import { expect, test } from 'vitest';
import { readCapture } from '../../../lib/sources/capture.ts';
import { captureFrom, exchangesOf } from '../../support/har.ts';

const answer = (date: string): string => `HTTP/1.1 200 OK\r\nDate: ${date}\r\n\r\nHi`;
const message = (member: string, text: string, isBase64 = true): string =>
  `<${member} base64="${isBase64}"><![CDATA[${isBase64 ? btoa(text) : text}]]></${member}>`;
const item = (time: string, ...messages: readonly string[]): string =>
  `<item><time>${time}</time><url><![CDATA[https://a.example/?x=1&y=2]]></url><host ip="1.2.3.4">a.example</host>${messages.join('')}</item>`;
const asked = message('request', 'GET /?x=1&y=2 HTTP/1.1\r\nHost: a.example\r\n\r\n');
const items = (...all: readonly string[]): string =>
  `<?xml version="1.1"?>\n<!DOCTYPE items [\n<!ELEMENT items (item*)>\n<!ATTLIST items burpVersion CDATA "">\n]>\n<items burpVersion="2025.6.5" exportTime="x">${all.join('\n')}</items>`;

test('items are read with address and messages, base64 or not', () => {
  const plain = message('request', 'GET /?x=1&y=2 HTTP/1.1\r\nHost: a.example\r\n\r\n', false);
  const text = items(
    item('Thu Jan 01 13:00:00 GMT 2026', asked, message('response', answer('Thu, 01 Jan 2026 13:00:00 GMT'))),
    item('Thu Jan 01 13:00:01 GMT 2026', plain, '<response base64="true"></response>'),
  );
  expect(exchangesOf(text)).toMatchObject([
    { url: 'https://a.example/?x=1&y=2', startedAt: Date.UTC(2026, 0, 1, 13), status: 200 },
    { url: 'https://a.example/?x=1&y=2', requestHeaders: [['Host', 'a.example']] },
  ]);
});

test('a time zone that has several meanings is told by what the server says', () => {
  const [exchange] = exchangesOf(
    items(
      item(
        'Thu Jan 01 15:30:02 IST 2026',
        asked,
        message('response', answer('Thu, 01 Jan 2026 10:00:00 GMT')),
      ),
    ),
  );
  expect(exchange?.startedAt).toBe(Date.UTC(2026, 0, 1, 10, 0, 2));
});

test('what is damaged is skipped and counted, and NUL bytes harm nothing', () => {
  const text = items(
    item('yesterday', message('request', '\0 GET', false)),
    item('yesterday', '<request base64="true">%%%</request>'),
    item('yesterday', asked, message('response', 'HTTP/1.1 200 OK\r\n\r\na\0b', false)),
  );
  expect(captureFrom(text).source).toMatchObject({ entries: 3, skipped: 1 });
});

test('elements within elements without end take no time, and what comes before them is read', () => {
  const whole = item('yesterday', asked);
  const text = items(whole, '<a>'.repeat(300_000), '</b>'.repeat(300_000));
  expect(exchangesOf(text)).toMatchObject([{ url: 'https://a.example/?x=1&y=2' }]);
});

test('other XML is no capture', () => {
  expect(readCapture('<?xml version="1.0"?><items><item>burpVersion</item></items>')).toEqual({
    error: 'This is XML, not a HAR file. Save the traffic as HAR (HTTP Archive 1.2).',
  });
});
