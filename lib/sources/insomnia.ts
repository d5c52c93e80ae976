import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { percentEncoded } from '../exchange/percent.ts';
import { parseTime } from './har/time.ts';
import type { Unreadable } from './content.ts';
import type { SourceFormat, Traffic } from './source-format.ts';

/**
 * What Insomnia writes. Its HAR has the query of an address beside the address alone, and the time of the export at every entry. Its
 * own exports (4 is JSON, 5 is YAML) have requests and no answers, which is told.
 */
export const insomnia: SourceFormat = {
  id: 'insomnia',
  name: 'an export of Insomnia',
  read(content) {
    switch (content.form) {
      case 'json':
        return ofJson(asObject(content.root));
      case 'text':
        return /^(?:[^\n]{0,200}\n){0,5}?type: ["']?[\w.-]{1,40}\.insomnia\.rest\//.test(
          content.text.slice(0, 1200),
        )
          ? { error: noAnswers }
          : undefined;
      case 'archive':
        return undefined;
    }
  },
};

const noAnswers =
  'This is an export of Insomnia: it has requests, and no answers. Export it as HAR (HTTP Archive Format): that has the last answer to each.';

function ofJson(root: JsonObject | undefined): Traffic | Unreadable | undefined {
  if (root?.['_type'] === 'export' && Array.isArray(root['resources'])) return { error: noAnswers };
  const log = asObject(root?.['log']);
  const creator = asText(asObject(log?.['creator'])?.['name']);
  const entries: unknown = log?.['entries'];
  if (!log || !creator?.startsWith('Insomnia') || !Array.isArray(entries)) return undefined;
  const hasTimes = areApart(entries.map((entry) => parseTime(asObject(entry)?.['startedDateTime'])));
  return { log, entries: entries.map((entry) => entryOf(entry, hasTimes)), gaps: [] };
}

/** An export is written within a second: times that are further apart are the requests’ own. */
function areApart(times: readonly number[]): boolean {
  const known = times.filter((time) => !Number.isNaN(time)).toSorted((a, b) => a - b);
  return known.length > 1 && known.at(-1)! - known[0]! > 1000;
}

function entryOf(raw: unknown, hasTimes: boolean): unknown {
  const entry = asObject(raw);
  const request = asObject(entry?.['request']);
  const url = asText(request?.['url']);
  if (!entry || !request || url === undefined) return null;
  const { startedDateTime, ...rest } = entry;
  const headers: readonly unknown[] = Array.isArray(request['headers']) ? request['headers'] : [];
  const isNamed = headers.some((header) => /^user-agent$/i.test(asText(asObject(header)?.['name']) ?? ''));
  return {
    ...rest,
    ...(hasTimes && { startedDateTime }),
    request: {
      ...request,
      url: withQuery(url, request['queryString']),
      // It names itself, and does not always write that: no page sent this.
      headers: isNamed ? headers : [...headers, { name: 'User-Agent', value: 'insomnia' }],
    },
  };
}

function withQuery(url: string, raw: unknown): string {
  if (url.includes('?') || !Array.isArray(raw)) return url;
  const pairs = raw.flatMap((one: unknown) => {
    const { name, value } = asObject(one) ?? {};
    return typeof name === 'string' && name !== ''
      ? [`${percentEncoded(name)}=${percentEncoded(typeof value === 'string' ? value : '')}`]
      : [];
  });
  return pairs.length === 0 ? url : `${url}?${pairs.join('&')}`;
}
