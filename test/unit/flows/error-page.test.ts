import { describe, expect, it } from 'vitest';
import { aboutRedirectUri, errorPageOf } from '../../../lib/flows/error-page.ts';
import type { ExchangeFields } from '../../support/exchange.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

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
    expect(page(undefined, { verdicts: { error_page: 'nonsense' } })?.says).toBe('unread');
  });
});

describe('no error page', () => {
  it('is a login page', () => {
    expect(errorPageOf(flowIn({ ...a.request(), status: 200 }))).toBeUndefined();
  });

  it('is a redirect, whatever its status', () => {
    expect(page('invalid_request', { redirectUrl: 'https://op.example/login' })).toBeUndefined();
  });

  it('is what a login with an answer went through', () => {
    expect(errorPageOf(flowIn({ ...a.request(), status: 401 }, a.landing()))).toBeUndefined();
  });
});

describe('the words about a redirect URI', () => {
  it.each([
    'redirect_uri_mismatch',
    "AADSTS50011: The redirect URI 'https://a' specified in the request does not match",
    'Callback URL mismatch.',
    'Invalid parameter: redirect_uri',
    'redirect_uri did not match any of the client’s registered redirect_uris',
    'The redirect URI is not registered for this client',
    'Invalid Redirect URI',
    'unregistered redirect_uri',
    '{"error":"invalid_request","error_description":"redirect_uri is not allowed"}',
  ])('are “%s”', (text) => {
    expect(aboutRedirectUri(text)).toBe(true);
  });

  it.each([
    '',
    'invalid_client',
    'The redirect URI was fine. The scope is invalid',
    '<a href="/login?redirect_uri=https://app.example/cb">invalid password</a>',
    '{"error":"invalid_scope","redirect_uri_mismatch":false}',
    'You will be redirected',
  ])('are not “%s”', (text) => {
    expect(aboutRedirectUri(text)).toBe(false);
  });

  it('are looked for in a long page without effort', () => {
    const started = performance.now();
    aboutRedirectUri('redirect uri '.repeat(4000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
