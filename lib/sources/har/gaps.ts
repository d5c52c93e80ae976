import { asObject, type JsonObject } from '../../exchange/json.ts';
import { isOpaque, requestText } from './body.ts';
import { readHeaders, rawHeader } from './headers.ts';
import { parseTime } from './time.ts';

/** What a HAR as a whole does not hold, in sentences. Stops looking as soon as everything has been seen once. */
export function gapsOf(log: JsonObject, entries: readonly unknown[]): readonly string[] {
  const watch = createGapWatch();
  for (const entry of entries) if (watch.look(entry)) break;
  return watch.told(log);
}

/** Looks for what a HAR does not hold, an entry at a time. */
export type GapWatch = {
  /** True as soon as everything has been seen once. */
  look(entry: unknown): boolean;
  /** What is not there, in sentences. */
  told(log: JsonObject): readonly string[];
};

/** What has been seen of a HAR whose entries come one by one. */
export function createGapWatch(): GapWatch {
  const seen: Seen = {};
  const isComplete = (): boolean =>
    Boolean(seen.time && seen.secretHeader && seen.responseText && seen.requestText);
  return {
    look(raw) {
      const entry = asObject(raw);
      if (!entry || isComplete()) return isComplete();
      lookAtRequest(seen, asObject(entry.request) ?? {});
      lookAtResponse(seen, asObject(entry.response) ?? {});
      seen.time ||= !Number.isNaN(parseTime(entry.startedDateTime));
      return isComplete();
    },
    told: (log) => (isComplete() ? [] : sentences(seen, asObject(log.creator)?.name)),
  };
}

type Seen = {
  time?: boolean;
  requestHeaders?: boolean;
  secretHeader?: boolean;
  requestText?: boolean;
  untoldRequest?: boolean;
  responseText?: boolean;
  untoldResponse?: boolean;
  fileBeside?: boolean;
};

function lookAtRequest(seen: Seen, request: JsonObject): void {
  seen.requestHeaders ||= readHeaders(request.headers) !== undefined;
  seen.secretHeader ||=
    rawHeader(request.headers, 'cookie') !== undefined ||
    rawHeader(request.headers, 'authorization') !== undefined;
  if (seen.requestText || request.method === 'GET') return;
  if (requestText(request) !== undefined) seen.requestText = true;
  else if (isSize(request.bodySize)) seen.untoldRequest = true;
}

function lookAtResponse(seen: Seen, response: JsonObject): void {
  seen.secretHeader ||= rawHeader(response.headers, 'set-cookie') !== undefined;
  const content = asObject(response.content);
  if (seen.responseText || !content) return;
  if (typeof content.text === 'string' && content.text !== '') seen.responseText = true;
  else if (typeof content._file === 'string') seen.fileBeside = true;
  else if (isSize(content.size) && !isOpaque(String(content.mimeType))) seen.untoldResponse = true;
}

function isSize(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

function sentences(seen: Seen, creator: unknown): readonly string[] {
  const gaps: string[] = [];
  if (!seen.responseText && seen.fileBeside) {
    gaps.push('Response bodies were saved in files beside this one and were not read.');
  } else if (!seen.responseText && seen.untoldResponse) gaps.push('Response bodies were not recorded.');
  if (!seen.requestText && seen.untoldRequest) gaps.push('Request bodies were not recorded.');
  if (seen.time === false)
    gaps.push('No times were recorded: the order of the entries in the file was kept.');
  if (seen.requestHeaders === false) gaps.push('Request headers were not recorded.');
  // Chrome leaves these headers out unless "Export HAR (with sensitive data)" was chosen (since version 130).
  if (seen.requestHeaders && !seen.secretHeader && creator === 'WebInspector') {
    gaps.push(
      'No Cookie, Set-Cookie or Authorization header is in this file. Chrome leaves them out unless the HAR is exported with sensitive data, so whether a cookie was lost cannot be seen; the extension records them itself.',
    );
  }
  return gaps;
}
