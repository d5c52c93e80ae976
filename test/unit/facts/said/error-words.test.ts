import { describe, expect, it } from 'vitest';
import { isGeneric, isGenericTitle, toneOf } from '../../../../lib/facts/said/error-words.ts';

describe('a text that says that something failed', () => {
  it.each([
    'Sign in failed',
    'Error - wrong address',
    'Redirect URI Error',
    'Your session has expired.',
    '[authorization_request_not_found]',
    'callbackUrlMismatch',
    "You don't have access to this app",
    'Your domain isn’t allowed.',
    'Validation error. Please retry.',
    'Your account is prohibited from signing in.',
    'This account was deactivated',
    'This account is inactive.',
    'The authentication backend is not properly configured.',
    'We could not sign you in: your account is awaiting approval.',
    'Your account is pending approval from your administrator',
    'Die Anmeldung ist fehlgeschlagen.',
    'Das hat leider nicht geklappt.',
    'Ihr Vorgang ist uns nicht mehr bekannt.',
    'Ihre Sitzung ist nicht mehr vorhanden.',
    'Die Adresse ist für diese Anwendung nicht hinterlegt.',
    'Die Abmeldeantwort passt zu keiner Anfrage',
    'Votre session n’est plus valide.',
    'Cette application ne vous a pas été attribuée : elle n’a pas été approuvée.',
    'La cuenta no pertenece a esta organización.',
    'A conta não pertence a esta organização.',
    'Une erreur est survenue',
    'Nous ne retrouvons pas votre demande.',
    'Votre connexion n’a pas abouti.',
    'No encontramos su solicitud.',
    'Não encontramos o seu pedido.',
    'Le client est inconnu.',
    'No se pudo iniciar sesión.',
    'Não foi possível entrar.',
    'Accesso negato',
    'Het verzoek is ongeldig.',
    'Wystąpił błąd podczas logowania',
    'Inloggningen misslyckades',
    'Oturum süresi doldu',
    'Не удалось войти в систему',
    'Не вдалося увійти',
    'ログインに失敗しました',
    '登录失败,请重试',
    '無法登入',
    '로그인에 실패했습니다',
  ])('%s', (text) => {
    expect(toneOf(text)).toBe('plain');
  });
});

describe('a text that does not', () => {
  it.each([
    ['Welcome back', undefined],
    ['Willkommen, bitte melden Sie sich an', undefined],
    ['Nicht mehr lange bis zum Fest', undefined],
    ['Sie sind nicht allein', undefined],
    ['Plus rien à faire', undefined],
    ['No es necesario hacer nada más', undefined],
    ['Terrors of the deep', undefined],
    ['Das hat geklappt', undefined],
    ['Nous retrouvons vos demandes', undefined],
    ['Aquí encontramos lo que buscaba', undefined],
    ['Encontramos o seu pedido', undefined],
    ['Unknown artist', undefined],
    ['Your error budget is fine', 'faint'],
    ['No errors found', 'faint'],
    ['Last failed login: never', 'faint'],
    ['Report an error', 'faint'],
    ['If you’re seeing this Grafana has failed to load its application files', 'faint'],
    ['If you see this message, your browser failed to load our scripts.', 'faint'],
    ['If this page stays empty, the application could not be loaded', 'faint'],
    ['Pending orders', undefined],
    ['Approval of plans', undefined],
    ['How to fix invalid redirects', 'faint'],
    ['Can’t access your account?', 'faint'],
    ['Error reports: 3', 'faint'],
    ['Every validation error is listed. Please note', 'faint'],
  ] as const)('%s', (text, tone) => {
    expect(toneOf(text)).toBe(tone);
  });
});

describe('what says nothing but that it failed', () => {
  it.each([
    'Error',
    'Oops!',
    'Something went wrong.',
    '502 Bad Gateway',
    '500 Internal Server Error',
    'OIDC Login Error',
    'We are sorry...',
    'エラー',
  ])('%s', (text) => {
    expect(isGeneric(text)).toBe(true);
  });

  it('is no reason', () => {
    expect(isGeneric('Error (400)')).toBe(true);
    expect(isGeneric('Invalid redirect url (4,700)')).toBe(false);
    expect(isGeneric('Error: state cookie missing')).toBe(false);
    expect(isGeneric('Unknown client')).toBe(false);
  });
});

describe('a title that names the site and an error', () => {
  it.each(['Bad Request - authentik', 'Wiki | Error', 'Error – Acme Portal', 'Forbidden'])(
    '%s says no more',
    (title) => {
      expect(isGenericTitle(title)).toBe(true);
    },
  );

  it.each([
    'Error - wrong address',
    'Error - Invalid state',
    'Error: state cookie missing',
    'Error | The person is unknown at this place',
    'Sign in - Acme',
    'Error - Acme - Unknown client',
  ])('“%s” may say why', (title) => {
    expect(isGenericTitle(title)).toBe(false);
  });
});

it.each(['error ', 'no ', 'a', ' ', '. ', 'did not '])(
  'a long text of “%s” says what a short one says',
  (part) => {
    const [short, long] = [part.repeat(100), part.repeat(100_000)];
    expect([toneOf(long), isGeneric(long)]).toEqual([toneOf(short), isGeneric(short)]);
  },
);
