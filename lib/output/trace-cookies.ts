/** The cookies of a `Cookie` header as HAR lists them. RFC 6265 §4.2.1. */
export function requestCookies(value: string): readonly object[] {
  return value.split(';').flatMap((pair) => nameAndValue(pair) ?? []);
}

/** The cookie of one `Set-Cookie` line as HAR lists it, with its attributes. RFC 6265 §4.1.1. */
export function responseCookies(line: string): readonly object[] {
  const [pair = '', ...attributes] = line.split(';');
  const cookie = nameAndValue(pair);
  if (!cookie) return [];
  const said = new Map(attributes.map((attribute) => keyAndText(attribute)));
  const expires = Date.parse(said.get('expires') ?? '');
  return [
    {
      ...cookie,
      ...(said.has('path') && { path: said.get('path') }),
      ...(said.has('domain') && { domain: said.get('domain') }),
      ...(Number.isFinite(expires) && { expires: new Date(expires).toISOString() }),
      httpOnly: said.has('httponly'),
      secure: said.has('secure'),
      ...(said.has('samesite') && { sameSite: said.get('samesite') }),
    },
  ];
}

function nameAndValue(pair: string): { name: string; value: string } | undefined {
  const text = pair.trim();
  if (text === '') return undefined;
  const equals = text.indexOf('=');
  return equals < 0
    ? { name: '', value: text }
    : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

function keyAndText(attribute: string): [string, string] {
  const equals = attribute.indexOf('=');
  const name = (equals < 0 ? attribute : attribute.slice(0, equals)).trim().toLowerCase();
  return [name, equals < 0 ? '' : attribute.slice(equals + 1).trim()];
}
