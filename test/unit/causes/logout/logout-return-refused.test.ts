import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, flowsOf, idTokenOf } from '../../../support/flow.ts';
import { baseTime, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { bye, logoutWith, pageOf } from '../../../support/logout-request.ts';

const id = 'logout-return-refused';
const logout = (words: string, status = 400) =>
  logoutWith(
    { id_token_hint: idTokenOf(), post_logout_redirect_uri: bye },
    pageOf(`<h1>Error</h1><p>${words}</p>`, status),
  );

describe(`${id} is the cause`, () => {
  it.each([
    'post_logout_redirect_uri not registered',
    "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings",
    'The logout URL is not allowed for this client',
    'Invalid redirect uri',
  ])('where the provider says “%s”', (words) => {
    const exchanges = logout(words);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('https://app.example/bye');
  });
});

describe('an address to return to that is none', () => {
  const refusedFor = (address: string, words = 'Your request resulted in an error.') =>
    logoutWith({ post_logout_redirect_uri: address }, pageOf(`<h1>400</h1><p>${words}</p>`, 400));
  const okta =
    "Your request resulted in an error. The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings";

  it('is told as that, and not as one to register', () => {
    const exchanges = refusedFor('/', okta);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '', fix = '', confidence } = reasonOf(exchanges) ?? {};
    expect(confidence).toBe('certain');
    expect(why).toContain('asked for / after the logout');
    expect(why).toContain('neither scheme nor host');
    expect(why).toContain("The 'post_logout_redirect_uri' parameter must be a Logout redirect URI");
    expect(fix).not.toMatch(/^Register exactly this/);
    expect(fix).toContain('post_logout_redirect_uris');
  });

  it('is told where the provider says nothing of it', () => {
    expect(causesOf(refusedFor('/signed-out'))).toEqual([id]);
  });

  it('is not told of a refusal for its hint', () => {
    expect(causesOf(refusedFor('/', 'id_token_hint is invalid'))).not.toContain(id);
  });
});

describe('a provider that answers a logout with its login', () => {
  /** Cognito: the login page has the logout’s parameters, and misses its own. */
  const sentToLogin = (more: Readonly<Record<string, string>> = {}, status = 400) => {
    const asked = { client_id: 's6BhdRkqt3', logout_uri: bye, ...more };
    const login = urlWith('https://op.example/login', asked);
    const [page] = logoutWith({}, {}).slice(-1);
    const words = '<p>Required String parameter &#39;redirect_uri&#39; is not present</p>';
    return [
      ...logoutWith(asked, { status: 302, redirectUrl: login }),
      { ...page!, ...pageOf(words, status), id: 'login', url: login, startedAt: page!.startedAt + 90 },
    ];
  };

  it('does not know the address to return to', () => {
    const exchanges = sentToLogin();
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('but to its login, which wants other parameters');
    expect(causesOf(exchanges)).not.toContain('logout-parameter-missing');
  });

  it('says so by its redirect alone', () => {
    expect(causeAndOfTrace(sentToLogin().slice(0, -1))).toEqual([id, id]);
  });

  it.each([
    ['was asked for one, with its own parameters', sentToLogin({ redirect_uri: bye, response_type: 'code' })],
    ['shows it', sentToLogin({}, 200)],
  ])('has refused nothing where it %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof logout>]>([
    ['of a page that answers well', logout('Signed out', 200)],
    ['of a parameter that is missing', logout('Missing required parameter: client_id')],
    ['of another refusal', logout('The hint could not be read')],
    ['without a logout', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('an address over http of an app that is used over https', () => {
  const plain = 'http://app.example/bye';
  const asked = (address: string, words = 'Invalid redirect uri') =>
    logoutWith(
      { id_token_hint: idTokenOf(), post_logout_redirect_uri: address },
      {
        ...pageOf(`<h1>We are sorry...</h1><p>${words}</p>`, 400),
        requestHeaders: [['Referer', 'https://app.example/']],
      },
    );

  it('is told as that, and not as one to register', () => {
    expect(causeAndOfTrace(asked(plain))).toEqual([id, id]);
    expect(reasonOf(asked(plain))?.why).toContain(
      `asked for ${plain} after the logout: only the scheme is wrong`,
    );
    expect(reasonOf(asked(plain))?.fix).toMatch(/^Do not register the http address/);
  });

  it('is not, where the app is used elsewhere', () => {
    expect(reasonOf(asked('http://other.example/bye'))?.why).not.toContain('only the scheme');
    expect(reasonOf(asked('https://app.example/bye'))?.why).not.toContain('only the scheme');
  });
});

describe('an address with a state glued to it', () => {
  const words =
    '<li>Error: invalid_request</li><li>Hint: Logout failed because query parameter post_logout_redirect_uri is not a whitelisted as a post_logout_redirect_uri for the client</li>';
  const asked = (address: string, more: Readonly<Record<string, string>> = {}) =>
    logoutWith({ post_logout_redirect_uri: address, ...more }, pageOf(words, 400));

  it('is told as that, and not as one to register', () => {
    const exchanges = asked(`${bye}?state=2ff1fba0622f53b66835dd53`);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '', fix = '' } = reasonOf(exchanges) ?? {};
    expect(why).toContain('state stands in it (behind ?)');
    expect(why).toContain('No parameter state of its own was sent.');
    expect(why).toContain('is not a whitelisted');
    expect(fix).toContain(`asks for ${bye}, which has to be registered`);
    expect(fix).not.toMatch(/^Register exactly this/);
  });

  it('is told so beside a state of its own, too', () => {
    const { why, fix } = reasonOf(asked(`${bye}?a=1&state=5`, { state: '5' })) ?? {};
    expect(why).not.toContain('No parameter state');
    expect(fix).toContain(`Take state out of the address, so that the app asks for ${bye}?a=1,`);
  });

  it.each([bye, `${bye}?estate=5`, `${bye}?a=state`, 'https://app.example/state=/bye'])(
    'is not, where it is none: %s',
    (address) => {
      expect(reasonOf(asked(address))?.cause).toBe(id);
      expect(reasonOf(asked(address))?.why).not.toContain('stands in it');
    },
  );
});

describe('a logout that was refused and then taken', () => {
  const hint = idTokenOf();
  const bad = { status: 400, responseBody: { mediaType: 'text/html', text: '<h1>Bad Request</h1>' } };
  const tried = (
    first: Readonly<Record<string, string>>,
    second: Readonly<Record<string, string>>,
    answer: Partial<ExchangeFields> = { status: 302, redirectUrl: 'https://op.example/signed-out' },
  ) =>
    codeFlow({
      then: [
        { url: urlWith('https://op.example/logout', first), context: { resourceType: 'main_frame' }, ...bad },
        {
          url: urlWith('https://op.example/logout', second),
          context: { resourceType: 'main_frame' },
          startedAt: baseTime + 90_000,
          ...answer,
        },
      ],
    });
  const asked = { id_token_hint: hint, post_logout_redirect_uri: bye };

  it.each([
    ['without an address', { id_token_hint: hint }],
    ['with an empty one', { id_token_hint: hint, post_logout_redirect_uri: '' }],
    ['with another', { id_token_hint: hint, post_logout_redirect_uri: 'https://app.example/' }],
  ])('was refused for its address: %s', (_, second) => {
    const exchanges = tried(asked, second);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain(`the address to return to, ${bye}: the same request`);
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('succeeded');
  });

  it.each<[string, ReturnType<typeof tried>]>([
    ['the same again', tried(asked, asked)],
    ['with another hint', tried(asked, { id_token_hint: idTokenOf({ iat: 1 }) })],
    ['that was refused as well', tried(asked, { id_token_hint: hint }, bad)],
  ])('was not: %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
