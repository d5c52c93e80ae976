import { asObject, asText, parseJsonObject, type JsonObject } from '../exchange/json.ts';
import { complainsOf } from './field-complaint.ts';

/**
 * True for standard and vendor words that say "this redirect URI is not registered", in the languages of the most used providers; of JSON, its
 * members for people and codes are read, and one that is called so itself. Never throws; linear. RFC 6749 §4.1.2.1.
 */
export function aboutRedirectUri(text: string): boolean {
  const json = parseJsonObject(text);
  if (json && complainsOf(json, 'redirect_uri')) return true;
  const said = json ? wordsIn(json) : text;
  if (
    /redirect_uri_mismatch|invalid_redirect_uri|bad_redirect_uri|redirect_mismatch|AADSTS50011|KOE006/i.test(
      said,
    )
  )
    return true;
  if (/callback url mismatch|invalid parameter:\s*redirect_uri/i.test(said)) return true;
  return english.test(said) || otherLanguages.some((one) => one.test(said));
}

const english =
  /(?:redirect(?:ion)?|return|callback)[_ -]?ur[il](?:[ :]{1,2}['"“‘<(]?https?:[^\s'"”’<>]{1,300}(?<!\.))?[^.]{0,80}(not a valid|did not match|does not match|not match|mismatch|not registered|not allowed|not authori[sz]ed|not permitted|not secure|not https|invalid|must (?:be|use|start|have|match)|unregistered|insecure|illegal|not whitelisted)|(invalid|unregistered|mismatch\w*|unauthori[sz]ed|insecure|unsecured?) (?:redirect(?:ion)?|return|callback)[_ -]?ur[il]/i;

/** The parameter by its name, or what a language calls it; of an address in the page it is no word. */
const named = String.raw`(?:(?<![?&;\w-])redirect_ur[il](?![=\w])|redirect[ -]?ur[il])`;

/** What is said of it in other languages, at most some words apart in one sentence. */
const otherLanguages: readonly RegExp[] = [
  about(
    `${named}|weiterleitungs-?(?:uri|url|adresse)|umleitungs-?(?:uri|url|adresse)|antwort-?(?:url|adresse)`,
    'ungültig|nicht (?:registriert|erlaubt|zulässig|zugelassen|überein|freige|hinterlegt|gültig|bekannt)|stimmt nicht|unbekannt',
  ),
  about(
    `${named}|ur[il] de (?:redirection|rappel|retour)|adresse de (?:redirection|retour)`,
    "invalide|incorrecte|non (?:autorisé|enregistré|valide|conforme)|ne correspond pas|n['’]est pas (?:autorisé|valide|enregistré|permis)",
  ),
  about(
    `${named}|ur[il] de (?:redirección|redireccionamiento|redirecionamento|retorno|devolución)|ur[il] di (?:reindirizzamento|ritorno)`,
    'inválid|no (?:es )?válid|no (?:está )?(?:permitid|autorizad|registrad|coincide)|não (?:é |está )?(?:válid|permitid|autorizad|registrad|cadastrad|corresponde)|non (?:è )?(?:valid|consentit|autorizzat|registrat|corrispond)',
  ),
  about(
    `${named}|(?:адрес|ur[il]) (?:перенаправления|возврата|переадресации)|adres(?:u)? przekierowania|ongeldige omleidings`,
    'не (?:совпада|зарегистр|соответств|разреш|указан)|недопустим|неверн|некорректн|nieprawidłow|niedozwolon|nie (?:jest|pasuje|został)|ongeldig|niet (?:geldig|toegestaan|geregistreerd|overeen)|geçersiz|kayıtlı değil|eşleşmiyor',
  ),
  about(
    `${named}|リダイレクト\\s?ur[il]|コールバック\\s?ur[il]|ur[il]のリダイレクト`,
    '登録されていま?せん|登録されていない|一致しま?せん|一致しない|一致していません|無効|不正|正しくありません|許可されていません',
  ),
  about(
    `${named}|(?:回调|回調|重定向|跳转|跳轉|重新导向|重新導向)(?:地址|域名|网址|網址|链接|連結|\\s?ur[il])`,
    '不匹配|不一致|不符|无效|無效|非法|不合法|未注册|未註冊|未配置|错误|錯誤|不正确|不正確|未授权|未授權',
  ),
  about(
    `${named}|(?:리다이렉트|리디렉션|콜백)\\s?(?:ur[il]|주소)`,
    '일치하지|등록되지|등록되어 있지|유효하지|올바르지|잘못|허용되지',
  ),
];

/** Both in one sentence, in either order. */
function about(thing: string, trouble: string): RegExp {
  const between = String.raw`[^.。\n<>]{0,60}`;
  return new RegExp(`(?:${thing})${between}(?:${trouble})|(?:${trouble})${between}(?:${thing})`, 'iu');
}

/** What the members for people and codes say, whatever a server calls them; others repeat the request. */
function wordsIn(json: JsonObject): string {
  const nested = asObject(json['error']) ?? asObject(json['errors']) ?? {};
  return [...Object.entries(json), ...Object.entries(nested)]
    .flatMap(([name, value]) => (ofWords.test(name) ? (asText(value) ?? []) : []))
    .join('\n');
}

const ofWords =
  /^(?:error|err|message|msg|detail|reason|title|hint|description)|(?:error|message|msg|description|desc|detail|reason)$/i;
