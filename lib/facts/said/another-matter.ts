import { isGeneric } from './error-words.ts';
import { login, loginAnywhere } from './login-failed-heading.ts';

/** Who comes in, with what, and whether they may, in the languages of {@link login}. */
const persons =
  'log(?:ged|ging)? (?:you )?in|sign(?:ed|ing)? (?:you )?in|logged out|signed out|o?auth\\w*|openid|oidc|saml|identity|provider|account|user|username|member\\w*|role|group|tenant|organi[sz]ation|domain|access|permi\\w+|credential|session|cookie|token|nonce|state|code|callback|redirect\\w*|csrf|request|e-?mail|admin\\w*|konto|benutzer\\w*|nutzer\\w*|zugang|zugriff|berechtig\\w+|sitzung|compte|utilisateur|accès|cuenta|usuario|acceso|sesión|conta|usuário|acesso|sessão|utente|accesso|sessione|gebruiker|toegang|sessie|użytkownik\\w*|dostęp\\w*|sesj\\w+|konto\\w*|användare|åtkomst|kullanıcı|oturum|uživatel|přístup|учётн\\w*|учетн\\w*|пользовател\\w*|доступ\\w*|сессия|обліков\\w*|користувач\\w*';
const personsAnywhere =
  'アカウント|ユーザー|アクセス|セッション|账号|账户|帐号|帐户|帳號|帳戶|用户|使用者|访问|存取|会话|계정|사용자|접근|액세스|세션';

const ofLogin = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${login}|${persons})s?(?![\\p{L}])|${loginAnywhere}|${personsAnywhere}`,
  'iu',
);

/** True for what names neither a login nor who comes in or may: “Payment failed”, “Your trial has expired”. What names nothing (“Error”) does not count. */
export function isOfAnotherMatter(text: string): boolean {
  return !isGeneric(text) && !ofLogin.test(text.replaceAll(/[_-]/g, ' '));
}
