import { describe, expect, it } from 'vitest';
import { gaveTokens, stepsOf } from '../../../lib/flows/infer.ts';
import { formBody, json, jsonBody, redirect, type ExchangeFields } from '../../support/exchange.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');
const stepsIn = (...fields: readonly ExchangeFields[]) =>
  stepsOf(flowIn(...fields), true).map(({ kind, message }) => (message ? kind : `(${kind})`));
const cookie = [['Set-Cookie', 'sid=1; HttpOnly']] as const;

describe('a code exchange out of sight', () => {
  it.each<[string, ExchangeFields]>([
    ['sends the browser on', redirect(a.answer, 'https://app.example/home')],
    ['answers with a session cookie', { ...a.landing(), responseHeaders: cookie }],
    [
      'takes a form post',
      {
        url: 'https://app.example/cb',
        method: 'POST',
        requestBody: formBody({ code: a.values.code, state: a.values.state }),
        status: 200,
      },
    ],
  ])('is inferred when the client %s', (_, landing) => {
    expect(stepsIn(a.request(), landing)).toEqual([
      'authorization_request',
      'authorization_response',
      '(token_request)',
    ]);
  });

  it('stands where the landing ended', () => {
    const landing = redirect(a.answer, 'https://app.example/home', { duration: 400 });
    const [, response, exchange] = stepsOf(flowIn(a.request(), landing), true);
    expect(exchange!.time - response!.time).toBe(400);
  });
});

describe('no code exchange is inferred', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['when one was seen', [redirect(a.answer, 'https://app.example/home'), a.redemption()]],
    ['when the landing failed', [{ ...a.landing(), status: 500, responseHeaders: cookie }]],
    ['when nothing answered the landing', [{ ...a.landing(), status: 0 }]],
    [
      'when an error was delivered',
      [redirect(`https://app.example/cb?error=access_denied&state=${a.values.state}`, '/')],
    ],
    [
      'when an application on the device took over',
      [
        redirect(
          'https://op.example/login',
          `com.example.app:/cb?code=${a.values.code}&state=${a.values.state}`,
        ),
      ],
    ],
  ])('%s', (_, after) => {
    expect(stepsIn(a.request(), ...after)).not.toContain('(token_request)');
  });

  it('where the client’s own page speaks to the provider: it would have been seen', () => {
    const keys = json('https://op.example/jwks', { keys: [{ kty: 'RSA', kid: '1', n: 'x', e: 'AQAB' }] });
    expect(stepsIn(a.request(), { ...a.landing(), responseHeaders: cookie }, keys)).not.toContain(
      '(token_request)',
    );
  });

  it('where others have cookies and the landing has none', () => {
    const login = { ...a.request(), responseHeaders: cookie };
    expect(stepsIn(login, a.landing())).not.toContain('(token_request)');
  });
});

describe('a push out of sight', () => {
  it('is inferred from its reference, before the request that carries it', () => {
    const request = {
      url: 'https://op.example/auth?client_id=spa&request_uri=urn:ietf:params:oauth:request_uri:1',
    };
    expect(stepsIn(request)).toEqual(['(pushed_authorization_request)', 'authorization_request']);
  });

  it('is not inferred from a request object at an address of the client’s', () => {
    expect(stepsIn(a.request({ request_uri: 'https://app.example/request.jwt' }))).toEqual([
      'authorization_request',
    ]);
  });
});

describe('a token request', () => {
  const answered = (fields: Partial<ExchangeFields>) =>
    gaveTokens(flowIn(a.request(), a.landing(), { ...a.redemption(), ...fields }).messages[2]!);

  it('gave tokens when they can be read, or when it succeeded unread', () => {
    expect(answered({})).toBe(true);
    expect(answered({ responseBody: undefined })).toBe(true);
  });

  it.each<[string, Partial<ExchangeFields>]>([
    ['an error', { status: 400, responseBody: jsonBody({ error: 'invalid_grant' }) }],
    ['an error with status 200', { status: 200, responseBody: jsonBody({ error: 'bad_verification_code' }) }],
    ['an error that was not recorded', { status: 400, responseBody: undefined }],
    ['nothing yet', { status: undefined, responseBody: undefined }],
    ['no response', { status: 0, responseBody: undefined }],
  ])('gave none when it brought %s', (_, fields) => {
    expect(answered(fields)).toBe(false);
  });
});
