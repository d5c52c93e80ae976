import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'redirect-kind-refused';
const onPage = (redirectUri: string, text: string, mediaType = 'text/html') =>
  codeFlow({
    redirectUri,
    requestExchange: { status: 400, responseBody: { mediaType, text } },
    response: null,
    token: null,
  });
const asError = (redirectUri: string, error: string, error_description: string) =>
  codeFlow({
    redirectUri,
    requestExchange: { status: 400, responseBody: jsonBody({ error, error_description }) },
    response: null,
    token: null,
  });

describe(`${id} is the cause`, () => {
  it.each([
    [
      'http on localhost, as Spotify says it',
      onPage('http://localhost:8080/', 'INVALID_CLIENT: Insecure redirect URI', 'text/plain'),
      'http://127.0.0.1:8080/',
    ],
    [
      'http on the internet',
      asError('http://app.example/cb', 'invalid_request', 'redirect_uri must use HTTPS'),
      'https://app.example/cb',
    ],
    [
      'http, under a code that speaks of the client',
      asError('http://app.example/cb', 'unauthorized_client', 'The callback URL is not secure'),
      'https://app.example/cb',
    ],
    [
      'http, as Facebook’s page says it in Spanish',
      onPage(
        'http://tienda.example/auth/facebook/callback',
        '<title>Error</title><div>Facebook detectó que Tienda no usa una conexión segura para transferir información.</div>',
      ),
      'https://tienda.example/auth/facebook/callback',
    ],
    [
      'the device itself',
      onPage('https://localhost:3000/cb', '<h1>The redirect URI may not be localhost</h1>'),
      'tunnel',
    ],
    [
      'an IP address, as Google says it',
      onPage(
        'http://192.168.1.20:8123/auth/external/callback',
        '<p>Invalid parameter value for redirect_uri: Raw IP addresses not allowed: http://192.168.1.20</p>',
      ),
      'public domain',
    ],
    [
      'a name of the local network',
      onPage(
        'https://homeassistant.local/cb',
        '<p>Invalid parameter value for redirect_uri: Non-public domains not allowed</p>',
      ),
      'public domain',
    ],
  ])('of %s', (_, exchanges, fix) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).not.toContain('redirect-uri-mismatch');
    expect(reasonOf(exchanges)?.fix).toContain(fix);
    expect(reasonOf(exchanges)?.why).toMatch(/says “.+”/);
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of an https address', onPage('https://app.example/cb', 'Insecure redirect URI', 'text/plain')],
    [
      'where the address is not registered',
      onPage('http://localhost:8080/', 'INVALID_CLIENT: Invalid redirect URI', 'text/plain'),
    ],
    [
      'where something else must be secure',
      onPage('http://localhost:8080/', '<h1>This site must use https</h1>'),
    ],
    [
      'of a public name where words are about the device',
      asError('https://app.example/cb', 'invalid_request', 'redirect_uri may not be localhost'),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
