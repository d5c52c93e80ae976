import { describe, expect, it } from 'vitest';
import { curlOf } from '../../../lib/output/curl.ts';
import { exchange, form } from '../../support/exchange.ts';

describe('a request as a command of curl', () => {
  it('has method, address, headers and body', () => {
    const sent = form(
      'https://op.example/token',
      { grant_type: 'refresh_token' },
      {
        requestHeaders: [
          [':authority', 'op.example'],
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ['Content-Length', '24'],
          ['DPoP', 'eyJ'],
        ],
      },
    );
    expect(curlOf(sent)).toBe(
      [
        `curl 'https://op.example/token'`,
        `-H 'Content-Type: application/x-www-form-urlencoded'`,
        `-H 'DPoP: eyJ'`,
        `--data-raw 'grant_type=refresh_token'`,
      ].join(' \\\n  '),
    );
  });

  it('names the type of a body whose headers were not recorded', () => {
    const sent = form('https://op.example/token', { a: '1' }, { method: 'PUT', requestHeaders: [] });
    expect(curlOf(sent)).toContain(`curl -X 'PUT' 'https://op.example/token'`);
    expect(curlOf(sent)).toContain(`-H 'content-type: application/x-www-form-urlencoded'`);
  });

  it('leaves the fragment to the browser', () => {
    expect(curlOf(exchange({ url: 'https://app.example/cb#access_token=a' }))).toBe(
      `curl 'https://app.example/cb'`,
    );
  });

  it('is one command for a shell, whatever stands in the values', () => {
    const url = `https://op.example/?a=';rm -rf ~;'`;
    expect(curlOf(exchange({ url }))).toBe(String.raw`curl 'https://op.example/?a='\'';rm -rf ~;'\'''`);
  });

  it('writes what cannot be seen by its bytes', () => {
    const sent = exchange({ url: 'https://op.example/', requestHeaders: [['X-A', "a\u202eb'c\u001b"]] });
    expect(curlOf(sent)).toContain(String.raw`-H $'X-A: a\xe2\x80\xaeb\'c\x1b'`);
  });
});
