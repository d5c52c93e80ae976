import { expect, test } from 'vitest';
import { requestOfCurl } from '../../../../lib/sources/pasted/curl.ts';

const header = (name: string, value: string) => ({ name, value });

test('as Chrome copies it', () => {
  const command = String.raw`curl 'https://op.example/token?x=1' \
  -H 'accept: */*' \
  -H 'content-type: application/x-www-form-urlencoded' \
  -b 'session=1; theme=dark' \
  --data-raw $'grant_type=authorization_code&note=it\'s\u0021' \
  --compressed`;
  expect(requestOfCurl(command)).toEqual({
    method: 'POST',
    url: 'https://op.example/token?x=1',
    headers: [
      header('accept', '*/*'),
      header('content-type', 'application/x-www-form-urlencoded'),
      header('Cookie', 'session=1; theme=dark'),
    ],
    postData: {
      mimeType: 'application/x-www-form-urlencoded',
      text: "grant_type=authorization_code&note=it'su0021",
    },
  });
});

test('as documentation writes it', () => {
  expect(
    requestOfCurl(
      '$ curl -s -XPOST "https://op.example/token" -u app:secret -d a=1 --data-urlencode "b=x y" -o out.json',
    ),
  ).toEqual({
    method: 'POST',
    url: 'https://op.example/token',
    headers: [header('Authorization', 'Basic YXBwOnNlY3JldA==')],
    postData: { mimeType: 'application/x-www-form-urlencoded', text: 'a=1&b=x%20y' },
  });
});

test.each([
  [
    'the data of a GET stands in its address',
    'curl -G https://a.example/ -d a=1 -d b=2',
    'https://a.example/?a=1&b=2',
  ],
  ['an address without a scheme is http', 'curl a.example/x', 'http://a.example/x'],
  [
    'the value of an option is no address',
    'curl -x http://proxy:1 --url=https://a.example/',
    'https://a.example/',
  ],
  ['a Windows prompt continues lines by carets', 'curl ^\r\n "https://a.example/"', 'https://a.example/'],
])('%s', (_, command, url) => {
  expect(requestOfCurl(command)).toMatchObject({ method: 'GET', url });
});

test.each([
  '',
  'curl',
  'curl -X',
  'curly https://a.example/',
  "curl 'https://a.example",
  "curl https://a.example/ --data-urlencode 'a=\ud800'",
])('%j does not break it', (text) => {
  expect(() => requestOfCurl(text)).not.toThrow();
});

test('without an address there is no request', () => {
  expect(requestOfCurl('curl -s -H "a: b"')).toBeUndefined();
});
