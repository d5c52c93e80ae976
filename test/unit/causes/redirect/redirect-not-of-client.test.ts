import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';

const home = 'https://home.harbour.test';
const id = 'redirect-not-of-client';

/** A provider whose page a script draws. */
const asked = (client: string, redirectUri: string): ExchangeFields => ({
  url: urlWith(`${home}/auth/authorize`, {
    response_type: 'code',
    client_id: client,
    redirect_uri: redirectUri,
    state: 'af0ifjsldkj9320ad',
  }),
  status: 200,
  context: { resourceType: 'main_frame' },
  responseBody: { mediaType: 'text/html', text: '<div id="app"></div><script src="/main.js"></script>' },
});

/** What that script sends, and is told. */
const told = (status: number, text: string): ExchangeFields => ({
  url: `${home}/auth/login_flow`,
  method: 'POST',
  status,
  context: { resourceType: 'fetch', initiator: home },
  requestHeaders: [['accept', '*/*']],
  requestBody: { mediaType: 'application/json', text: '{"handler":["homeassistant",null]}' },
  responseHeaders: [['content-type', 'application/json']],
  responseBody: { mediaType: 'application/json', text },
});
const refused = told(403, '{"message":"Invalid redirect URI"}');
const refusals = [
  ['403 and a sentence', refused],
  ['400 and a code', told(400, '{"error":"invalid_redirect_uri","error_description":"not at the client"}')],
] as const;

describe('a client that is called by its address, and wants its answer elsewhere', () => {
  it.each(refusals)('is told of both addresses where its provider says %s', (_, refusal) => {
    const login = capture(asked('https://panel.quay.test/', 'https://other.quay.test/cb'), refusal);
    expect(reasonOf(login)).toMatchObject({
      cause: id,
      why: expect.stringMatching(/https:\/\/panel\.quay\.test\/.*https:\/\/other\.quay\.test\/cb/),
    });
    expect(causeAndOfTrace(login)).toEqual([id, id]);
  });

  it.each([
    ['port', 'https://panel.quay.test:8123/'],
    ['scheme', 'http://panel.quay.test'],
  ])('is told of another %s too', (part, client) => {
    const why = reasonOf(capture(asked(client, 'https://panel.quay.test/cb'), refused))?.why;
    expect(why).toContain(part);
  });

  it.each([
    ['both are at one place', 'https://panel.quay.test/', 'https://panel.quay.test/cb'],
    [
      'its address is that of a document',
      'https://panel.quay.test/client.json',
      'https://other.quay.test/cb',
    ],
    ['it has a name and no address', 'panel', 'https://other.quay.test/cb'],
  ])('is not told so where %s: the registration decides there', (_, client, redirectUri) => {
    expect(causesOf(capture(asked(client, redirectUri), refused))[0]).toBe('redirect-uri-mismatch');
  });
});

describe('a client that has a name, at Home Assistant', () => {
  const either = told(400, '{"message":"invalid client id or redirect uri"}');

  it.each(['Sunny Home', 'smart-home', '1234567890'])(
    'is told that it has to be an address (%s)',
    (client) => {
      const login = capture(asked(client, 'https://social.quay.test/broker/redirect'), either);
      expect(causeAndOfTrace(login)).toEqual([id, id]);
      const { why, fix } = reasonOf(login)!;
      expect(why).toContain(`“${client}” (client_id), which is no address`);
      expect(fix).toContain('https://social.quay.test/.');
      expect(`${why}${fix}`).not.toMatch(/password|register the client/);
    },
  );

  it.each<[string, ExchangeFields, ExchangeFields]>([
    [
      'it is called by its address',
      asked('https://social.quay.test/', 'https://social.quay.test/cb'),
      either,
    ],
    [
      'another server says so',
      asked('smart-home', 'https://social.quay.test/cb'),
      { ...either, url: `${home}/api/authorize` },
    ],
    [
      'the password is wrong',
      asked('smart-home', 'https://social.quay.test/cb'),
      told(401, '{"message":"Invalid credentials"}'),
    ],
  ])('is not told so where %s', (_, request, answer) => {
    expect(causesOf(capture(request, answer))).not.toContain(id);
  });
});

describe('what a provider’s page fetched', () => {
  const login = asked('https://panel.quay.test/', 'https://other.quay.test/cb');

  it('that says that the client is unknown is told', () => {
    const unknown = told(400, '{"message":"Invalid client id"}');
    expect(causesOf(capture(asked('panel', 'https://panel.quay.test/cb'), unknown))[0]).toBe(
      'client-unknown-here',
    );
  });

  it.each([
    ['a password', told(401, '{"message":"Invalid credentials"}')],
    ['a step that is over', told(404, '{"message":"Invalid flow specified"}')],
    ['an address of a person', told(400, '{"error":"The callback phone number is invalid"}')],
  ])('that says something of %s ends no login', (_, call) => {
    expect(causesOf(capture(login, call))).toEqual(['not-answered']);
  });

  it('does not count once the answer came', () => {
    const back = urlWith('https://other.quay.test/cb', {
      code: 'SplxlOBeZQQYbYS6WxSbIA',
      state: 'af0ifjsldkj9320ad',
    });
    const good = exchange({ ...redirect(`${home}/auth/done`, back) });
    expect(causesOf(capture(login, refused, login, good, { url: back, status: 200 }))).not.toContain(id);
  });
});
