/**
 * How much a text sounds like a refusal. `plain`: it says that something did not work. `faint`: it merely names errors, which
 * help pages and settings do too.
 */
export type Tone = 'plain' | 'faint' | undefined;

/**
 * Words by which a page says that something did not work; in Latin and Cyrillic script from the beginning of a word, in the
 * others anywhere. English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish, Danish, Czech, Turkish,
 * Russian, Ukrainian; Japanese, Chinese, Korean.
 */
const saying: readonly string[] = [
  '(?:failed|failure|invalid|incorrect|denied|forbidden|unauthori[sz]ed|not authori[sz]ed|not allowed|not permitted|not valid|not found|not present|not match|not supported|not registered|not recogni[sz]ed|not trusted|not whitelisted|not available|not assigned|not active|not enabled|not configured|not available|not secure|not signed)(?!\\p{L})',
  '(?:expired|mismatch|missing|unable to|could not|couldn.t|cannot|can.t|did not|didn.t|isn.t|aren.t|wasn.t|weren.t|hasn.t been|haven.t been|does not|doesn.t|do not have|don.t have|is required|was lost|is lost|rejected|refused|disabled|blocked|unknown (?:or|and|client|application|app|error|user|issuer|key|scope|host|request|state|identity|service|tenant|redirect|provider|connection|account|parameter|code)|unrecogni[sz]ed|unexpected|unsupported|unregistered|unavailable|malformed|aborted|timed out|time-?out|timeout|too (?:old|many|large|big|long)|no longer|went wrong|gone wrong|unhandled|uncaught|already (?:been )?(?:used|exists|taken)|we.re sorry|we are sorry|sorry|oops|whoops|whoa|bad (?:request|gateway)|internal server error|suspended|deactivated|is inactive|account inactive|not (?:properly|correctly) (?:configured|set up)|misconfigured|prohibited|banned|locked|(?:awaiting|pending) (?:admin(?:istrator)? )?(?:approval|activation|confirmation)|needs? (?:(?:admin )?(?:permission|approval|consent)|to be (?:confirmed|verified|approved|activated))|information lost|no healthy)(?!\\p{L})',
  'fehlgeschlagen|gescheitert|ungültig|abgelaufen|verweigert|verboten|abgelehnt|gesperrt|nicht (?:erlaubt|gefunden|möglich|gültig|zulässig|berechtigt|autorisiert|registriert|überein|verfügbar|unterstützt|geklappt|funktioniert|mehr bekannt|erkannt|zuordnen|auffindbar|gelungen|hinterlegt|freigeschaltet|freigegeben|zugelassen|zugeordnet|akzeptiert|mehr (?:vorhanden|gültig|verfügbar|aktiv))|passt zu keine|wird benötigt|ist erforderlich|konnten? nicht|kann nicht|fehlt|fehlend|unbekannt|unerwartet|schiefgelaufen|schiefgegangen',
  'échec|échou|invalide|expiré|refusé|interdit|impossible|introuvable|manquant|inconnu|incorrect|non (?:autorisé|valide|trouvé|pris en charge)|n.est (?:pas (?:autorisé|valide|permis|reconnu|enregistré|disponible|prise? en charge)|plus (?:valide|valable|disponible|active?))|est (?:requis|obligatoire)|n.appartient pas|bloqué|n.a pas (?:pu|été|abouti|fonctionné|marché)|n.ont pas pu|ne (?:retrouvons|trouvons|reconnaissons|pouvons) (?:pas|plus)|ne correspond pas|une erreur',
  'falló|fallido|fallida|fallado|inválid|no (?:es )?válid|caducad|expirad|expiró|ha expirado|denegad|prohibid|rechazad|no se (?:pudo|puede|ha podido|encontró|encuentra)|no (?:está )?(?:permitid|autorizad|encontrad|registrad|coincide)|desconocid|ha ocurrido un error|se produjo un error|se ha producido un error|bloquead|se bloqueó|no podrás|no podemos|es obligatori|se requiere|no pertenece|no existe|ya no (?:es|está)|no (?:encontramos|pudimos|hemos podido|reconocemos|funcionó)|no (?:usa|utiliza) una conexión segura',
  'falha|falhou|expirou|negad|proibid|recusad|não foi possível|não (?:é|está|foi) (?:permitid|autorizad|válid|encontrad|registrad)|não (?:corresponde|encontrad|permitid|autorizad)|desconhecid|ocorreu um erro|ausente|é obrigatóri|não pertence|não existe|não foi (?:aprovad|concluíd)|bloquead|não (?:encontramos|conseguimos|pudemos|reconhecemos|funcionou|deu certo)',
  'fallit|non (?:è )?(?:valid|riuscit|consentit|autorizzat|trovat|permess|corrispond)|scadut|negato|negata|vietat|rifiutat|impossibile|mancante|sconosciut|si è verificato un errore',
  'mislukt|ongeldig|verlopen|geweigerd|verboden|niet (?:toegestaan|gevonden|geldig|gelukt|overeen|gemachtigd|geautoriseerd)|kon niet|kan niet|ontbreekt|onbekend|er is een fout',
  'nie powiodł|niepowodzeni|nieprawidłow|nieważn|wygas|odmów|odmow|zabronion|nie można|nie udało|nie znaleziono|niedozwolon|nieznan|brakuje|wystąpił błąd',
  'misslyckad|ogiltig|har gått ut|nekad|förbjud|kunde inte|hittades inte|saknas|mislykkedes|mislyktes|ugyldig|udløbet|utløpt|nægtet|nektet|kunne ikke|neplatn|vypršel|zamítnut|selhal|nelze|nebyl[ao]? nalezen|geçersiz|reddedildi|başarısız|süresi doldu|bulunamadı|izin verilmiyor',
  'не удалось|не вдалося|недействител|недійсн|неверн|невірн|недопустим|неприпустим|истек|истёк|закінчив|запрещ|заборонен|отказано|відмовлено|отклон|відхилен|невозможно|неможливо|не найден|не знайден|не соответств|не совпада|не разреш|отсутств|неизвестн|произошла ошибка|сталася помилка',
];

const sayingAnywhere =
  'エラーが|に失敗|が無効|無効な|期限切れ|期限が切れ|拒否され|許可されていません|見つかりません|できません|うまくいきません|見つからない|一致しない|一致しません|不正な|禁止され|不明な|登録されていません|登録されていない|正しくありません|誤りがあります|问题|失败|失敗|无效|無效|过期|過期|拒绝|拒絕|禁止|无法|無法|不允许|不允許|未找到|找不到|不匹配|不正确|不正確|缺少|未注册|未註冊|未授权|未授權|不存在|不合法|非法|已失效|不一致|出错|出錯|发生错误|發生錯誤|오류가|실패|유효하지|잘못된|만료|거부|허용되지|찾을 수 없|할 수 없|일치하지|등록되지|올바르지|금지';

/** Nouns for an error. At the beginning of a text, or with `an … occurred`, they say as much as the others. */
const naming =
  'errors?|fehler|erreurs?|errores|erro|erros|errore|errori|fout|fouten|błąd|błęd[ouya]\\w*|fel|fejl|feil|chyba|hata|ошибк[аиу]|помилк[аи]|problems?|problem';
const namingAnywhere = 'エラー|错误|錯誤|오류|에러';

const nearby = '[^\\p{L}\\p{N}]{0,3}';
const plain = new RegExp(`(?<![\\p{L}\\p{N}])(?:${saying.join('|')})|${sayingAnywhere}`, 'iu');
const first = new RegExp(
  `^[^\\p{L}]{0,12}(?:${naming})(?:[^\\p{L}\\p{N}]{0,3}$|[^\\S\\n]{0,2}[:.!–—-]|${nearby}\\d{3}|${nearby}(?:occurred|while|during|when|processing|validating|in|from|getting|trying|beim|lors)(?![\\p{L}]))|^[^\\p{L}]{0,12}(?:${namingAnywhere})`,
  'iu',
);
const last = new RegExp(
  `^[^\\n.]{1,50}(?<![\\p{L}\\p{N}])(?:${naming})(?:[.!:–—-]\\s(?:please|try|retry|contact)(?!\\p{L})[^\\n.]{0,60})?[^\\p{L}\\p{N}]{0,3}$`,
  'iu',
);
const occurred = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:an?|the following|that.s an|authentication|authori[sz]ation|login|sign-?in|server|sso|saml|oauth2?|oidc)${nearby}(?:${naming})(?![\\p{L}])`,
  'iu',
);
const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${naming})(?![\\p{L}])|${namingAnywhere}`, 'iu');

/** `TypeError: req.session.regenerate is not a function`. */
const exception = /^(?:[\w$]{1,40}(?:\.|::|\\)){0,7}[A-Z]\w{0,40}(?:Error|Exception): \S/;

/** Nothing went wrong, or errors are spoken of in general. */
const general =
  /(?<![\p{L}\p{N}]|not )(?:no|zero|0|without|keine?|sin|sans|senza|geen|last|latest|recent|report|log|show|see|if you|when you|wenn sie|si vous)[^\p{L}\p{N}]{1,3}(?:\p{L}{1,20}[^\p{L}\p{N}]{1,3}){0,2}(?:errors?|failed|failures?|invalid|denied|problems?|fehler|erreurs?|errores?|errori?|fouten)(?![\p{L}])|^[^\p{L}]{0,9}(?:how to|how do|how can|troubleshoot|common|faq|fix|fixing|resolv|understanding|about|guide|reference|docs)(?![\p{L}])|^[^.!。！]{0,300}[?？]["”»)\s]{0,3}$|^[^\p{L}]{0,9}(?:if|when) (?:you(?:'re| are| can)? (?:see(?:ing)?|read(?:ing)?) (?:this|only this)|(?:this|the) (?:page|message|screen|text))(?![\p{L}])/iu;

/** Characters that are looked at. */
const longest = 600;

/** How a text sounds; questions ask and say nothing. Names in snake_case and camelCase are read as words. Never throws; linear. */
export function toneOf(text: string): Tone {
  const read = text
    .slice(0, longest)
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/(?<=[a-z0-9])[_-](?=[a-z0-9])/gi, ' ')
    .replaceAll(/[’ʼ]/g, "'");
  const saysIt = [plain, first, last, occurred].some((one) => one.test(read)) || exception.test(text);
  if (saysIt && !general.test(read)) return 'plain';
  return saysIt || named.test(read) ? 'faint' : undefined;
}

/** What ASP.NET says of any exception, beside the one that it names. */
const ofFramework =
  /^(?:Description: ?)?An unhandled exception (?:has )?occurred (?:during the execution of the current web request|while processing the request)/i;

/** What begins as an article on errors does: `How to mend …`, `Troubleshooting`. */
export function isInGeneral(text: string): boolean {
  return article.test(text.slice(0, longest));
}

const article =
  /^[^\p{L}]{0,9}(?:how to|how do|how can|troubleshoot(?:ing)?|faq|fixing|understanding)(?![\p{L}])/iu;

/** What says that something failed and not what: `Error`, `Oops!`, `502 Bad Gateway`. */
export function isGeneric(text: string): boolean {
  return (text.length <= 80 && generic.test(text.trim())) || ofFramework.test(text);
}

/** The same of a page’s title, which names the site beside it: `Bad Request - authentik`, `Wiki | Error`. */
export function isGenericTitle(title: string): boolean {
  if (isGeneric(title)) return true;
  const parts = title.slice(0, longest).split(/\s[-–—|·•:]\s/);
  const others = parts.filter((part) => !isGeneric(part));
  return others.length === 1 && parts.length === 2 && isSiteName(others[0] ?? '');
}

/** One word, or a few with capital letters. */
function isSiteName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  const isNamed =
    words.length === 1 || (words.length <= 3 && words.every((word) => /^[\p{Lu}\d]/u.test(word)));
  return isNamed && text.length <= 40 && toneOf(text) === undefined;
}

const generic =
  /^(?:(?:http )?(?:status )?(?:error )?\(?\d{3}\)?[.:!\s–-]*)?(?:error|errors|fehler|erreur|erro|errore|fout|błąd|ошибка|エラー|错误|錯誤|오류|sorry|oops|o+ps|whoops|whoa there|uh[ -]?oh|we.?re sorry|we are sorry|something went wrong|an error (?:has )?occurred|an unexpected error (?:has )?occurred|a problem (?:has )?occurred|there was a problem with your request|internal server error|server error(?: in '[^']{0,40}' application)?|bad request|bad gateway|unauthori[sz]ed|forbidden|not found|page not found|service unavailable|gateway time-?out|application error|unexpected error|unknown error|request failed|invalid request|that.?s an error|(?:single )?sign-?on error|(?:(?:sso|oidc|oauth2?|openid|saml) )?(?:sso|login|sign-?in|authentication|authorization|oauth2?|oidc|openid|saml) (?:error|failed)|login failed|failed|\s)*[\s.…!?1)(]*$/iu;
