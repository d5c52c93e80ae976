import { describe, expect, it } from 'vitest';
import { headerValue } from '../../../lib/exchange/headers.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { createGate, type Gate } from '../../../lib/messages/gate.ts';
import { endpointOf } from '../../../lib/exchange/parameters.ts';
import type { StepKind } from '../../../lib/vocabulary/kinds.ts';
import { specExamples } from '../../support/spec-examples.ts';

function admits(gate: Gate, exchange: Exchange, { withBody = true } = {}): boolean {
  const authorization = headerValue(exchange.requestHeaders, 'authorization');
  const body = withBody ? exchange.requestBody?.text : undefined;
  return gate.admits(exchange.method, exchange.url, exchange.redirectUrl, authorization, body);
}

/** Its address is anywhere: the token that names it comes before. */
function isNamedByToken(kind: StepKind): boolean {
  return kind === 'token_status_list_request';
}

describe('the gate admits the example of', () => {
  it.each(specExamples)('$source ($kind)', ({ exchange, kind, presentsToken }) => {
    const gate = createGate();
    if (presentsToken) gate.watchTokens();
    if (isNamedByToken(kind)) gate.watch(endpointOf(exchange.url));
    expect(admits(gate, exchange)).toBe(true);
  });

  const direct = specExamples.filter(
    ({ exchange, kind }) => exchange.method === 'POST' && !/^(authorization|end_session)/.test(kind),
  );
  it.each(direct)('$source ($kind) before its body is known', ({ exchange }) => {
    expect(admits(createGate(), exchange, { withBody: false })).toBe(true);
  });
});

describe('the gate admits', () => {
  it.each([
    [
      'an answer in a fragment that begins with state',
      'https://app.example/#state=af0&session_state=1&code=x',
    ],
    [
      'the page that Keycloak’s script waits for first',
      'http://id.example/realms/main/protocol/openid-connect/3p-cookies/step1.html',
    ],
    ['an answer behind a route in the fragment', 'https://app.example/#/cb?code=x&state=y'],
    ['a device’s code in an address', 'https://stats.example/hit?v=1&device_code=GmRhmhcxhwAzkoEqiMEg'],
    ['a verifier in an address', 'https://stats.example/hit?code_verifier=dBjftJeZ4CVP'],
    ['an answer right behind the route’s slash', 'https://app.example/#/access_token=x&token_type=bearer'],
    ['an answer at a private-use scheme', 'com.example.app:///cb?code=x&state=y'],
    ['GitHub’s request without response_type', 'https://github.com/login/oauth/authorize?client_id=Iv1.8a61'],
    ['Alipay’s request', 'https://openauth.alipay.com/oauth2/publicAppAuthorize.htm?app_id=1&redirect_uri=x'],
  ])('%s', (_, url) => {
    expect(createGate().admits('GET', url)).toBe(true);
  });

  it('a redirect to an answer, whatever the URL that redirects', () => {
    const gate = createGate();
    expect(
      gate.admits('POST', 'https://op.example/login', 'https://app.example/cb?code=x', undefined, 'u=k'),
    ).toBe(true);
  });

  it('an address once it is watched, with any query, and only then', () => {
    const gate = createGate();
    expect(gate.admits('GET', 'https://app.example/landing?x=1')).toBe(false);
    gate.watch('https://app.example/landing');
    expect(gate.admits('GET', 'https://app.example/landing?x=1')).toBe(true);
    expect(gate.admits('OPTIONS', 'https://app.example/landing')).toBe(true);
    expect(gate.admits('GET', 'https://app.example/landing/more')).toBe(false);
  });

  it.each(['Bearer abc', 'bearer abc', 'DPoP abc', 'token gho_1', 'OAuth 00D'])(
    'a request with “%s” once tokens are watched, and only then',
    (authorization) => {
      const gate = createGate();
      expect(gate.admits('GET', 'https://api.example/notes', undefined, authorization)).toBe(false);
      gate.watchTokens();
      expect(gate.admits('GET', 'https://api.example/notes', undefined, authorization)).toBe(true);
      expect(gate.admits('GET', 'https://api.example/notes', undefined, 'Basic abc')).toBe(false);
    },
  );
});

describe('the gate admits of headers that present a token in another form', () => {
  const issued = 'SlAV32hkKG-access-7a9d';
  const admits = (authorization: string, ...known: readonly string[]) => {
    const gate = createGate();
    for (const token of known) gate.watchToken(token);
    return gate.admits('GET', 'https://api.example/notes', undefined, authorization);
  };

  it.each([
    'Bearer',
    'Bearer ',
    'Bearer undefined',
    'bearer null',
    'Bearer [object Object]',
    `Bearer "${issued}"`,
    `Bearer Bearer ${issued}`,
    issued,
  ])('“%s” once a login has got its token, and only then', (authorization) => {
    expect(admits(authorization, issued)).toBe(true);
    expect(admits(authorization)).toBe(false);
  });

  it.each([
    'Bearer undefined-behaviour',
    'Bearer nullable',
    'Bearer another-token',
    'Basic null',
    'another-token',
  ])('not “%s”', (authorization) => expect(admits(authorization, issued)).toBe(false));
});

describe('the gate admits of other protocols', () => {
  it.each([
    ['an approval', 'https://x.example/oauth/authorize?oauth_token=a'],
    ['an approval’s answer', 'https://app.example/cb?x=1&oauth_token=a&oauth_verifier=b'],
    ['a refusal', 'https://app.example/cb?denied=a'],
    ['a signed query', 'https://api.example/photos?size=1&oauth_consumer_key=k'],
    ['a login at Steam', 'https://steamcommunity.com/openid/login?openid.ns=a&openid.mode=checkid_setup'],
    ['its answer', 'https://game.example/return?next=1&openid.mode=id_res'],
    ['a SAML request', 'https://idp.example/sso?RelayState=x&SAMLRequest=fVFd'],
    ['a SAML artifact', 'https://sp.example/acs?SAMLart=AAQAA'],
    ['a WS-Federation request', 'https://sts.example/adfs/ls/?wtrealm=urn%3Ax&wa=wsignin1.0'],
    ['a CAS request', 'https://cas.example/login?service=https%3A%2F%2Fapp.example'],
    ['its ticket', 'https://app.example/?lang=de&ticket=ST-1856339-aA5Yuvrxzpv8Tau1cYQ7'],
    ['a CAS logout', 'https://cas.example/cas/logout'],
    ['metadata of SAML', 'https://sp.example/saml2/metadata'],
    ['the same with a query', 'https://sp.example/saml/metadata?tenant=1'],
    ['SimpleSAMLphp’s', 'https://idp.example/simplesaml/saml2/idp/metadata.php'],
    ['Keycloak’s', 'https://idp.example/realms/staff/protocol/saml/descriptor'],
    ['WS-Federation’s', 'https://sts.example/FederationMetadata/2007-06/FederationMetadata.xml'],
    ['an identifier’s services', 'https://op.example/user/alice/xrds'],
  ])('%s', (_, url) => {
    expect(createGate().admits('GET', url)).toBe(true);
  });

  it('a signed header at any address, and no other header', () => {
    const admits = (header: string) =>
      createGate().admits('GET', 'https://api.example/initiate', undefined, header);
    expect(admits('OAuth realm="Photos", oauth_consumer_key="k"')).toBe(true);
    expect(admits('OAuth 00D5g0!AQ')).toBe(false);
    expect(admits('Bearer oauth_consumer_key')).toBe(false);
  });

  it('a body that is signed or speaks OpenID 2.0', () => {
    const admits = (body: string) =>
      createGate().admits('POST', 'https://op.example/x', undefined, undefined, body);
    expect(admits('oauth_callback=oob&oauth_consumer_key=k')).toBe(true);
    expect(admits('openid.mode=associate&openid.assoc_type=HMAC-SHA256')).toBe(true);
    expect(admits('mode=associate&my_oauth_note=1')).toBe(false);
  });

  it('a body with an assertion, however long, and no other long body', () => {
    const admits = (body: string) =>
      createGate().admits('POST', 'https://sp.example/acs', undefined, undefined, body);
    const long = 'PHNh'.repeat(100_000);
    expect(admits('RelayState=x&SAMLResponse=PHNh')).toBe(true);
    expect(admits(`RelayState=x&SAMLResponse=${long}`)).toBe(true);
    expect(admits(`wa=wsignin1.0&wctx=rm%3D0&wresult=${long}`)).toBe(true);
    expect(admits(`ticket=ST-1-abcdefghij`)).toBe(true);
    expect(admits(`file=${long}&SAMLResponse=PHNh`)).toBe(false);
    expect(admits(`RelayState=x&SAMLResponse=${long.repeat(4)}`)).toBe(false);
    expect(admits('ticket=4711&subject=printer')).toBe(false);
  });
});

it('the gate admits a call that was turned away with the address of a description or an error, and no other refusal', () => {
  const asked = (challenge: string) =>
    createGate().admits('POST', 'https://mcp.example/mcp', undefined, undefined, '{}', undefined, challenge);
  expect(asked('Bearer resource_metadata="https://mcp.example/.well-known/oauth-protected-resource"')).toBe(
    true,
  );
  expect(asked('Bearer error="invalid_token"')).toBe(true);
  expect(asked('Bearer realm="api"')).toBe(false);
});

describe('the gate refuses ordinary traffic:', () => {
  it.each([
    ['GET', 'https://news.example/'],
    ['GET', 'https://news.example/2026/01/oauth-explained.html'],
    ['GET', 'https://cdn.example/app.js?v=3'],
    ['GET', 'https://fonts.example/css2?family=Inter&display=swap'],
    ['GET', 'https://img.example/p.png?w=800&h=600&token=abc'],
    ['GET', 'https://api.example/items?page=2&country_code=DE&zipcode=10115'],
    ['GET', 'https://analytics.example/collect?dl=https%3A%2F%2Fop.example%2Fauth%3Fclient_id%3Dspa'],
    ['GET', 'https://shop.example/.well-known/security.txt'],
    ['GET', 'https://shop.example/.well-known/change-password'],
    ['GET', 'https://maps.example/tiles/keys/1.png'],
    ['OPTIONS', 'https://api.example/items?code=1'],
    ['GET', 'data:text/plain,hello'],
    ['GET', 'https://app.example/#/items/7'],
    ['GET', 'https://analytics.example/collect?wa=1&waitlist=2'],
    ['GET', 'https://accounts.example/ServiceLogin?service=mail'],
    ['GET', 'https://app.example/logout'],
    ['GET', 'https://app.example/?saml=true&locale=de&sale=1'],
    ['GET', 'https://api.example/videos/7/metadata'],
    ['GET', 'https://docs.example/saml/metadata/reference'],
    ['GET', 'https://blog.example/feed.xml'],
    ['GET', 'https://shop.example/product/descriptor'],
  ])('%s %s', (method, url) => {
    expect(createGate().admits(method, url)).toBe(false);
  });

  it.each([
    ['https://api.example/items', '{"name":"milk","amount":1}'],
    ['https://api.example/v1/track', 'event=view&page=home'],
    ['https://api.example/graphql', '{"query":"{ me { name } }"}'],
    ['https://api.example/oauth-survey', '{"answers":[1,2,3]}'],
    ['https://upload.example/files', `client_id=${'x'.repeat(100_000)}`],
  ])('POST %s with its body', (url, body) => {
    expect(createGate().admits('POST', url, undefined, undefined, body)).toBe(false);
  });

  it('POST without a known body to a path that says nothing', () => {
    expect(createGate().admits('POST', 'https://api.example/items')).toBe(false);
  });
});

describe('an error that a server answered with', () => {
  it('is looked at where a login has begun, whatever its address', () => {
    const gate = createGate();
    expect(gate.admitsError('https://op.example/anything')).toBe(false);
    gate.watchProvider('https://op.example');
    expect(gate.admitsError('https://op.example/anything?x=1')).toBe(true);
    expect(gate.admitsError('https://op.example:8443/anything')).toBe(false);
    expect(gate.admitsError('https://elsewhere.test/op.example')).toBe(false);
    expect(gate.admitsError('no address')).toBe(false);
  });
});

it('the gate admits a logout without parameters where a login has begun, and nowhere else', () => {
  const gate = createGate();
  gate.watchProvider('https://op.example');
  expect(gate.admits('GET', 'https://op.example/v2/logout')).toBe(true);
  expect(gate.admits('GET', 'https://op.example/v2/logout?x=1')).toBe(true);
  expect(gate.admits('GET', 'https://op.example/v2/logout/done')).toBe(false);
  expect(gate.admits('GET', 'https://shop.example/logout')).toBe(false);
});

it('the gate lets no address through for being long', () => {
  expect(createGate().admits('GET', `https://idp.example/${'saml'.repeat(100_000)}/x.xml`)).toBe(false);
});

describe('the gate admits a request that carries a token which a login was given', () => {
  const issued = 'SlAV32hkKG-access-7a9d';
  const inHex = [...issued].map((one) => one.charCodeAt(0).toString(16)).join('');
  const posts = (body: string) => {
    const gate = createGate();
    gate.watchToken(issued);
    return gate.admits('POST', 'https://errors.example/e', undefined, undefined, body);
  };

  it.each([
    ['as it is', issued],
    ['in hexadecimals', inHex],
    ['in capital ones', inHex.toUpperCase()],
  ])('%s', (_, written) => {
    expect(posts(`{"t":"${written}"}`)).toBe(true);
    expect(posts(`{"t":"${written}0"}`)).toBe(false);
  });
});

it('the gate looks at calls to the hosts of a login, and one label before those with a dot, for a while', () => {
  const gate = createGate();
  gate.awaitCalls(new Set(['app.example.org', '.app.example.org', '.example.org']), 2000);
  const asked = (url: string, time = 1000) => gate.admitsAround(url, time, false, false, 401);
  expect(asked('https://app.example.org/me')).toBe(true);
  expect(asked('https://api.app.example.org/me')).toBe(true);
  expect(asked('https://api.example.org/me')).toBe(true);
  expect(asked('https://api.example.org/me', 3000)).toBe(false);
  expect(asked('https://a.b.app.example.org/me')).toBe(false);
  expect(asked('https://weather.elsewhere/today')).toBe(false);
  expect(asked('http://localhost/me')).toBe(false);
});
