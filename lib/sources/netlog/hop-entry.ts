import { decodeBase64, encodeBase64 } from '../../exchange/base64.ts';
import { joinBytes } from '../../exchange/join-bytes.ts';
import type { NetlogHop } from './hops.ts';

type Header = { readonly name: string; readonly value: string };

/** An entry of a HAR, as far as a NetLog fills it. */
export type NetlogEntry = {
  readonly request: object;
  readonly response: { readonly content: { readonly text?: string } };
};

/** A hop as an entry of a HAR. */
export function entryOfHop(hop: NetlogHop): NetlogEntry {
  const { url, method, startedAt, endedAt, job } = hop;
  const pages: Readonly<Record<string, string>> = { 'main frame': 'document', 'sub frame': 'sub_frame' };
  return {
    ...(startedAt !== undefined && { startedDateTime: new Date(startedAt).toISOString() }),
    ...(startedAt !== undefined && endedAt !== undefined && { time: Math.max(0, endedAt - startedAt) }),
    _resourceType: pages[String(job['request_type'])],
    _initiator: { type: 'parser', url: job['initiator'] },
    request: {
      method,
      url,
      headers: shown(hop.requestHeaders),
      ...(hop.hasBody && { postData: unseenBody }),
    },
    response: { ...answerOf(hop), content: contentOf(hop) },
  } as NetlogEntry;
}

/** A body that was sent and is nowhere. */
const unseenBody = { comment: 'not in a NetLog' };

/** True where Chrome wrote the number of bytes in place of a cookie or a credential. */
export function hidesCredentials({ requestHeaders = [], responseHeaders = [] }: NetlogHop): boolean {
  return [...requestHeaders, ...responseHeaders].some((line) => stripped.test(line));
}

const stripped = /\[\d{1,9} bytes were stripped\]/;

function answerOf({ responseHeaders, location, failure }: NetlogHop): object {
  if (failure !== undefined && !responseHeaders) return { status: 0, _error: failure };
  if (!responseHeaders && location !== undefined) return { status: 307, redirectURL: location };
  return {
    status: statusOf(responseHeaders),
    headers: shown(responseHeaders),
    ...(location !== undefined && { redirectURL: location }),
    ...(failure !== undefined && { _error: failure }),
  };
}

function statusOf(lines: readonly string[] | undefined): number | undefined {
  const status = /^(?:HTTP\/[\d.]+ |:status: ?)(\d{3})\b/.exec(lines?.[0] ?? '')?.[1];
  return status === undefined ? undefined : Number(status);
}

function contentOf({ responseHeaders, pieces }: NetlogHop): object {
  const headers = shown(responseHeaders);
  const mimeType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  if (pieces.length === 0) return { mimeType };
  const all = joinBytes(pieces.map((piece) => decodeBase64(piece) ?? new Uint8Array()));
  return { mimeType, size: all.length, text: encodeBase64(all), encoding: 'base64' };
}

/** Stripped cookies are left out, as from a HAR that Chrome cleaned: a name that is not there is no name. */
function shown(lines: readonly string[] | undefined): readonly Header[] {
  return (lines ?? []).flatMap((line) => {
    const colon = line.indexOf(':', 1);
    if (colon < 0 || line.startsWith('HTTP/')) return [];
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
    if (!stripped.test(value)) return [{ name, value }];
    return /cookie/i.test(name) ? [] : [{ name, value: value.replace(stripped, '[redacted by Chrome]') }];
  });
}
