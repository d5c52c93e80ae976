import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, redirect, timeline, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { at, page as teamPage } from '../../../support/around.ts';
import { app as team, inTab, login } from '../../../support/team-login.ts';
import { flowsOf, idTokenOf } from '../../../support/flow.ts';
import { samlAnswer, samlRequest } from '../../../support/saml-login.ts';
import { deflated } from '../../../support/single-sign-on.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'logout-cookie-kept';
const app = 'https://shop.harbour.test';
const gone = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0';

const logoutXml = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_out1" Version="2.0" IssueInstant="2026-01-01T00:01:00Z"><saml:Issuer>https://sp.example/metadata</saml:Issuer><saml:NameID>x</saml:NameID></samlp:LogoutRequest>`;
const goneXml = `<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_out2" Version="2.0" InResponseTo="_out1" IssueInstant="2026-01-01T00:01:00Z"><saml:Issuer>https://idp.example/metadata</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>`;

type Logout = {
  /** `Set-Cookie` of a page before the logout, of its start at the app, and of the page that it ends at. */
  readonly was?: string;
  readonly start?: readonly string[];
  readonly end?: readonly string[];
  /** `Cookie` before, and after. */
  readonly before?: string;
  readonly after?: string;
  /** The path at which the app signs out. */
  readonly at?: string;
  readonly later?: Partial<Exchange>;
};

const page = (text: string): Partial<Exchange> => ({
  status: 200,
  responseBody: { mediaType: 'text/html', text: `<title>Shop</title>${text}` },
});

/** A web app’s logout by redirects, and a page of the app after it; nobody logged in within the recording. */
function logout({
  was = 'shop_session=a-secret; Domain=harbour.test; Path=/; Secure; HttpOnly',
  start = [`shop_session=; Path=/; ${gone}; HttpOnly`],
  end = [],
  before = 'shop_session=a-secret',
  after = before,
  at = '/abmelden',
  later = page(`<a href="${at}">Abmelden</a><h1>Bestellungen</h1>`),
}: Logout = {}): readonly Exchange[] {
  const next = timeline();
  const asked = urlWith('https://login.harbour-id.test/session/end', {
    id_token_hint: idTokenOf({ iss: 'https://login.harbour-id.test', aud: 'shop' }),
    post_logout_redirect_uri: `${app}/bye`,
    state: 'lo-4711-abcdef',
  });
  const back = `${app}/bye?state=lo-4711-abcdef`;
  const seen = (fields: ExchangeFields, cookie?: string, set: readonly string[] = []): Exchange =>
    next({
      context: { resourceType: 'main_frame' },
      requestHeaders: [['Sec-Fetch-Mode', 'navigate'], ...(cookie ? [['Cookie', cookie] as Header] : [])],
      responseHeaders: [['Content-Type', 'text/html'], ...set.map((line): Header => ['Set-Cookie', line])],
      ...fields,
    });
  return [
    seen(
      { url: `${app}/orders`, ...page(`<a href="${at}">Abmelden</a><h1>Bestellungen</h1>`) },
      before,
      was === '' ? [] : [was],
    ),
    seen({ url: `${app}${at}`, status: 302, redirectUrl: asked }, before, start),
    seen({ url: asked, status: 302, redirectUrl: back }, 'op=1', [`op=; Path=/; ${gone}`]),
    seen({ url: back, ...page('<h1>Bis bald</h1>') }, end.length > 0 ? before : after, end),
    seen({ url: `${app}/orders`, ...later }, after),
  ];
}

const outcomes = (exchanges: readonly Exchange[]) => [
  flowsOf(exchanges).at(-1)?.outcome,
  flowsOf(redacted(exchanges)).at(-1)?.outcome,
];

describe(`${id} is the cause`, () => {
  it.each<[string, Logout, string]>([
    ['where the deletion lacks the Domain', {}, 'without Domain, and it was set with Domain=harbour.test'],
    [
      'where it lacks the Path',
      {
        was: 'shop_session=a-secret; Path=/; HttpOnly',
        start: [`shop_session=; Path=/abmelden; ${gone}; HttpOnly`],
      },
      'with Path=/abmelden, and it was set with Path=/',
    ],
    [
      'where it has no Path, of which browsers make their own',
      {
        was: 'shop_session=a-secret; Path=/; HttpOnly',
        start: [`shop_session=; ${gone}; HttpOnly`],
        at: '/account/security/logout',
      },
      'with Path=/account/security, and it was set with Path=/',
    ],
    [
      'where it has a Domain and the cookie none',
      {
        was: '.AspNetCore.Cookies=a-secret; Path=/; HttpOnly',
        before: '.AspNetCore.Cookies=a-secret',
        start: [`.AspNetCore.Cookies=; Domain=harbour.test; Path=/; ${gone}`],
      },
      'with Domain=harbour.test, and it was set without Domain',
    ],
    [
      'where it breaks the rule of its prefix',
      {
        was: '__Host-sid=a-secret; Path=/; Secure; HttpOnly',
        before: '__Host-sid=a-secret',
        start: [`__Host-sid=; Path=/; ${gone}`],
      },
      'the browser threw that deletion away',
    ],
    [
      'where the page that it ends at deletes it so',
      { start: [], end: [`shop_session=; Path=/; ${gone}; HttpOnly`] },
      'without Domain',
    ],
    ['where nobody was seen to set it', { was: '' }, 'another Domain or Path'],
    ['where nothing deletes it', { start: [] }, 'nothing took its session cookie shop_session away'],
  ])('%s', (_, changes, said) => {
    const exchanges = logout(changes);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '' } = reasonOf(exchanges) ?? {};
    expect(why).toContain(said);
    expect(why).toContain('did not end');
    expect(why).not.toContain('a-secret');
    expect(outcomes(exchanges)).toEqual(['failed', 'failed']);
  });

  it.each([
    '<a class="nav" href=/abmelden>Abmelden</a>',
    "<a href='https://shop.harbour.test/abmelden?from=orders'>Abmelden</a>",
    '<form method="post" action="/abmelden"><button>Abmelden</button></form>',
    '<script>boot()</script><a\n href="/abmelden">Abmelden</a>',
  ])('where nothing deletes it, and the page has %s', (text) => {
    const exchanges = logout({ start: [], later: page(text) });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('and no failure where nothing shows that the app still knows the person', () => {
    const exchanges = logout({ later: page('<div id="root"></div>') });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('still sends');
    expect(outcomes(exchanges)).toEqual(['succeeded', 'succeeded']);
  });
});

describe(`${id} is the cause of a logout in the recording of its login`, () => {
  const minute = 60_000;
  /** SAML, as by mod_auth_mellon: the login, and a while later the logout with what the app’s last page shows. */
  const after = (wait: number, deletion: string, cookie = 'mellon-cookie=a-secret', answered = goneXml) => {
    const answer = samlAnswer({
      exchange: {
        status: 303,
        redirectUrl: 'https://sp.example/espace/',
        requestHeaders: [['Cookie', 'mellon-cookie=cookietest']],
        responseHeaders: [['Set-Cookie', 'mellon-cookie=a-secret; Path=/; Domain=sp.example']],
      },
    });
    const login = [samlRequest(), answer];
    const from = answer.startedAt + wait;
    const mine = { requestHeaders: [['Cookie', 'mellon-cookie=a-secret']] as const };
    const asked = urlWith('https://idp.example/slo', { SAMLRequest: deflated(logoutXml), RelayState: '/' });
    const back = urlWith('https://sp.example/mellon/logout', { SAMLResponse: deflated(answered) });
    const inTab = { context: { resourceType: 'main_frame' } } as const;
    const fields: readonly ExchangeFields[] = [
      { url: 'https://sp.example/mellon/logout?ReturnTo=%2F', status: 303, redirectUrl: asked, ...mine },
      { url: asked, status: 302, redirectUrl: back },
      {
        url: back,
        status: 303,
        redirectUrl: 'https://sp.example/',
        ...mine,
        responseHeaders: [['Set-Cookie', deletion]],
      },
      {
        url: 'https://sp.example/espace/',
        ...page('<p>Bonjour</p><a href="/mellon/logout?ReturnTo=%2F">Déconnexion</a>'),
        requestHeaders: [['Cookie', cookie]],
      },
    ];
    return capture(...login, ...fields.map((one, at) => ({ ...inTab, startedAt: from + at * 200, ...one })));
  };

  it.each([10_000, minute, 60 * minute])('%i ms after it', (wait) => {
    const exchanges = after(wait, `mellon-cookie=NULL; expires=Thu, 01-Jan-1970 00:00:00 GMT; path=/`);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '' } = reasonOf(exchanges) ?? {};
    expect(why).toContain('without Domain, and it was set with Domain=sp.example');
    expect(why).not.toContain('a-secret');
  });

  it('and not of one that the provider refused before the app took anything away', () => {
    const refused = goneXml.replace('status:Success', 'status:Requester');
    expect(causesOf(after(minute, 'lang=fr'))).toContain(id);
    const exchanges = after(minute, 'lang=fr', 'mellon-cookie=a-secret', refused);
    expect(causesOf(exchanges)).not.toContain(id);
    expect(reasonOf(exchanges)?.cause).toBe('saml-logout-name');
    expect(reasonOf(exchanges)?.why).toContain('https://sp.example/espace/ then showed the person signed in');
    // A deletion of another cookie is a fault of its own.
    const deletion = `mellon-cookie=NULL; expires=Thu, 01-Jan-1970 00:00:00 GMT; path=/`;
    expect(causesOf(after(minute, deletion, 'mellon-cookie=a-secret', refused))).toContain(id);
  });

  it('and not of one that took it away, or of a session that began anew', () => {
    const fits = `mellon-cookie=NULL; Max-Age=0; Path=/; Domain=sp.example`;
    expect(causesOf(after(minute, fits, 'lang=fr'))).not.toContain(id);
    expect(causesOf(after(minute, fits, 'mellon-cookie=another'))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  const name = 'shop_session';
  it.each<[string, Logout]>([
    [
      'where the deletion fits',
      { start: [`${name}=; Domain=harbour.test; Path=/; ${gone}`], after: 'theme=dark' },
    ],
    [
      'where one of several deletions fits',
      { start: [`${name}=; Path=/; ${gone}`, `${name}=; Domain=harbour.test; Path=/; ${gone}`], after: '' },
    ],
    [
      'where a new session has begun',
      { start: [`${name}=another; Path=/; HttpOnly`], after: `${name}=another` },
    ],
    [
      'where the app set the same once more',
      { end: [`${name}=a-secret; Domain=harbour.test; Path=/; HttpOnly`] },
    ],
    ['of a cookie that tells no session', { before: '_ga=GA1.1', start: [`_ga=; Path=/; ${gone}`] }],
    [
      'where nothing deletes the cookie and the app shows nobody’s page',
      { start: [], later: page('<a href="/login">Anmelden</a>') },
    ],
    ...(
      [
        ['a script that every page has', '<script>app={"signOut":"/abmelden"}</script>'],
        ['a script that would write the link', '<script>t=\'<a href="/abmelden">x</a>\'</script>'],
        ['a template', '<template><a href="/abmelden">Abmelden</a></template>'],
        ['a comment', '<!-- <a href="/abmelden">Abmelden</a> -->'],
        ['the words of a page', 'Der Weg "/abmelden" ist neu.'],
      ] as const
    ).map(([where, text]): [string, Logout] => [
      `where nothing deletes the cookie, and ${where} names the way out`,
      { start: [], later: page(text) },
    ]),
    ['where the recording has no cookies', { before: '', start: [], was: '' }],
    [
      'where nothing deletes the cookie and an old copy of a page was shown',
      {
        start: [],
        later: {
          ...page('<a href="/abmelden">Abmelden</a>'),
          context: { resourceType: 'main_frame', servedBy: 'cache' },
        },
      },
    ],
    [
      'where nothing came after it',
      { later: { status: 302, redirectUrl: 'https://login.harbour-id.test/authorize' }, after: '' },
    ],
  ])('%s', (_, changes) => {
    const exchanges = logout(changes);
    expect(causesOf(exchanges)).not.toContain(id);
    expect(outcomes(exchanges)).toEqual(['succeeded', 'succeeded']);
  });
});

describe('of a logout that is the app’s own affair', () => {
  const sent = (value: string): Partial<Exchange> => ({ requestHeaders: [['Cookie', value]] });
  const set = (...lines: readonly string[]): Partial<Exchange> => ({
    responseHeaders: lines.map((line): Header => ['Set-Cookie', line]),
  });
  const was = 'team_session=a-secret; Domain=team.example; Path=/; Secure; HttpOnly';
  const own = (deletion: string, after = 'team_session=a-secret'): readonly Exchange[] =>
    at(
      [-1, teamPage(`${team}/start-page`, set(was))],
      ...login(0, true),
      [
        60,
        redirect(`${team}/logout`, `${team}/`, {
          ...inTab,
          ...sent('team_session=a-secret'),
          ...set(deletion),
        }),
      ],
      [60.2, teamPage(`${team}/`, sent(after))],
    );

  it('is a deletion without the Domain', () => {
    const exchanges = own(`team_session=; Path=/; ${gone}`);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('without Domain, and it was set with Domain=team.example');
  });

  it.each<[string, readonly Exchange[]]>([
    ['that took it away', own(`team_session=; Domain=team.example; Path=/; ${gone}`, 'theme=dark')],
    ['that began another session', own(`team_session=other; Path=/; HttpOnly`, 'team_session=other')],
    ['that leaves the cookie and ends the session at the server', own('theme=dark; Path=/')],
  ])('is none %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
