import { packXml, unpackXml } from '../../exchange/packed-xml.ts';
import { parseForm } from '../../exchange/parameters.ts';
import { percentDecoded } from '../../exchange/percent.ts';
import { entryOfRaw } from '../raw-http/entry.ts';
import type { SourceFormat, Traffic } from '../source-format.ts';
import { requestOfCurl, type PastedRequest } from './curl.ts';

/** Characters; what is longer was not copied out of an address bar or a terminal. */
const longest = 2_000_000;

/**
 * What somebody copied: addresses (one a line: an authorization request, a callback), a cURL command, a request as it is sent, a form, a message of
 * SAML (base64, deflated, URL-encoded or plain). What was answered is not known, nor what came before.
 */
export const pasted: SourceFormat = {
  id: 'pasted',
  name: 'pasted text',
  read(content) {
    if (content.form !== 'text' || content.text.length > longest) return undefined;
    const entries = entriesOf(content.text.trim());
    return entries && trafficOf(entries);
  },
};

function trafficOf(entries: readonly unknown[]): Traffic {
  const what = entries.length === 1 ? 'Only this request was' : 'Only these requests were';
  return {
    log: { creator: { name: 'pasted' } },
    entries,
    gaps: [`${what} pasted: what was answered, and what came before and after, is not seen.`],
    isAllSaid: true,
  };
}

function entriesOf(text: string): readonly unknown[] | undefined {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  if (lines.length <= 100 && lines.every(isAddress))
    return lines.map((url) => entryOf({ method: 'GET', url }));
  if (/^[A-Z]{3,8} \S+ HTTP\/[\d.]+\r?\n/.test(text))
    return [entryOfRaw({ request: new TextEncoder().encode(text), response: undefined })];
  const request = requestOfCurl(text) ?? requestOfDocument(text) ?? requestOfForm(text);
  return request && [entryOf(request)];
}

function entryOf(request: PastedRequest): object {
  return { request };
}

/** Apps on devices are called back at addresses of their own schemes. */
function isAddress(line: string): boolean {
  if (/\s/.test(line)) return false;
  return /^https?:\/\/./i.test(line) || /^[a-z][\w+.-]{2,}:\/{0,3}[^?#]*[?#][^=]*=/i.test(line);
}

/** Where nothing says where it goes. `.invalid` is nobody's (RFC 6761 §6.4). */
const nowhere = 'https://address-not-seen.invalid/';

/** A document alone, packed or not: by the redirect binding where it was deflated, else by the POST binding. SAML Bindings §3.4, §3.5. */
function requestOfDocument(text: string): PastedRequest | undefined {
  const document = unpackXml(/^[\w%+/=\s-]+$/.test(text) ? percentDecoded(text) : text);
  const [, root] = /<(?:[\w.-]+:)?(\w+)[\s>]/.exec(document?.text.slice(0, 4096) ?? '') ?? [];
  if (!document || !root || !/(?:Request|Response)$/.test(root)) return undefined;
  const name = root.endsWith('Request') ? 'SAMLRequest' : 'SAMLResponse';
  const url = /\bDestination="(https?:[^"<>]{1,2000})"/.exec(document.text)?.[1]?.replaceAll('&amp;', '&');
  if (document.packing !== 'deflate')
    return posted(url, [[name, packXml({ ...document, packing: 'base64' })]]);
  const query = new URLSearchParams([[name, packXml(document)]]).toString();
  return { method: 'GET', url: `${url ?? nowhere}${url?.includes('?') ? '&' : '?'}${query}` };
}

/** What a form sends, where it has a name that says what it is for. */
function requestOfForm(text: string): PastedRequest | undefined {
  if (!/^[\w.-]+=\S*$/.test(text)) return undefined;
  const fields = parseForm(text);
  return fields.some(([name]) => telling.has(name)) ? posted(undefined, fields) : undefined;
}

const telling: ReadonlySet<string> = new Set([
  'grant_type',
  'SAMLResponse',
  'SAMLRequest',
  'wresult',
  'client_id',
  'code',
  'id_token',
  'access_token',
  'error',
]);

function posted(url: string | undefined, fields: readonly (readonly [string, string])[]): PastedRequest {
  const text = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  const mimeType = 'application/x-www-form-urlencoded';
  return { method: 'POST', url: url ?? nowhere, postData: { mimeType, text } };
}
