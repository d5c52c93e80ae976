import { toneOf } from './error-words.ts';
import type { Words } from './words.ts';

/** Logging in, as a noun, in the languages of {@link toneOf}, for a pattern. */
export const login =
  'log-?in|sign-?in|single sign-?on|sso|authentication|anmeldung|anmelden|authentifizierung|connexion|authentification|identification|inicio de sesión|iniciar sesión|autenticación|accesso|autenticazione|início de sessão|iniciar sessão|autenticação|aanmelden|aanmelding|inloggen|logowanie|zalogować|inloggning|pålogging|innlogging|přihlášení|oturum açma|giriş|вход|войти|авторизация|аутентификация|вхід|автентифікація';
/** The same in scripts without blanks. */
export const loginAnywhere = 'ログイン|サインイン|認証|登录|登陆|登入|登錄|登録|로그인|인증';

/** At the beginning, behind an article or two small words at most (`We could not complete your sign-in` is no heading, `Your login failed` is). */
const begins = new RegExp(
  `^(?:(?:error|fehler|erreur|errore?|sorry|oops)[\\s:!.,–—-]{1,4})?(?:\\p{L}{1,8}[ ’']){0,2}(?:(?:${login})(?!\\p{L})|${loginAnywhere})`,
  'iu',
);

/** What is told of logins in general, in lists and statistics. */
const general =
  /attempt|versuch|tentativ|intento|poging|prób|försök|forsøk|попыт|last|recent|letzt|derni|últim|ultim|histor|\blogs?\b|protokoll|report|alert|notif|password|passwor|kennwort|\d/iu;

/** Characters of a heading. */
const longest = 70;

/**
 * True for a page's title or heading that says that logging in did not work (`Login failed`, `Anmeldung nicht möglich`). Such a page lets
 * nobody in, whatever cookies its app renews with each answer.
 */
export function saysLoginFailed({ where, text }: Words): boolean {
  if ((where !== 'title' && where !== 'heading') || text.length > longest || general.test(text)) return false;
  return begins.test(text.trim()) && toneOf(text) === 'plain';
}
