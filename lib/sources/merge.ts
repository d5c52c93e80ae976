import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { methodOf, readableRequest } from './har/entry.ts';
import { gapsOf } from './har/gaps.ts';
import { parseTime } from './har/time.ts';
import type { Traffic } from './source-format.ts';
import { gapsOfTrace, traceOf } from './trace.ts';

/**
 * The traffic of several files as that of one. What one of them has that an earlier one had (the same moment, method and path) is left
 * out, or a code would seem to be redeemed twice. Pages, tabs and ids stay apart.
 */
export function merged(files: readonly Traffic[]): Traffic {
  const [only] = files;
  if (only && files.length === 1) return only;
  const seen = new Set<string>();
  const entries = files.flatMap((file, place) => {
    const keys = file.entries.map(keyOf);
    const fresh = file.entries.filter((_, index) => !seen.has(keys[index] ?? ''));
    for (const key of keys) if (key !== undefined) seen.add(key);
    const isForeign = traceOf(file.log)?.isReadable === false;
    return fresh.map((entry) => apart(entry, place, isForeign));
  });
  const gaps = [...new Set(files.flatMap(gapsIn))];
  const pages = files.flatMap(({ log }, place) => pagesOf(log, place));
  const isTrace = files.some(({ log }) => traceOf(log)?.isReadable);
  const header = isTrace && { _oauth: { format: 'oauth-lens-trace', version: 1, report: { gaps } } };
  return {
    log: { pages, ...header },
    entries,
    gaps: isTrace ? [] : gaps,
    isDamaged: files.some((file) => file.isDamaged),
  };
}

function gapsIn({ log, entries, gaps }: Traffic): readonly string[] {
  const trace = traceOf(log);
  return [...gaps, ...(trace ? gapsOfTrace(trace) : gapsOf(log, entries))];
}

function keyOf(raw: unknown): string | undefined {
  const request = readableRequest(raw);
  const time = parseTime(asObject(raw)?.['startedDateTime']);
  if (!request || Number.isNaN(time)) return undefined;
  return `${time} ${methodOf(request)} ${String(request['url']).split(/[?#]/, 1)[0]}`;
}

function pagesOf(log: JsonObject, place: number): readonly unknown[] {
  const pages: readonly unknown[] = Array.isArray(log['pages']) ? log['pages'] : [];
  return pages.map((raw) => {
    const page = asObject(raw);
    const id = asText(page?.['id']);
    return id === undefined ? raw : { ...page, id: named(id, place) };
  });
}

/** What names something within one file names it among all. */
function apart(raw: unknown, place: number, isForeign: boolean): unknown {
  const entry = asObject(raw);
  if (!entry || (place === 0 && !isForeign)) return raw;
  const { _oauth: member, pageref, ...rest } = entry;
  const page = asText(pageref);
  const own = isForeign ? undefined : asObject(member);
  return {
    ...rest,
    ...(page !== undefined && { pageref: named(page, place) }),
    ...(own && { _oauth: memberApart(own, place) }),
  };
}

function memberApart(member: JsonObject, place: number): JsonObject {
  const id = asText(member['id']);
  const { page, ...context } = asObject(member['context']) ?? {};
  const tabs = (['tab', 'openerTab'] as const).flatMap((name) => {
    const tab = context[name];
    return typeof tab === 'number' && tab >= 0 ? [[name, tab + place * tabsOfOneFile] as const] : [];
  });
  const ownPage = asText(page);
  return {
    ...member,
    ...(id !== undefined && { id: named(id, place) }),
    context: {
      ...context,
      ...Object.fromEntries(tabs),
      ...(ownPage !== undefined && { page: named(ownPage, place) }),
    },
  };
}

/** Browsers number tabs from small numbers. */
const tabsOfOneFile = 1e9;

function named(id: string, place: number): string {
  return place === 0 ? id : `${place}/${id}`;
}
