import { Parser } from 'htmlparser2';
import { decodeBase64 } from '../exchange/base64.ts';
import { headerOf, readMessage } from './raw-http/message.ts';
import { entryOfRaw } from './raw-http/entry.ts';
import type { SourceFormat, Traffic } from './source-format.ts';

/**
 * Items saved from Burp Suite ("Save items"): XML of `<items burpVersion>`, each `<item>` with its address, a time to the second, and both
 * messages as they were, base64 or not. Its parser is lenient, because Burp leaves NUL bytes in.
 */
export const burp: SourceFormat = {
  id: 'burp',
  name: 'an export of Burp Suite',
  read(content) {
    if (content.form !== 'text' || !/<items\s[^<>]{0,200}burpVersion/.test(content.text.slice(0, 8192)))
      return undefined;
    return trafficOf(itemsIn(content.text));
  },
};

type Item = {
  time: string;
  url: string;
  request: string;
  response: string;
  requestIsBase64: boolean;
  responseIsBase64: boolean;
};

/** An item and its members are three levels. The parser looks through all open elements at each end tag. */
const deepestElement = 16;

/** As far as they are not nested more deeply than any export. */
function itemsIn(xml: string): readonly Item[] {
  const items: Item[] = [];
  let depth = 0;
  let item: Item | undefined;
  let member = '';
  const parser = new Parser(
    {
      onopentag(name, { base64 }) {
        member = name;
        depth += 1;
        if (depth > deepestElement) parser.pause();
        if (name === 'item') {
          item = {
            time: '',
            url: '',
            request: '',
            response: '',
            requestIsBase64: false,
            responseIsBase64: false,
          };
          items.push(item);
        }
        if (item && name === 'request') item.requestIsBase64 = base64 === 'true';
        if (item && name === 'response') item.responseIsBase64 = base64 === 'true';
      },
      ontext(text) {
        if (item && isMember(member)) item[member] += text;
      },
      onclosetag(name) {
        member = '';
        depth -= 1;
        if (name === 'item') item = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  if (depth <= deepestElement) parser.end();
  return items;
}

function isMember(name: string): name is 'time' | 'url' | 'request' | 'response' {
  return name === 'time' || name === 'url' || name === 'request' || name === 'response';
}

function trafficOf(items: readonly Item[]): Traffic {
  const messages = items.map((item) => ({
    item,
    request: bytesOf(item.request, item.requestIsBase64),
    response: bytesOf(item.response, item.responseIsBase64),
  }));
  const offset = offsetOf(messages);
  const entries = messages.map(({ item, request, response }) =>
    entryOfRaw({
      request,
      response: response.length > 0 ? response : undefined,
      url: item.url.trim() || undefined,
      startedDateTime: writtenTime(item.time, offset),
    }),
  );
  return { log: { creator: { name: 'Burp Suite' } }, entries, gaps: [] };
}

function bytesOf(text: string, isBase64: boolean): Uint8Array {
  if (!isBase64) return new TextEncoder().encode(text);
  return decodeBase64(text.replace(/\s+/g, '')) ?? new Uint8Array();
}

/** `Fri Jan 01 13:22:00 GMT 2021`, as Java writes it, as if it were UTC; NaN where it is something else. */
function localTime(text: string): number {
  const [, day, time, year] = /^\w{3} (\w{3} \d{1,2}) ([\d:]{8}) \S{1,40} (\d{4})$/.exec(text.trim()) ?? [];
  return Date.parse(`${day} ${year} ${time} UTC`);
}

/** Names of time zones mean several zones. How far off they are shows in the first answer that says when it was made. */
function offsetOf(messages: readonly { readonly item: Item; readonly response: Uint8Array }[]): number {
  for (const { item, response } of messages) {
    const answered = readMessage(response);
    const date = answered ? Date.parse(headerOf(answered, 'date')) : NaN;
    const off = date - localTime(item.time);
    if (Math.abs(off) < 16 * 3_600_000) return Math.round(off / quarter) * quarter;
  }
  return 0;
}

const quarter = 900_000;

function writtenTime(text: string, offset: number): string | undefined {
  const time = localTime(text) + offset;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
