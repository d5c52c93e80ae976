const names =
  /(?<![a-z])(client[ _-]?id|redirect[ _-]?ur[il]|response[ _-]?type|response[ _-]?mode|scopes?|state|nonce|prompt|code[ _-]?challenge(?:[ _-]?method)?|code[ _-]?verifier|grant[ _-]?type|max[ _-]?age|claims|resource|display|acr[ _-]?values|id[ _-]?token[ _-]?hint|login[ _-]?hint|audience)(?![a-z])/gi;

/** Names of a request's parameters that stand in these words, as they are sent: “Invalid Redirect URL” names `redirect_uri`. RFC 6749 appendix A. */
export function parametersNamed(texts: readonly string[]): ReadonlySet<string> {
  const found = texts.flatMap((text) => text.match(names) ?? []);
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
