import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { decodeJwt } from '../../lib/exchange/jwt.ts';
import { unpackXml } from '../../lib/exchange/packed-xml.ts';
import { percentDecoded } from '../../lib/exchange/percent.ts';

/**
 * All text of an exchange in which somebody may look for a value of a log: addresses, headers and bodies as sent and without
 * percent-encoding, the claims of JWTs and the XML of SAML messages. In lower case.
 */
export function searchTextOf({
  url,
  redirectUrl,
  requestHeaders,
  responseHeaders,
  requestBody,
  responseBody,
}: Exchange): string {
  const sent = [
    url,
    redirectUrl,
    ...headerLines(requestHeaders),
    requestBody?.text,
    ...headerLines(responseHeaders),
    responseBody?.text,
  ]
    .filter((text) => text !== undefined)
    .join('\n');
  const plain = sent.includes('%') ? sent.replaceAll(/(?:%[0-9a-f]{2})+/gi, percentDecoded) : '';
  return [sent, plain, ...claimsIn(sent), ...documentsIn(plain || sent)].join('\n').toLowerCase();
}

function headerLines(headers: readonly Header[] | undefined): readonly string[] {
  return (headers ?? []).map(([name, value]) => `${name}: ${value}`);
}

function claimsIn(text: string): readonly string[] {
  return [...new Set(text.match(/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g))].flatMap((token) => {
    const jwt = decodeJwt(token);
    return jwt?.type === 'jws' ? [JSON.stringify(jwt.header), JSON.stringify(jwt.claims)] : [];
  });
}

/** Values of SAML's parameters, in an address, a form or a page with a form. */
function documentsIn(text: string): readonly string[] {
  const packed = text.matchAll(/\bSAML(?:Request|Response)(?:=|"\s+value=")([\w+/=\s]{40,})/gi);
  return [...packed].flatMap(([, value = '']) => unpackXml(value.replaceAll(/\s/g, ''))?.text ?? []);
}
