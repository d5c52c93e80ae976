import { describe, expect, it } from 'vitest';
import { isMadeByVendor, pkceSupportOf, vendorOf } from '../../../../lib/facts/pkce/pkce-support.ts';
import { form, json, urlWith } from '../../../support/exchange.ts';
import { flowIn } from '../../../support/flows-in.ts';

const request = (at: string, more: Readonly<Record<string, string>> = {}) => ({
  url: urlWith(at, {
    client_id: 'spa',
    response_type: 'code',
    redirect_uri: 'https://app.example/cb',
    state: 's-12345678',
    ...more,
  }),
  status: 302,
});

const metadata = (origin: string, at: string, more: object = {}) =>
  json(`${origin}/.well-known/openid-configuration`, {
    issuer: origin,
    authorization_endpoint: at,
    token_endpoint: `${origin}/token`,
    ...more,
  });

describe('PKCE at a server', () => {
  const at = 'https://op.example/auth';

  it('is supported when its metadata says so', () => {
    const flow = flowIn(
      metadata('https://op.example', at, { code_challenge_methods_supported: ['S256'] }),
      request(at),
    );
    expect(pkceSupportOf(flow, 'public')).toBe('said');
  });

  it('is not when its metadata says nothing', () => {
    expect(pkceSupportOf(flowIn(metadata('https://op.example', at), request(at)), 'public')).toBe('unsaid');
  });

  it('is unknown without metadata', () => {
    expect(pkceSupportOf(flowIn(request(at)), 'public')).toBe('unknown');
  });

  it('is unknown at a provider that supports it and does not say so', () => {
    const entra = 'https://login.microsoftonline.com';
    const authorize = `${entra}/common/oauth2/v2.0/authorize`;
    expect(pkceSupportOf(flowIn(metadata(entra, authorize), request(authorize)), 'public')).toBe('unknown');
  });

  it('is lacking at a provider that is known to have none', () => {
    const flow = flowIn(request('https://www.strava.com/oauth/authorize'));
    for (const type of ['public', 'confidential', 'unknown'] as const)
      expect(pkceSupportOf(flow, type)).toBe('lacking');
  });

  it('is lacking for a web application at a provider that has it for public clients alone', () => {
    const flow = flowIn(request('https://slack.com/oauth/v2/authorize'));
    expect(pkceSupportOf(flow, 'confidential')).toBe('lacking');
    expect(pkceSupportOf(flow, 'unknown')).toBe('lacking');
    expect(pkceSupportOf(flow, 'public')).toBe('unknown');
  });
});

describe('a provider’s script', () => {
  const google = 'https://accounts.google.com/o/oauth2/v2/auth';

  it('marks the requests it makes', () => {
    expect(isMadeByVendor(flowIn(request(google, { gsiwebsdk: '3' })))).toBe(true);
  });

  it.each([
    ['without the mark', request(google)],
    ['at another server with the same parameter', request('https://op.example/auth', { gsiwebsdk: '3' })],
  ])('did not make a request %s', (_, exchange) => {
    expect(isMadeByVendor(flowIn(exchange))).toBe(false);
  });
});

it('a server with no quirks is no vendor', () => {
  expect(vendorOf(flowIn(request('https://op.example/auth')))).toBeUndefined();
});

it('the provider is known by its token endpoint where the request was not seen', () => {
  const refreshAt = (origin: string) =>
    form(`${origin}/t/oauth2/v2.0/token`, { grant_type: 'refresh_token', refresh_token: 'r-1234567' });
  expect(vendorOf(flowIn(refreshAt('https://login.microsoftonline.com')))?.name).toBe('Microsoft Entra');
  expect(vendorOf(flowIn(refreshAt('https://op.example')))).toBeUndefined();
});
