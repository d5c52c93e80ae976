/** What a member of that name holds: a sentence for people, a code for programs, or something else about the error. */
export type MemberRole = 'prose' | 'code' | 'other';

/** Prose first to be quoted, and codes first to be named; lower case without separators. */
const prose: readonly string[] =
  'errordescription errormessage errormsg errmsg errdescription errordesc errortext errtext errorusermsg oauthproblemadvice longmessage developermessage usermessage displaymessage detailedmessage detailmessage detailederror message msg detail details errordetail errordetails title errortitle errorusertitle errorsummary faultstring description reason errorhint hint errordebug debug cause fehlermeldung meldung nachricht grund hinweis mensaje motivo mensagem motif'.split(
    ' ',
  );
const codes: readonly string[] =
  'error errorcode errcode err code errorreason errorsubcode suberror errortype errno errorid oauthproblem autherror ssoerror loginerror oautherror type status statuscode statuscode2 faultcode fehler fehlercode erreur erro errore'.split(
    ' ',
  );
const others: readonly string[] =
  'erroruri documentationurl tracking trackingid correlationid requestid traceid timestamp instance'.split(
    ' ',
  );

const roles: ReadonlyMap<string, MemberRole> = new Map<string, MemberRole>([
  ...others.map((name): [string, MemberRole] => [name, 'other']),
  ...codes.map((name): [string, MemberRole] => [name, 'code']),
  ...prose.map((name): [string, MemberRole] => [name, 'prose']),
]);

/** The name without case and separators: `error_description` and `errorDescription` are one. */
export function plainName(name: string): string {
  return name
    .slice(0, 60)
    .replaceAll(/[-_.\s]/g, '')
    .toLowerCase();
}

/** `oauthErrorMsg`, `ssoErrorCode`. */
const prefix = /^(?:oauth2?|oidc|openid|auth|authn|login|signin|sso|saml|s|str)(?=err)/;

/** What a member of an error holds; `undefined` for names that say nothing of errors. */
export function roleOf(name: string): MemberRole | undefined {
  const plain = plainName(name);
  return roles.get(plain) ?? roles.get(plain.replace(prefix, ''));
}

/** Place in the order in which members are quoted; those that are not listed come last. */
export function placeOf(name: string): number {
  const plain = plainName(name.slice(name.lastIndexOf('.') + 1));
  const inProse = prose.indexOf(plain);
  if (inProse >= 0) return inProse;
  const inCodes = codes.indexOf(plain);
  return prose.length + (inCodes < 0 ? codes.length : inCodes);
}
