import { describe, expect, it } from 'vitest';
import { at, attempt, found, login, refusedCall, resource, server } from '../../../support/attempt.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'discovery-issuer-differs';
const named = (issuer: string) => found(at.openid, { ...server, issuer });

describe(`${id} is the cause`, () => {
  it.each(['http://id.example', 'http://keycloak:8080/realms/a', 'https://id.example/tenant'])(
    'where the document names %s',
    (issuer) => {
      const exchanges = attempt(named(issuer));
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)?.why).toContain(issuer);
      expect(reasonOf(exchanges)?.compared?.[0]?.expected.value).toBe('https://id.example');
    },
  );
});

describe(`${id} where the scheme alone differs`, () => {
  it('is for the provider to mend, behind its proxy', () => {
    const reason = reasonOf(attempt(named('http://id.example')));
    expect(reason).toMatchObject({ owner: 'authorization_server' });
    expect(reason?.why).toContain('believes to be on http');
    expect(reason?.fix).toContain('X-Forwarded-Proto');
  });
  it.each(['http://keycloak:8080/realms/a', 'https://id.example/tenant'])('and not %s', (issuer) => {
    expect(reasonOf(attempt(named(issuer)))?.fix).toContain('letter by letter');
  });
});

describe(`${id} is not the cause`, () => {
  it.each(['https://id.example', 'https://id.example/', 'https://login.example/{tenantid}/v2.0'])(
    'where the document names %s',
    (issuer) => {
      expect(causesOf(attempt(named(issuer)))).toEqual([]);
    },
  );

  it('where the library does not compare, and the login begins', () => {
    expect(causesOf(attempt(named('http://id.example'), login))).not.toContain(id);
  });

  it('of a client that finds everything by itself: that has a cause of its own', () => {
    expect(
      causesOf(attempt(refusedCall(), found(at.resource, resource), named('http://id.example'))),
    ).not.toContain(id);
  });
});

describe(`${id}, which the app’s server found and says`, () => {
  const app = 'https://desk.example';
  const ours = 'https://sso.village.example/';
  const theirs = 'https://sso.village.example';
  const page: ExchangeFields = { url: `${app}/`, status: 200, context: { resourceType: 'main_frame' } };
  /** The page’s script asks the app’s API where to send the browser. */
  const asked = (message: string, answer: object, path = '/api2/extjs/access/openid/auth-url') =>
    capture(page, {
      url: `${app}${path}`,
      method: 'POST',
      status: 200,
      requestBody: {
        mediaType: 'application/x-www-form-urlencoded',
        text: `realm=sso&redirect-url=${encodeURIComponent(app)}`,
      },
      responseBody: jsonBody({ ...answer, message }),
      context: { resourceType: 'fetch', initiator: app },
    });
  /** A link leads to where the login begins. */
  const clicked = (message: string, more: Partial<Exchange> = {}) =>
    capture(page, {
      url: `${app}/auth/oidc`,
      status: 500,
      requestHeaders: [['Referer', `${app}/`]],
      responseBody: { mediaType: 'text/plain', text: message },
      context: { resourceType: 'main_frame' },
      ...more,
    });
  const rust = `Validation error: unexpected issuer URI \`${theirs}\` (expected \`${ours}\`)\n`;

  it.each<[string, readonly Exchange[]]>([
    ['Proxmox VE, in an answer of success', asked(rust, { success: 0, status: 500, data: null })],
    ['an API that refuses', asked(rust, { success: false }, '/api/auth/oidc/login-url')],
    [
      'go-oidc',
      clicked(
        `failed to query provider "${ours}": oidc: issuer did not match the issuer returned by provider, expected "${ours}" got "${theirs}"`,
      ),
    ],
    [
      'go-oidc of late',
      clicked(
        `oidc: issuer URL provided to client ("${ours}") did not match the issuer URL returned by provider ("${theirs}")`,
      ),
    ],
    [
      'Spring Security',
      clicked(
        `The Issuer "${theirs}" provided in the configuration metadata did not match the requested issuer "${ours}"`,
      ),
    ],
  ])('is the cause: %s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    const { why, fix, compared } = reasonOf(exchanges)!;
    expect(why).toContain(
      `name the issuer ${ours}, and the metadata that its server read there name ${theirs}`,
    );
    expect(why).toContain('the slash at the end differs');
    expect(fix).toContain(`to exactly ${theirs}.`);
    expect(compared?.[0]?.expected.value).toBe(ours);
  });

  it('also where the addresses are too long to be quoted whole', () => {
    const long = `https://sso.village.example/${'tenants/'.repeat(14)}`;
    const exchanges = clicked(
      `oidc: issuer did not match the issuer returned by provider, expected "${long}a" got "${long}b"`,
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('and where the provider may be meant to have another address', () => {
    const exchanges = clicked(
      'unexpected issuer URI `http://keycloak:8080/realms/a` (expected `https://sso.village.example/realms/a`)',
    );
    expect(reasonOf(exchanges)?.fix).toContain('the provider’s own public address');
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'of an answer that quotes one issuer alone',
      clicked('unexpected issuer URI `https://sso.village.example`'),
    ],
    ['of a text about it', clicked(rust, { url: 'https://docs.example/help/oidc', status: 200 })],
    [
      'of an answer that went well',
      asked('none', { success: 1, data: 'https://sso.village.example/authorize' }),
    ],
    ['of data that holds such words elsewhere', asked(rust, { success: 1 }, '/api/logs')],
  ])('is not the cause %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
