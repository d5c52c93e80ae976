import type { Header } from './exchange.ts';

/** The first header of that name (`name` in lower case), or `undefined`. RFC 9110 §5.1: names are case-insensitive. */
export function headerValue(headers: readonly Header[] | undefined, name: string): string | undefined {
  if (!headers) return undefined;
  for (const header of headers) if (sameName(header[0], name)) return header[1];
  return undefined;
}

/** True where headers were recorded: every real message has some, so that none means that they were left out. */
export function wereRecorded(headers: readonly Header[] | undefined): headers is readonly Header[] {
  return headers !== undefined && headers.length > 0;
}

/** All values of that header (`name` in lower case), in order. */
export function headerValues(headers: readonly Header[] | undefined, name: string): readonly string[] {
  return headers?.filter((header) => sameName(header[0], name)).map((header) => header[1]) ?? [];
}

/**
 * Whether a header is one by which APIs take a token beside or in place of `Authorization`, by custom: `X-Access-Token`, `X-Auth-Token`,
 * `X-Jwt`, `X-Forwarded-Authorization`. Cheap: nearly all other names end in another letter.
 */
export function isTokenHeader(name: string): boolean {
  const last = name.charCodeAt(name.length - 1) | 32;
  return (last === 110 || last === 116) && tokenHeader.test(name);
}

/** The value by which a request presents a token: of `Authorization`, else of a header that takes its place by custom. */
export function credentialIn(headers: readonly Header[] | undefined): string | undefined {
  return headerValue(headers, 'authorization') ?? headers?.find(([name]) => isTokenHeader(name))?.[1];
}

/** The same of headers as browsers tell them. */
export function credentialAmong(
  headers: readonly { readonly name?: string | undefined; readonly value?: string | undefined }[] | undefined,
): string | undefined {
  const header =
    headers?.find(({ name }) => name?.toLowerCase() === 'authorization') ??
    headers?.find(({ name }) => name !== undefined && isTokenHeader(name));
  return header?.value;
}

const tokenHeader = /^(?!authorization$|proxy-).*(?:token|jwt|authorization)$/is;

function sameName(seen: string, lowerCase: string): boolean {
  return seen.length === lowerCase.length && (seen === lowerCase || seen.toLowerCase() === lowerCase);
}

/** The media type of a Content-Type value, without parameters, in lower case; `''` for none. RFC 9110 §8.3.1. */
export function mediaType(contentType: string | undefined): string {
  if (!contentType) return '';
  const end = contentType.indexOf(';');
  return (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}
