import { asObject, parseJsonObject, type JsonObject } from '../../exchange/json.ts';
import type { Content } from '../content.ts';
import type { SourceFormat, Traffic } from '../source-format.ts';
import { hopsOf } from './hops.ts';
import { entryOfHop, hidesCredentials } from './hop-entry.ts';
import { namesOf } from './names.ts';

/**
 * A NetLog of Chromium (chrome://net-export, `--log-net-log`): `{ constants, events }`, where the constants give names to the numbers of
 * the events. What was sent in bodies is not in it, what was answered only where "Include raw bytes" was chosen.
 * https://www.chromium.org/developers/design-documents/network-stack/netlog/
 */
export const netlog: SourceFormat = {
  id: 'netlog',
  name: 'a NetLog of Chrome',
  read(content) {
    const log = logIn(content);
    return log && trafficOf(log);
  },
};

type Log = {
  readonly constants: JsonObject;
  readonly events: readonly unknown[];
  readonly isCutOff: boolean;
};

function logIn(content: Content): Log | undefined {
  if (content.form === 'json') return wholeLog(asObject(content.root));
  return content.form === 'text' && content.text.startsWith('{"constants"')
    ? brokenLog(content.text)
    : undefined;
}

function wholeLog(root: JsonObject | undefined): Log | undefined {
  const constants = asObject(root?.['constants']);
  const events: unknown = root?.['events'];
  if (!asObject(constants?.['logEventTypes']) || !constants || !Array.isArray(events)) return undefined;
  return { constants, events, isCutOff: false };
}

/** A browser that was killed leaves its file open: the constants on the first line, then an event a line. */
function brokenLog(text: string): Log | undefined {
  const [first = '', , ...lines] = text.split('\n');
  const head = parseJsonObject(`${first.replace(/,\s*$/, '')}}`);
  const events = lines.map((line) => parseJsonObject(line.replace(/,\s*$/, '')) ?? null);
  const log = wholeLog(head && { ...head, events });
  return log && { ...log, isCutOff: true };
}

function trafficOf({ constants, events, isCutOff }: Log): Traffic {
  const names = namesOf(constants);
  const hops = hopsOf(events, names);
  const entries = hops.map(entryOfHop);
  const gaps = [
    ...(isCutOff ? ['The log is cut off: what followed is missing.'] : []),
    'Chrome’s NetLog holds no request bodies, so that what was posted (token requests, forms) is not known.',
    ...(entries.some(({ response }) => response.content.text !== undefined) ? [] : [noBodies]),
    ...(hops.some(hidesCredentials) ? [stripped] : []),
  ];
  return { log: { creator: { name: 'Chrome NetLog' } }, entries, gaps };
}

const noBodies =
  'Response bodies were not recorded: Chrome logs them with “Include raw bytes” (--net-log-capture-mode=Everything).';
const stripped =
  'Cookies and credentials were stripped when this was logged, so that a lost cookie cannot be seen: Chrome keeps them with “Include cookies and credentials” (--net-log-capture-mode=IncludeSensitive).';
