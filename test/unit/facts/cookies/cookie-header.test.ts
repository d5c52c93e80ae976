import { describe, expect, it } from 'vitest';
import { cookieHeaderOf } from '../../../../lib/facts/cookies/cookie-header.ts';
import { exchange } from '../../../support/exchange.ts';

const header = (cookie: string, verdicts?: Readonly<Record<string, string>>) =>
  cookieHeaderOf(
    exchange({
      url: 'https://app.example/cb',
      requestHeaders: [
        ['Accept', '*/*'],
        ['Cookie', cookie],
      ],
      ...(verdicts && { verdicts }),
    }),
  );
const families = (...names: readonly string[]) =>
  header(names.map((name) => `${name}=1`).join('; '))?.families.map(({ name, count }) => `${name} ${count}`);

describe('the cookies of a request', () => {
  it('are counted, in octets of their header', () => {
    expect(header('a=1; b=ü')).toMatchObject({ count: 2, bytes: 9 });
  });

  it('are none where none were sent, and unknown where no headers were recorded', () => {
    const url = 'https://app.example/';
    expect(cookieHeaderOf(exchange({ url, requestHeaders: [['Accept', '*/*']] }))).toEqual({
      count: 0,
      bytes: 0,
      families: [],
    });
    expect(cookieHeaderOf(exchange({ url }))).toBeUndefined();
    expect(cookieHeaderOf(exchange({ url, requestHeaders: [] }))).toBeUndefined();
  });

  it('keep the octets that they had before redaction', () => {
    expect(header('a=redacted-cookie-1', { cookie_bytes: '9000' })?.bytes).toBe(9000);
    expect(header('a=1', { cookie_bytes: 'many' })?.bytes).toBe(3);
  });
});

describe('cookies of one making', () => {
  it.each([
    [['_oauth2_proxy_csrf'], ['_oauth2_proxy_csrf 1']],
    [
      ['mod_auth_openidc_state_a1b2c3d4e5f6', 'mod_auth_openidc_state_f6e5d4c3b2a1'],
      ['mod_auth_openidc_state_ 2'],
    ],
    [
      ['__txn_Zm9vYmFyYmF6MDEy', 'sid', '__txn_cXV4cXV4cXV4MDEy'],
      ['__txn_ 2', 'sid 1'],
    ],
    [
      ['mod_auth_openidc_state_BcbS7YBTr-zAsKs2T_Brljm_37E', 'mod_auth_openidc_state_JZ7kKFlL5u-ak2P_3nS8'],
      ['mod_auth_openidc_state_ 2'],
    ],
    [
      ['q_auth_2f3ab3cc-2d0b-498d-ac7e-41ba4ea5ee87', 'q_auth_80316f68-8d3e-481a-a5c2-011bef2c328a'],
      ['q_auth_ 2'],
    ],
    [['session.0', 'session.1', 'session.2'], ['session. 3']],
    [
      ['.AspNetCore.Correlation.kDfGh3jKl4mNb5vC', '.AspNetCore.Correlation.Ab12Cd34Ef56Gh'],
      ['.AspNetCore.Correlation. 2'],
    ],
  ])('%j are told together', (names, expected) => {
    expect(families(...names)).toEqual(expected);
  });

  it.each([
    [['a', 'b']],
    [['_session_id', '_session_key']],
    [['connect.sid', 'connect.uid']],
    [['sid2', 'sid3']],
    [['app_v2', 'app_v3']],
  ])('%j are not', (names) => {
    expect(families(...names)).toHaveLength(2);
  });
});
