import { describe, expect, test } from 'vitest';
import { redact } from '../../../lib/redact/redact.ts';
import { createRedaction } from '../../../lib/redact/redaction.ts';
import { capture, form, formBody, json, type ExchangeFields } from '../../support/exchange.ts';

const texts = (...fields: readonly ExchangeFields[]) =>
  redact('default', { exchanges: capture(...fields), report: { redacted: false } }).exchanges;

describe('one secret, one placeholder', () => {
  test('in query, form, Basic, JSON, cookie, prose and path alike', () => {
    const secret = 'k9/Q+x=7 é"z';
    const credentials = btoa(`spa:${encodeURIComponent(secret)}`);
    const out = JSON.stringify(
      texts(
        form(`https://op.example/token?client_secret=${encodeURIComponent(secret)}`, {
          grant_type: 'client_credentials',
          client_secret: secret,
        }),
        form(
          'https://op.example/token',
          { grant_type: 'client_credentials' },
          { requestHeaders: [['authorization', `Basic ${credentials}`]] },
        ),
        json('https://op.example/register', { client_id: 'spa', client_secret: secret }),
        {
          url: 'https://op.example/x',
          failure: `refused: ${secret}`,
          requestHeaders: [['Cookie', `x=${encodeURIComponent(secret)}`]],
        },
        { url: `https://app.example/${encodeURIComponent(secret)}` },
      ),
    );
    expect(out).not.toContain('k9');
    expect(new Set(out.match(/redacted-[a-z-]+\d+/g))).toEqual(new Set(['redacted-client-secret-1']));
    expect(out).toContain(btoa('spa:redacted-client-secret-1'));
  });

  test('in a registration’s answer and in the header that manages it', () => {
    const address = 'https://op.example/register/spa';
    const answer = {
      client_id: 'spa',
      registration_client_uri: address,
      registration_access_token: 'reg-23410913-abewfq.123483',
    };
    const bearer = [['Authorization', 'Bearer reg-23410913-abewfq.123483']] as const;
    const [made, removed] = texts(
      json('https://op.example/register', answer, { method: 'POST', status: 201 }),
      { method: 'DELETE', url: address, requestHeaders: bearer, status: 204 },
    );
    expect(JSON.parse(made?.responseBody?.text ?? '')).toEqual({
      ...answer,
      registration_access_token: 'redacted-registration-access-token-1',
    });
    expect(removed).toMatchObject({
      url: address,
      requestHeaders: [['Authorization', 'Bearer redacted-registration-access-token-1']],
    });
  });

  test('different secrets differ, also JWTs that differ in what is masked alone', () => {
    const jwt = (sub: string) =>
      `eyJhbGciOiJSUzI1NiJ9.${btoa(JSON.stringify({ sub })).replace(/=/g, '')}.c2ln`;
    const [first, second, again] = texts(
      { url: `https://a.example/cb#id_token=${jwt('alice')}&code=one11111` },
      { url: `https://a.example/cb#id_token=${jwt('bob')}&code=two22222` },
      { url: `https://a.example/cb#id_token=${jwt('alice')}&code=one11111` },
    );
    expect(first!.url).not.toBe(second!.url);
    expect(first!.url).toBe(again!.url);
  });

  test('a secret is hunted for before the place that names it', () => {
    const [before] = texts(
      { url: 'https://log.example/collect?note=x', failure: 'late for Zx81-secret-token' },
      form('https://op.example/token', { grant_type: 'refresh_token', refresh_token: 'Zx81-secret-token' }),
    );
    expect(before!.failure).toBe('late for redacted-refresh-token-1');
  });

  test('an unknown value that carries a secret says which', () => {
    const [, beacon] = texts(
      { url: 'https://app.example/cb?code=Zx81Zx81Zx81&state=stat3stat3' },
      { url: 'https://t.example/hit?payload=saw+Zx81Zx81Zx81+today' },
    );
    expect(beacon!.url).toBe('https://t.example/hit?payload=redacted-value-1.redacted-code-1');
  });

  test('a trace that is redacted again with new traffic keeps its placeholders to itself', () => {
    const [old, fresh] = texts(
      { url: 'https://app.example/cb?code=redacted-code-1&state=redacted-state-1' },
      { url: 'https://app.example/cb?code=newnewnew1&state=redacted-state-1' },
    );
    expect(old!.url).toContain('code=redacted-code-1&state=redacted-state-1');
    expect(fresh!.url).toContain('code=redacted-code-2&state=redacted-state-1');
  });

  test('placeholders do not depend on the value', () => {
    const shown = (code: string) => texts({ url: `https://app.example/cb?code=${code}` })[0]!.url;
    expect(shown('aaaaaaaaa1')).toBe(shown('zzzzzzzzz2zzzzzzzzzzzzz'));
  });
});

describe('what is public is not hunted for', () => {
  test('a secret that is the client id is masked where it is named as a secret only', () => {
    const [first] = texts(
      form('https://op.example/token', {
        grant_type: 'client_credentials',
        client_id: 'spa-client-1',
        client_secret: 'spa-client-1',
      }),
    );
    expect(first!.requestBody?.text).toBe(
      'grant_type=client_credentials&client_id=spa-client-1&client_secret=redacted-client-secret-1',
    );
  });

  test('short and everyday values do not eat into other text', () => {
    const [, second] = texts(
      {
        url: 'https://app.example/cb?code=abc&state=login',
        requestHeaders: [['Cookie', 'a=1; b=example; c=openid; d=https://op.example']],
      },
      {
        url: 'https://op.example/login?client_id=abcdef&scope=openid&prompt=login&redirect_uri=https%3A%2F%2Fapp.example%2F1',
      },
    );
    expect(second!.url).toBe(
      'https://op.example/login?client_id=abcdef&scope=openid&prompt=login&redirect_uri=https%3A%2F%2Fapp.example%2F1',
    );
  });

  test.each([
    ['failed', 'The login failed.'],
    ['alice', 'The login redacted-username-1.'],
  ])('?login=%s makes of the sentence “%s”', (login, told) => {
    const redaction = createRedaction('default', capture({ url: `https://app.example/?login=${login}` }));
    expect(redaction.report({ redacted: false, why: `The login ${login}.` }).why).toBe(told);
  });

  test('a hosted domain does not hide hosts', () => {
    const [first] = texts({ url: 'https://app.example/cb?hd=app.example&iss=https%3A%2F%2Fapp.example' });
    expect(first!.url).toBe('https://app.example/cb?hd=redacted-hd-1&iss=https%3A%2F%2Fapp.example');
  });

  test('the subject of a client’s own assertion is its client id', () => {
    const redaction = createRedaction(
      'default',
      capture({ url: 'https://op.example/authorize?client_id=batch-job' }),
    );
    expect(redaction.parameter('sub', 'batch-job')).toBe('batch-job');
    expect(redaction.parameter('sub', 'alice')).toBe('redacted-sub-1');
  });
});

test('values for the clipboard get the placeholders of the trace', () => {
  const exchanges = capture({
    url: 'https://app.example/cb?code=c0dec0dec0de&state=s1s1s1s1',
    requestBody: formBody({}),
  });
  const redaction = createRedaction('default', exchanges);
  expect(redaction.parameter('code', 'c0dec0dec0de')).toBe('redacted-code-1');
  expect(redaction.text('curl "https://app.example/cb?code=c0dec0dec0de"')).toBe(
    'curl "https://app.example/cb?code=redacted-code-1"',
  );
  expect(redaction.header('Authorization', 'Bearer c0dec0dec0de')).toBe('Bearer redacted-code-1');
});
