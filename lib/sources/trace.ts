import type { BrowserContext, Exchange, ResourceType } from '../exchange/exchange.ts';
import { redactionLevels, type RedactionLevel } from '../vocabulary/redaction-level.ts';
import { verdictsAmong } from '../vocabulary/verdicts.ts';
import { mediaType } from '../exchange/headers.ts';
import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { recordable } from '../exchange/recordable.ts';

/** What the `_oauth` member of a HAR's `log` says of the trace. */
export type TraceHeader = {
  readonly version: number;
  /** How it was redacted; `undefined` where the trace does not say, or in words we do not know. */
  readonly redaction: RedactionLevel | undefined;
  /** The report as it was exported. It is evidence of what was seen then; what counts is analysing the entries again. */
  readonly report: JsonObject | undefined;
  /** false: written by a version we do not know. Its entries are read as those of any HAR. */
  readonly isReadable: boolean;
  /** What is lost by that, in a sentence. */
  readonly gap: string | undefined;
};

/** The version this file reads; older ones are brought up to it. */
const currentVersion = 1;

/**
 * One function a version: `migrations[1]` turns an entry's `_oauth` of version 1 into one of version 2. Old traces stay as fixtures.
 */
const migrations: Readonly<Partial<Record<number, (member: JsonObject) => JsonObject>>> = {};

/** The header of our own trace; `undefined` for any other HAR. `log` is the value of the file's `log`. Never throws. */
export function traceOf(log: unknown): TraceHeader | undefined {
  const header = asObject(asObject(log)?.['_oauth']);
  if (header?.['format'] !== 'oauth-lens-trace') return undefined;
  const version = header['version'];
  const isReadable =
    typeof version === 'number' && Number.isInteger(version) && version >= 1 && version <= currentVersion;
  return {
    version: typeof version === 'number' ? version : 0,
    redaction: redactionLevels.find((level) => level === header['redaction']),
    report: asObject(header['report']),
    isReadable,
    gap: isReadable
      ? undefined
      : 'This trace was written by another version of OAuth Lens: it is read as a plain HAR, so what only its secrets could prove is unknown.',
  };
}

/** What a trace tells that its recording could not see, in sentences: its entries do not show it any more. */
export function gapsOfTrace(trace: TraceHeader): readonly string[] {
  const told = trace.report?.['gaps'];
  const gaps = Array.isArray(told) ? told.filter((gap) => typeof gap === 'string') : [];
  return trace.gap === undefined ? gaps : [trace.gap, ...gaps];
}

/**
 * Gives an exchange that was read from a HAR entry back what HAR has no place for: its id, exact time, place in the browser,
 * verdicts, and which of its parts were not recorded. Entries without our member, and traces of another version, come
 * back unchanged. Never throws.
 * @param trace the header of the file; without it the entry is taken to be of the current version
 */
export function restoreExchange(exchange: Exchange, rawEntry: unknown, trace?: TraceHeader): Exchange {
  if (trace && !trace.isReadable) return exchange;
  const found = asObject(asObject(rawEntry)?.['_oauth']);
  const member = found && migrated(found, trace?.version ?? currentVersion);
  const id = asText(member?.['id']);
  if (!member || id === undefined) return exchange;
  const startedAt = member['startedAt'];
  const said = asObject(member['verdicts']);
  const failure = asText(member['failure']);
  return {
    ...without(exchange, member['unrecorded']),
    ...textless(member['withoutText'], rawEntry),
    id,
    ...(typeof startedAt === 'number' && Number.isFinite(startedAt) && { startedAt }),
    context: contextOf(member['context']),
    ...(said && { verdicts: verdictsAmong(said) }),
    ...(failure !== undefined && { failure }),
  };
}

function migrated(member: JsonObject, from: number): JsonObject {
  let current = member;
  for (let version = from; version < currentVersion; version++)
    current = migrations[version]?.(current) ?? current;
  return current;
}

function without(exchange: Exchange, unrecorded: unknown): Exchange {
  if (!Array.isArray(unrecorded)) return exchange;
  const missing: ReadonlySet<unknown> = new Set(recordable.filter((name) => unrecorded.includes(name)));
  // HAR cannot tell an empty list from none.
  const { requestHeaders = [], responseHeaders = [] } = exchange;
  const members = Object.entries({ ...exchange, requestHeaders, responseHeaders });
  return Object.fromEntries(members.filter(([name]) => !missing.has(name))) as Exchange;
}

/** Bodies that were there and are not in the trace: only their media type is left. */
function textless(names: unknown, rawEntry: unknown): Pick<Exchange, 'requestBody' | 'responseBody'> {
  if (!Array.isArray(names)) return {};
  const entry = asObject(rawEntry);
  const sent = asObject(asObject(entry?.['request'])?.['postData'])?.['mimeType'];
  const received = asObject(asObject(entry?.['response'])?.['content'])?.['mimeType'];
  return {
    ...(names.includes('requestBody') && { requestBody: { mediaType: mediaType(asText(sent)) } }),
    ...(names.includes('responseBody') && { responseBody: { mediaType: mediaType(asText(received)) } }),
  };
}

const resourceTypes: readonly ResourceType[] = [
  'main_frame',
  'sub_frame',
  'fetch',
  'script',
  'part',
  'webidentity',
  'other',
];

const servers: readonly NonNullable<BrowserContext['servedBy']>[] = ['service_worker', 'cache'];

function contextOf(value: unknown): BrowserContext {
  const object = asObject(value) ?? {};
  const resourceType = resourceTypes.find((type) => type === object['resourceType']);
  const numbers = (['tab', 'frame', 'openerTab'] as const).flatMap((name) =>
    typeof object[name] === 'number' ? [[name, object[name]]] : [],
  );
  const texts = (['initiator', 'page'] as const).flatMap((name) =>
    asText(object[name]) ? [[name, object[name]]] : [],
  );
  const servedBy = servers.find((one) => one === object['servedBy']);
  return {
    ...(resourceType && { resourceType }),
    ...(object['isTypeGuessed'] === true && { isTypeGuessed: true }),
    ...(servedBy && { servedBy }),
    ...Object.fromEntries([...numbers, ...texts]),
  } as BrowserContext;
}
