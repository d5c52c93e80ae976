import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, redirect, urlWith } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const page = (inside: string) =>
  reasonOf(
    codeFlow({
      requestExchange: { status: 400, responseBody: { mediaType: 'text/html', text: inside } },
      response: null,
      token: null,
    }),
  );
const guess = 'does not trust the client';
const meaning = 'The request is malformed';

describe('an error page of the provider', () => {
  it.each([
    [
      'in nobody’s known words',
      '<h1>Fehler</h1><p class="error">Die Anfrage hat einen Knick und wurde abgelehnt.</p>',
    ],
    ['in a plain heading', '<title>Error</title><h1>The moon is not in the right phase, sorry</h1>'],
  ])('that says what is wrong %s is quoted, and nothing guessed beside it', (_, inside) => {
    const told = page(inside);
    expect(told?.cause).toBe('provider-error-page');
    expect(told?.why).not.toContain(guess);
    expect(told?.why).toContain('op.example says “');
    expect(told?.fix).toContain('the page’s own words');
  });

  it('that says known words of several meanings is not called malformed', () => {
    const told = page('<h1>Error</h1><p>invalid_request: The state parameter could not be verified.</p>');
    expect(told?.why).not.toContain(meaning);
    expect(told?.why).not.toContain(guess);
  });

  it.each([
    ['that says nothing', '<h1></h1>'],
    ['that says only that something failed', '<title>Error</title><h1>Bad Request</h1>'],
    ['that was not recorded', ''],
  ])('%s may be one about the client or its address', (_, inside) => {
    expect(page(inside)?.why).toMatch(/does not trust the client|not known there/);
  });

  it('that names a code in nobody’s known words is explained by the code', () => {
    expect(page('<h1>Something about invalid_request</h1>')?.why).toContain(meaning);
  });
});

describe('a provider that answers 404 to the request', () => {
  const answered = (status: number, inside = '<h1>Not Found</h1>', request = {}) =>
    codeFlow({
      request,
      requestExchange: { status, responseBody: { mediaType: 'text/html', text: inside } },
      response: null,
      token: null,
    });

  it.each(['<h1>Not Found</h1>', '', '<p>We looked everywhere, and this page is not among ours.</p>'])(
    'has nothing there, or does not know the client: %s',
    (inside) => {
      const exchanges = answered(404, inside);
      expect(causeAndOfTrace(exchanges)).toEqual(['provider-error-page', 'provider-error-page']);
      expect(reasonOf(exchanges)?.why).toContain(
        'nothing is at that address, or it does not know the client',
      );
      expect(reasonOf(exchanges)?.why).not.toContain(guess);
      expect(reasonOf(exchanges)?.fix).toContain('authorization_endpoint');
    },
  );

  it('at the app’s own host is told so', () => {
    const why = reasonOf(answered(404, '', { redirect_uri: 'https://op.example/cb' }))?.why;
    expect(why).toContain('It is the app’s own host');
    expect(reasonOf(answered(404, ''))?.why).not.toContain('own host');
  });

  it('is not taken to speak of the person where its page says of all that it may be secret', () => {
    const text = '<p>The page either does not exist or you are not authorized to view it.</p>';
    expect(causesOf(answered(404, text))).toEqual(['provider-error-page']);
  });

  it('or 405 does not take such a request there', () => {
    expect(reasonOf(answered(405))?.why).toContain('does not take GET at');
  });

  it.each([
    ['of the client', 404, '<h1>Not Found</h1><p>Invalid client_id ("shop").</p>'],
    ['of the return address', 404, '<p>Unregistered redirect_uri ("https://shop.example/cb").</p>'],
    ['of a person', 404, '<p>You are not assigned to this application.</p>'],
    ['with another status', 400, '<h1>Not Found</h1>'],
  ])('is not told so where it speaks %s', (_, status, inside) => {
    expect(reasonOf(answered(status, inside))?.why).not.toContain('nothing is at that address');
  });
});

const window = { context: { resourceType: 'main_frame' } } as const;
const asked = (server: string, redirectUri = 'https://shop.harbour.test/cb') =>
  urlWith(`${server}/oauth2/auth`, {
    client_id: 'shop',
    response_type: 'code',
    redirect_uri: redirectUri,
    state: 'af0ifjsldkj9320ad',
  });
/** A request that is sent on to a page of the provider’s, of which a script draws all. */
const sentOn = (server: string, page: string, redirectUri?: string) =>
  capture(
    exchange({ ...redirect(asked(server, redirectUri), page), ...window }),
    exchange({
      url: page,
      ...window,
      responseBody: { mediaType: 'text/html', text: '<div id="app"></div>' },
    }),
  );
const uuid = '3f1c9a4e-8b7a-4c55-9d1e-2f6f0c1a7b9d';

describe('an error page of the provider that gives nothing but a number', () => {
  it.each([
    [
      'Ory',
      'https://id.harbour.test',
      `https://id.harbour.test/ui/error?id=${uuid}`,
      '(id)',
      '/self-service/errors?id=',
    ],
    [
      'Ory’s at a host of its own',
      'https://hydra.harbour.test',
      `https://accounts.harbour.test/error?id=${uuid}`,
      '(id)',
      '/self-service/errors?id=',
    ],
    [
      'Duende',
      'https://id.harbour.test',
      'https://id.harbour.test/Home/Error?errorId=CfDJ8KQ3m2a9b7c5d1e0f_gHiJkLmNoPqRsTuVwXyZ0123456789',
      '(errorId)',
      'GetErrorContextAsync',
    ],
    [
      'another',
      'https://id.harbour.test',
      'https://id.harbour.test/error?trace_id=9b7c5d1e0f',
      '(trace_id)',
      'by it in the log',
    ],
  ])('is told with where to look it up: %s', (_, server, page, name, fix) => {
    const exchanges = sentOn(server, page);
    expect(causeAndOfTrace(exchanges)).toEqual(['provider-error-page', 'provider-error-page']);
    const told = reasonOf(exchanges);
    expect(told?.why).toContain(`number of the error ${name}`);
    expect(told?.fix).toContain(fix);
    expect(JSON.stringify(told)).not.toContain('3f1c9a4e');
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it.each([
    [
      'Okta',
      '<h1>400</h1><p>Your request resulted in an error.</p><p>Error ID: oaeK2sV9wHkRFSxTtSmV0vK9A</p>',
      'System Log',
    ],
    ['another', '<h1>Sign On Error</h1><b>Reference #:</b> <span>xZ93kd4</span>', 'by it in the log'],
    ['Auth0', '<h1>Oops!, something went wrong</h1><code>TRACKING: 2f6f0c1a7b9d</code>', 'by it in the log'],
  ])('is told by the number on the page: %s', (_, inside, fix) => {
    const told = page(inside);
    expect(told?.why).toContain('The page gives the number of the error');
    expect(told?.fix).toContain(fix);
  });
});

describe('no number is spoken of', () => {
  it.each([
    [
      'where the page names the reason',
      '<h1>Error</h1><p>The requested OAuth 2.0 Client does not exist.</p><p>Error ID: oaeK2sV9wHkRFSxTt9</p>',
    ],
    ['where it has none', '<h1>Error</h1><p>Support: call us by phone</p>'],
    ['where a word stands in its place', '<h1>Error</h1><p>Reference: documentation</p>'],
  ])('%s', (_, inside) => {
    expect(page(inside)?.why).not.toContain('number of the error');
  });

  it.each([
    [
      'at the client’s own host',
      'https://id.harbour.test',
      `https://shop.harbour.test/error?id=${uuid}`,
      undefined,
    ],
    [
      'at another site',
      'https://id.harbour.test',
      `https://errors.elsewhere.test/error?id=${uuid}`,
      undefined,
    ],
    [
      'on the way to a login',
      'https://id.harbour.test',
      'https://accounts.harbour.test/login?id=4711',
      undefined,
    ],
    [
      'of a page called so that has nothing to tell',
      'https://id.harbour.test',
      'https://accounts.harbour.test/error',
      undefined,
    ],
  ])('and no login has failed %s', (_, server, target, redirectUri) => {
    const exchanges = sentOn(server, target, redirectUri);
    expect(causesOf(exchanges)).not.toContain('provider-error-page');
  });
});
