import { describe, expect, it } from 'vitest';
import { errorPageOf } from '../../../lib/flows/error-page.ts';
import type { ExchangeFields } from '../../support/exchange.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';
import { samlLogin } from '../../support/single-sign-on.ts';

const a = spaLogin('a');
const page = (text: string | undefined, more: Partial<ExchangeFields> = {}) =>
  errorPageOf(
    flowIn({
      ...a.request(),
      status: 400,
      ...(text !== undefined && { responseBody: { mediaType: 'text/html', text } }),
      ...more,
    }),
  );

describe('an error page', () => {
  it('about the redirect URI is told from others', () => {
    expect(page('<h1>Error 400: redirect_uri_mismatch</h1>')).toMatchObject({
      says: 'redirect_uri',
      code: 'redirect_uri_mismatch',
    });
    expect(page('<p>unauthorized_client</p>')).toMatchObject({ says: 'other', code: 'unauthorized_client' });
  });

  it('that names no code has none', () => {
    expect(page('<h1>Something went wrong</h1>')).toMatchObject({ says: 'other', code: undefined });
    expect(page('<p>not_invalid_request_really</p>')?.code).toBeUndefined();
  });

  it('of Microsoft Entra is answered with success; the settings in it say what went wrong', () => {
    const settings = (said: string) =>
      page(`<script>$Config={"strServiceExceptionMessage":${said}};</script>`, { status: 200 });
    expect(
      settings('"AADSTS50011: The redirect URI \\u0027https://app.example/cb\\u0027 does not match"'),
    ).toMatchObject({
      says: 'redirect_uri',
      code: 'AADSTS50011',
    });
    expect(settings('"AADSTS700016: Application not found"')).toMatchObject({
      says: 'client',
      code: 'AADSTS700016',
    });
    expect(settings('""')).toBeUndefined();
    expect(settings('null')).toBeUndefined();
  });

  it.each([
    '<p>Client not found.</p>',
    '<p>Client disabled.</p>',
    'Unknown client: abc',
    'The OAuth client was not found.',
  ])('about the client is told from others: %s', (text) => {
    expect(page(text)?.says).toBe('client');
    expect(page(undefined, { verdicts: { error_page: 'client' } })?.says).toBe('client');
  });

  it.each(['The client sent too many requests', 'Client certificate required', 'User not found'])(
    'is not about the client: %s',
    (text) => {
      expect(page(text)?.says).toBe('other');
    },
  );

  it('of AD FS as well', () => {
    const text =
      "<p>Error details: MSIS9224: The received 'redirect_uri' parameter is not a valid registered redirect URI</p>";
    expect(page(text, { status: 200 })).toMatchObject({ says: 'redirect_uri', code: 'MSIS9224' });
  });

  it.each([
    ['<h4>redirect_uri 参数错误</h4>', 'redirect_uri'],
    ['<h4>AppID 参数错误</h4>', 'client'],
    ['<h4>Scope 参数错误或没有 Scope 权限</h4>', 'other'],
  ])('of WeChat as well: %s', (text, says) => {
    expect(page(text, { status: 200 })?.says).toBe(says);
  });

  it('may be where the provider leads to, called so or saying what is wrong', () => {
    const to = (redirectUrl: string) => page(undefined, { status: 302, redirectUrl });
    expect(to('https://op.example/account/error?errorId=CfDJ8')).toMatchObject({ says: 'unread' });
    expect(to('https://op.example/errors/show?error=invalid_scope')).toMatchObject({ code: 'invalid_scope' });
    expect(to('https://op.example/errors/show?x=1')).toBeUndefined();
    expect(to('https://app.example/error')).toBeUndefined();
  });

  it('answers other protocols too', () => {
    const text = '{"strServiceExceptionMessage":"AADSTS700016: Application not found"}';
    const refused = { ...samlLogin.request(), responseBody: { mediaType: 'text/html', text } };
    expect(errorPageOf(flowIn(refused))).toMatchObject({ says: 'client', code: 'AADSTS700016' });
    expect(errorPageOf(flowIn(refused, samlLogin.response()))).toBeUndefined();
  });

  it.each([undefined, ''])('whose text is %j was not read', (text) => {
    expect(page(text)).toMatchObject({ says: 'unread', code: undefined });
  });

  it('that redaction took away says what it said before', () => {
    expect(
      page(undefined, { verdicts: { error_page: 'redirect_uri', error_page_code: 'invalid_request' } }),
    ).toMatchObject({
      says: 'redirect_uri',
      code: 'invalid_request',
    });
    expect(page(undefined, { status: 200, verdicts: { error_page: 'other' } })?.says).toBe('other');
  });
});

describe('no error page', () => {
  it('is a login page', () => {
    expect(errorPageOf(flowIn({ ...a.request(), status: 200 }))).toBeUndefined();
    expect(page('<h1>微信登录</h1><p>参数错误时请重试 redirect_uri</p>', { status: 200 })).toBeUndefined();
  });

  it('is a redirect, whatever its status', () => {
    expect(page('invalid_request', { redirectUrl: 'https://op.example/login' })).toBeUndefined();
  });

  it('is what a login with an answer went through', () => {
    expect(errorPageOf(flowIn({ ...a.request(), status: 401 }, a.landing()))).toBeUndefined();
  });
});

describe('a page of the provider’s own whose address has the number of an error', () => {
  const led = (to: string, url = 'https://graph.qq.com/oauth2.0/authorize') =>
    page(undefined, {
      url: `${url}?client_id=101&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s`,
      status: 302,
      redirectUrl: to,
    });

  it.each([
    ['https://graph.qq.com/oauth2.0/show?which=error&display=pc&error=100010', 'redirect_uri'],
    ['https://graph.qq.com/oauth2.0/show?which=error&display=pc&error=100008', 'client'],
    ['https://graph.qq.com/oauth2.0/show?which=error&display=pc&error=100000', 'other'],
  ])('is an error page (%s)', (to, says) => {
    expect(led(to)?.says).toBe(says);
  });

  it('says of no other provider what QQ’s numbers say', () => {
    expect(led('https://op.example/show?error=100010', 'https://op.example/oauth/authorize')?.says).toBe(
      'other',
    );
  });

  it.each([
    'https://graph.qq.com/oauth2.0/show?which=Login&display=pc&client_id=101010',
    'https://graph.qq.com/oauth2.0/show?which=Login&error=0',
    'https://graph.qq.com/oauth2.0/show?which=Login&error=401',
    'https://graph.qq.com/login?error=100010',
    'https://app.example/cb?error=100010&state=s',
  ])('and not %s', (to) => {
    expect(led(to)).toBeUndefined();
  });
});
