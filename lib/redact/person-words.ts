/** Words that stand behind “user”, “account” or “failed for” in the texts of servers and are nobody’s name. */
const ordinary: ReadonlySet<string> = new Set(
  `
  a about above access account accounts action activation active admin administrator after again agent all allow allowed already also am an and another any
  anymore anyone api app application applications apps are as ask asked aside assertion assigned associated at attempt attempts attribute attributes audience auth
  authenticated authentication authorization authorized away back balance banned based be because been before began being below between blocked browser but
  by callback came can cancel canceled cancelled cannot certificate challenge change changed choose chose chosen claim claims clicked client clients closed
  code com company compliance conditional crypto configuration configured confirmed conflict conflicting consent consented contact context cookie could country created creation credential credentials current data
  deactivated declined default defaults delegation deleted denied device devices did different directory disabled disallowed dismissed do does domain due during each
  either email enabled endpoint enrolled entered entity entry error even ever every exist existed exists expired external failed failure federation
  first flow for forbidden form found from get given go got grant granted group groups guest had handle has have having he her here hint his how http
  i id identifier identity idp if in inactive info information input insufficient interaction internal into invalid invited io is issuer it its itself
  just key kind know known last layer left limit link linked linking list locked lockout log logged login logins logon logout lookup management may me member members
  mapping match membership menu method might migrated missing mode model module more most multiple must my name named needs net never no node none not
  now null number object of off offline on one only open operation option options or org organization other our out over overview own owner page pages
  param parameter password pending permission permissions policy pool popup portal pressed principal privileges process profile profiles prompt proof
  provided provider providers provisioned provisioning public query quit quota read realm realms reason record records redirect refused registered
  registration rejected repository request requested requester requests require required requires resource resources response retry revoked right rights role
  roles rule rules said same saml saw scope scopes screen secret security see selected selection self sends sensitive server servers service services session
  sessions set settings setup shall she should sign signed signup sign-up signin sign-in sits size so some specific start state status step still stopped store stored submitted
  subscription such sub subject suspended switched sync synced switching system tenant terminated than that the their them then there these they this those through time
  timed timeout timestamp to token tokens tool too tried trust two type types typed uid unauthorized under unknown unless unlinked unlocked until unverified
  upon uri url use used user username users using valid value values verification verified verifier via wait want wants was waited we web were what when
  where whether which while who whom whose will window with within without workflow workspace would write xml yet you your zone

  aktiv antwort auf aus bei bereits darf das dem den der des die diese dieser dieses ein eine einem einer eines existiert falsch fehlt für gefunden gelöscht
  gesperrt hat im in ist kann kein keine keinen konnte kontakt mehr mit muss nach name nicht noch oder ohne sein sich sind und ungültig von wegen wird wurde
  zu zugriff zugewiesen zum zur

  a au aucun avec ce cette dans de des du est et existe expiré inconnu introuvable invalide la le les nom ou par pas pour que qui sans sur un une
  bloqueada bloqueado con da del desconocido el en es está está existe existem fue ha há la las los na nao não no nombre nome o os para pelo por que se sem sin su um
  uma una válido è il di non nel una sono stato het een niet van voor met geen wordt jest nie w z się
  `
    .trim()
    .split(/\s+/),
);

/** True for a word that servers’ texts are made of, whatever stands for a person elsewhere (`?login=failed`). */
export function isEverydayWord(word: string): boolean {
  return ordinary.has(word);
}

/** True for words that are no name where a name may stand; what is derived of such a word is none either. */
export function isOrdinaryWord(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    ordinary.has(lower) ||
    /^\p{L}{4,}(?:tion|tions|ment|ments|able|ible|ness|ship)$/u.test(lower) ||
    /^[\p{Ll}-]{3,}ing$/u.test(word) ||
    /auth|token|session|cookie|state|saml|oidc|openid/.test(lower) ||
    /^[\p{L}\p{N}]$/u.test(lower)
  );
}

const person =
  `user|users|user[ -]?names?|user[ -]?ids?|accounts?|principals?|members?|employees?|customers?|persons?|guests?|owners?|subjects?|admins?|
  benutzer|benutzers|benutzername|konto|nutzer|anwender|mitarbeiter|kunde|utilisateur|compte|usuario|cuenta|utente|gebruiker|użytkownik|пользователь|usuário|conta`.replace(
    /\s+/g,
    '',
  );
const held =
  'tokens?|codes?|sessions?|consents?|grants?|passwords?|credentials?|tickets?|assertions?|cookies?|devices?|invitations?|certificates?';
const refused =
  'fail(?:ed|ure)|denied|refused|rejected|locked|disabled|blocked|error|revoked|not allowed|logged (?:in|out)|sign(?:ed)?[ -]?in|log[ -]?in|authenticated';

/** What comes next is somebody’s name, unless it is an ordinary word: `User `, `account of `, `Login failed for `. */
const beforeName = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])(?:(?:${person})(?:\s{1,3}(?:named|called|with|of|id|name|dn|=|:|#)){0,3}|(?:${refused})\s{1,3}(?:for|by|as)|(?:${held})\s{1,3}(?:\S{1,80}\s{1,3})?(?:of|for|by|(?:issued|belong(?:s|ing)|given) to))[\s:=#]{1,4}$`,
  'iu',
);

/** True where somebody’s name comes next. `before` is the text up to there. */
export function expectsName(before: string): boolean {
  return beforeName.test(before.slice(-120));
}
