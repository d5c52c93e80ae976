import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';
import { document } from '../../../support/said.ts';

const strict = ['spur=a-secret; Path=/; Secure; HttpOnly; SameSite=Strict'];
const nothing: ExchangeFields['requestHeaders'] = [['Sec-Fetch-Site', 'cross-site']];
const onTo = (url: string, setCookie: readonly string[] = []): NonNullable<CookieLogin['answer']> => ({
  status: 303,
  redirectUrl: url,
  responseHeaders: setCookie.map((line) => ['Set-Cookie', line] as const),
});
const shown = (body: string): Partial<ExchangeFields> => ({
  responseBody: { mediaType: 'text/html', text: document(body) },
});
const page = (url: string, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url,
  status: 200,
  requestHeaders: nothing,
  responseHeaders: [['Content-Type', 'text/html']],
  ...more,
});
const call = (url: string, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url,
  status: 200,
  requestHeaders: nothing,
  responseHeaders: [['Content-Type', 'application/json']],
  context: { resourceType: 'fetch', initiator: 'https://app.example' },
  ...more,
});
const quiet: CookieLogin = {
  set: strict,
  answer: onTo('https://app.example/tor?stoerung=AB12'),
  afterwards: [page('https://app.example/tor?stoerung=AB12')],
};

describe('a cookie of the login that no browser sends back is told of', () => {
  it.each<[string, CookieLogin]>([
    ['where the app’s page has nothing of a session', quiet],
    [
      'where it is on a sibling host, behind a fragment',
      {
        ...quiet,
        start: { context: { resourceType: 'main_frame', initiator: 'https://www.app.example' } },
        answer: onTo('https://www.app.example/#/tor?x=7'),
        afterwards: [page('https://www.app.example/')],
      },
    ],
    [
      'where a cookie is a sentence for the page to show',
      {
        ...quiet,
        answer: onTo('https://app.example/home', ['avis=Votre%20connexion%20est%20perdue; Path=/']),
        afterwards: [
          page('https://app.example/home', {
            requestHeaders: [['Cookie', 'avis=Votre%20connexion%20est%20perdue']],
          }),
        ],
      },
    ],
    ['where a text is fetched that is the same for everybody', { ...quiet, afterwards: [...(quiet.afterwards ?? []), call('https://app.example/texte/7')] }], // prettier-ignore
  ])('%s', (_, changes) => {
    expectReason(
      failingLogin(changes),
      'cookie-strict-return',
      'nothing of a session of the app was seen after it',
    );
  });

  it.each([
    ['Ihr Vorgang ist uns nicht mehr bekannt.', 'de'],
    ['Nous ne retrouvons pas votre demande.', 'fr'],
    ['No encontramos su solicitud de acceso.', 'es'],
    ['Não encontramos o seu pedido.', 'pt'],
    ['手続きが見つかりません。', 'ja'],
  ])('where the callback’s own page says: %s', (text) => {
    const answer = { status: 200, ...shown(`<h1>Zorvik</h1><p>${text}</p>`) };
    expectReason(
      failingLogin({ set: strict, answer }),
      'cookie-strict-return',
      'the app’s page speaks of a failure',
    );
  });
});

describe('nothing is told of such a cookie', () => {
  it.each<[string, CookieLogin]>([
    ['where a session was set', { ...quiet, answer: onTo('https://app.example/home', ['haus=1f9b2c7a; Path=/']), afterwards: [page('https://app.example/home')] }], // prettier-ignore
    ['where the page came with one', { ...quiet, afterwards: [page('https://app.example/tor?stoerung=AB12', { requestHeaders: [['Cookie', 'haus=1f9b2c7a']] })] }], // prettier-ignore
    ['where no page was seen', { ...quiet, afterwards: [] }],
    ['where the address hands on a ticket', { ...quiet, answer: onTo('https://app.example/#/da?t=8f2kq09xZb7721hhsPq0'), afterwards: [page('https://app.example/')] }], // prettier-ignore
    ['where a call tells who one is', { ...quiet, afterwards: [...(quiet.afterwards ?? []), call('https://app.example/api/me')] }], // prettier-ignore
    ['where it is not HttpOnly and was made for anything', { ...quiet, set: ['farbe=blau; Path=/; Secure; SameSite=Strict'] }], // prettier-ignore
    ['where it came', { ...quiet, sent: 'spur=a-secret' }],
    [
      'where it merely did not come',
      { ...quiet, set: ['spur=a-secret; Path=/; Secure; HttpOnly; SameSite=Lax'] },
    ],
    ['where the callback’s page says that all is well', { set: strict, answer: { status: 200, ...shown('<h1>Willkommen</h1>') } }], // prettier-ignore
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes)).filter((one) => one.startsWith('cookie-'))).toEqual([]);
  });
});

describe('a cookie of the login that another answer replaced', () => {
  const state = 'af0ifjsldkj9320ad';
  const replaced = (url: string, more: Partial<CookieLogin> = {}): CookieLogin => ({
    set: [`gv=${state}; Path=/; HttpOnly`],
    sent: 'gv=another-value-1',
    meanwhile: [call(url, { responseHeaders: [['Set-Cookie', 'gv=another-value-1; Path=/; HttpOnly']] })],
    answer: onTo('https://app.example/tor?lage=1'),
    afterwards: [
      page('https://app.example/tor?lage=1', { requestHeaders: [['Cookie', 'gv=another-value-1']] }),
    ],
    ...more,
  });
  it('is told where a call did, and nothing of a session is there', () => {
    expectReason(
      failingLogin(replaced('https://app.example/anfang')),
      'second-start-overwrites',
      'was given another value by https://app.example/anfang',
    );
  });
  it.each<[string, CookieLogin]>([
    [
      'where a session was set',
      replaced('https://app.example/anfang', {
        answer: onTo('https://app.example/heim', ['haus=1f9b2c7a; Path=/']),
        afterwards: [page('https://app.example/heim', { requestHeaders: [['Cookie', 'haus=1f9b2c7a']] })],
      }),
    ],
    ['where it came as it was set', replaced('https://app.example/anfang', { sent: `gv=${state}` })],
  ])('is not, %s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain('second-start-overwrites');
  });
});
