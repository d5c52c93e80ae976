/** Names that stand in no other sentence. */
const names =
  /(?<![a-z])(client[ _-]?id|redirect[ _-]?ur[il]|response[ _-]?type|response[ _-]?mode|code[ _-]?challenge(?:[ _-]?method)?|code[ _-]?verifier|grant[ _-]?type|max[ _-]?age|acr[ _-]?values|id[ _-]?token[ _-]?hint|login[ _-]?hint)(?![a-z])/gi;

const single = 'scopes?|state|nonce|prompt|claims|resource|display|audience';

/** The same of names that are words, too: in quotes, beside “parameter” or “value”, as `name=`, or right behind what is wrong with it. */
const words = new RegExp(
  String.raw`["'“‘]\s?(${single})\s?["'”’]|\b(?:param(?:eter)?s?|invalid|missing|unsupported|unknown|bad|malformed|incorrect|empty)[ :_-]{1,3}["'“‘]?(${single})\b(?!\s+(?:of|for)\b)|\b(${single})(?:=|["'”’]?\s+(?:param(?:eter)?|value)s?\b)`,
  'gi',
);

/** Names of a request’s parameters that stand in these words, as they are sent: “Invalid Redirect URL” names `redirect_uri`. RFC 6749 appendix A. */
export function parametersNamed(texts: readonly string[]): ReadonlySet<string> {
  const found = texts.flatMap((text) => [
    ...(text.match(names) ?? []),
    ...[...text.matchAll(words)].flatMap((match) => match.slice(1).filter((one) => one !== undefined)),
  ]);
  return new Set(
    found.map((name) =>
      name
        .toLowerCase()
        .replaceAll(/[ -]/g, '_')
        .replace(/^scopes$/, 'scope')
        .replace(/^(client|redirect|response|grant|code|max|id|login|acr)(?=[a-z])/, '$1_')
        .replace('redirect_url', 'redirect_uri'),
    ),
  );
}
