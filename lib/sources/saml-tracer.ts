import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { packXml } from '../exchange/packed-xml.ts';
import type { SourceFormat, Traffic } from './source-format.ts';

/**
 * An export of the browser extension SAML-tracer: `{ requests, timestamp }`. Headers are `{ name, value }`, before its version 1.0
 * pairs; forms are pairs in `post`; bodies of answers and times are not recorded.
 */
export const samlTracer: SourceFormat = {
  id: 'saml-tracer',
  name: 'an export of SAML-tracer',
  read: (content) => (content.form === 'json' ? trafficOf(content.root) : undefined),
};

function trafficOf(root: unknown): Traffic | undefined {
  const requests = asObject(root)?.['requests'];
  if (!Array.isArray(requests) || !requests.some(isTraced)) return undefined;
  const entries = requests.map(entryOf);
  const isHidden = entries.some((entry) => entry && JSON.stringify(entry.request).includes(hidden));
  const gaps = ['SAML-tracer records no response bodies.', ...(isHidden ? [hiddenGap] : [])];
  return { log: { creator: { name: 'SAML-tracer' } }, entries, gaps };
}

function isTraced(raw: unknown): boolean {
  const request = asObject(raw);
  return asText(request?.['url']) !== undefined && Array.isArray(request?.['requestHeaders']);
}

function entryOf(raw: unknown): { readonly request: object; readonly response: object } | null {
  const traced = asObject(raw);
  if (!traced || !isTraced(traced)) return null;
  const headers = shownHeaders(traced['requestHeaders']);
  return {
    request: { method: traced['method'], url: traced['url'], headers, postData: formOf(traced) },
    response: {
      status: traced['responseStatus'],
      statusText: traced['responseStatusText'],
      headers: shownHeaders(traced['responseHeaders']),
    },
  };
}

function formOf(traced: JsonObject): object | undefined {
  const post: unknown = traced['post'];
  if (!Array.isArray(post) || post.length === 0) return undefined;
  const params = post.flatMap((pair: unknown) => {
    const [name, value] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    return typeof name === 'string' ? [{ name, value: shownField(name, value, traced['saml']) }] : [];
  });
  return { mimeType: 'application/x-www-form-urlencoded', params };
}

/** What the export hid is still there as the document that was read of it. */
function shownField(name: string, value: unknown, document: unknown): unknown {
  if (!isHiddenValue(value)) return value;
  const text = asText(document);
  if (text === undefined) return hidden;
  if (name === 'SAMLResponse' || name === 'SAMLRequest') return packXml({ text, packing: 'base64' });
  return name === 'wresult' ? text : hidden;
}

function shownHeaders(raw: unknown): unknown {
  if (!Array.isArray(raw)) return raw;
  return raw.map((header: unknown) => {
    const { name, value } = asObject(header) ?? {};
    return typeof value === 'string' && value.includes('{')
      ? { name, value: value.replace(hiddenParts, hidden) }
      : header;
  });
}

/** Its export offers to write hashes, or names, in place of the values of forms and cookies. */
const hiddenParts = /\{(?:hash:[\da-f]{1,128}|obf:alternative_\d{1,9}|overwritten)\}/g;
const hidden = '[redacted by SAML-tracer]';
const hiddenGap =
  'Values of forms and cookies were hidden when SAML-tracer exported this: they cannot be compared.';

function isHiddenValue(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('{') && value.replace(hiddenParts, '') === '';
}
