import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { dated, samlAnswer, samlRequest } from '../../../support/saml-login.ts';

const id = 'saml-relaystate';
const refused = { status: 500, redirectUrl: undefined, responseHeaders: [dated(baseTime + 1000)] };
const login = (sent: string | null, returned: string | null, answer = refused as object) =>
  capture(samlRequest({ relayState: sent }), samlAnswer({ relayState: returned, exchange: answer }));
const long = `https://sp.example/${'a'.repeat(120)}`;

describe(`${id} is the cause`, () => {
  it.each([
    [long, long.slice(0, 80), 'only its first 80 bytes came back'],
    ['https://sp.example/a b', 'https%3A%2F%2Fsp.example%2Fa%20b', 'escaped once more'],
    ['key-1', 'key-2', 'another one came'],
    ['key-1', null, 'none came'],
  ])('of %s that came back as %s', (sent, returned, words) => {
    const exchanges = login(sent, returned);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });
});

describe('a request that went where identity providers begin logins by themselves', () => {
  const to = (at: string, returned: string | null, answer: object = refused) =>
    capture(
      samlRequest({ at, relayState: 'https://sp.example/reports' }),
      samlAnswer({ relayState: returned, exchange: answer }),
    );
  const portal = 'https://corp.okta.com/home';
  const okta = `${portal}/corp_wiki_1/0oa9k2h4tzQwX1b5d7/aln9k2h8dTyuPnRC5d7`;

  it.each([
    [okta, 'Okta’s app embed link', '/sso/saml'],
    ['https://accounts.google.com/o/saml2/initsso?idpid=C01&spid=1', 'Google’s address', 'o/saml2/idp'],
    ['https://corp.onelogin.com/launch/123456', 'OneLogin’s launch link', 'SAML 2.0 Endpoint'],
    ['https://launcher.myapps.microsoft.com/api/signin/1', 'My Apps', 'Login URL'],
    ['https://id.example/realms/corp/protocol/saml/clients/wiki', 'Keycloak’s', '/protocol/saml'],
    ['https://idp.example/idp/profile/SAML2/Unsolicited/SSO', 'Shibboleth’s', 'Redirect/SSO'],
    ['https://adfs.example/adfs/ls/idpinitiatedsignon.aspx', 'AD FS’s', '/adfs/ls/'],
  ])('%s', (at, name, instead) => {
    const exchanges = to(at, null);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(name);
    expect(reasonOf(exchanges)?.fix).toContain(instead);
  });

  it('tells the redirect to nowhere as what comes of it', () => {
    const empty = { status: 302, responseHeaders: [dated(baseTime + 1000), ['Location', '']] };
    const exchanges = to(okta, null, { ...empty, redirectUrl: undefined });
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('its redirect has an empty Location');
  });

  it.each([
    ['https://corp.okta.com/app/corp_wiki_1/exk9k2h4tz/sso/saml'],
    [`${portal}/dashboard`],
    ['https://id.example/realms/corp/protocol/saml'],
    ['https://adfs.example/adfs/ls/'],
  ])('%s is none', (at) => {
    expect(reasonOf(to(at, null))?.why).toMatch(/none came\.$/);
  });
});

const tooLong = (words: string, relayState: string | null = long, status = 400) =>
  capture(
    samlRequest({
      relayState,
      exchange: {
        status,
        responseBody: { mediaType: 'text/html', text: `<h1>Bad request</h1><p class="error">${words}</p>` },
      },
    }),
  );

describe(`${id} is the cause of a request that is refused`, () => {
  it.each([
    ['RelayState exceeds 80 bytes', 'RelayState exceeds 80 bytes'],
    ['MSIS7: The relay state parameter is too long.', 'relay state parameter is too long'],
    ['Der Parameter RelayState ist zu lang', 'ist zu lang'],
    ['Le paramètre RelayState dépasse la taille permise', 'dépasse'],
  ])('with “%s”', (words, quoted) => {
    const exchanges = tooLong(words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      'idp.example refused the request because of its RelayState: what sp.example sent has 139 bytes, and the standard allows 80.',
    );
    expect(reasonOf(exchanges)?.why).toContain(quoted);
    expect(causesOf(exchanges)).not.toContain('provider-error-page');
  });

  it('counts bytes, not characters', () => {
    expect(reasonOf(tooLong('RelayState too long', '€'.repeat(30)))?.why).toContain('has 90 bytes');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of one that came back', login('key-1', 'key-1')],
    ['where none was sent', login(null, 'key-1')],
    [
      'of a short one that the provider refuses for something else',
      tooLong('RelayState is not allowed', 'key-1'),
    ],
    ['where the provider says nothing of it', tooLong('Unknown service provider')],
    ['of a long one that is taken', login(long, long)],
    [
      'where the site lets the person in',
      login('key-1', 'key-2', { status: 302, redirectUrl: 'https://sp.example/home' }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
