import { decodeBytes } from './decode-bytes.ts';
import { entryOfRaw } from './raw-http/entry.ts';
import type { SourceFormat, Traffic } from './source-format.ts';

/**
 * An archive of Fiddler (.saz): a ZIP with `raw/N_c.txt` (what the client sent), `raw/N_s.txt` (what the server answered) and `raw/N_m.xml`
 * (when) for each session.
 */
export const fiddler: SourceFormat = {
  id: 'fiddler',
  name: 'an archive of Fiddler',
  read(content) {
    if (content.form !== 'archive' || !content.archive.names.some((name) => sent.test(name)))
      return undefined;
    return trafficOf(content.archive.unpack((name) => part.test(name)));
  },
};

const sent = /^raw\/\d{1,9}_c\.txt$/i;
const part = /^raw\/(\d{1,9})_([csm])\.(?:txt|xml)$/i;

function trafficOf(files: ReadonlyMap<string, Uint8Array>): Traffic {
  const sessions = new Map<number, Map<string, Uint8Array>>();
  for (const [name, bytes] of files) {
    const [, number, which = ''] = part.exec(name) ?? [];
    const session = sessions.get(Number(number)) ?? new Map<string, Uint8Array>();
    sessions.set(Number(number), session.set(which.toLowerCase(), bytes));
  }
  const ordered = [...sessions].sort(([a], [b]) => a - b);
  const entries = ordered.flatMap(([, session]) => entriesOf(session));
  return { log: { creator: { name: 'Fiddler' } }, entries, gaps: [] };
}

/** The tunnels that HTTPS goes through are no traffic, and not unreadable either. */
function entriesOf(session: ReadonlyMap<string, Uint8Array>): readonly unknown[] {
  const request = session.get('c');
  if (!request) return [];
  const response = session.get('s');
  const { startedDateTime, time } = timesIn(session.get('m'));
  const entry = entryOfRaw({
    request,
    response: response && response.length > 0 ? response : undefined,
    startedDateTime,
    time,
  });
  return entry === null && startsWith(request, 'CONNECT ') ? [] : [entry];
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, text.length)) === text;
}

function timesIn(metadata: Uint8Array | undefined): {
  readonly startedDateTime: string | undefined;
  readonly time: number | undefined;
} {
  const xml = metadata ? decodeBytes(metadata.subarray(0, 16_384)) : '';
  const startedDateTime = timerIn(xml, 'ClientBeginRequest');
  const done = timerIn(xml, 'ClientDoneResponse');
  const time = Date.parse(done ?? '') - Date.parse(startedDateTime ?? '');
  return { startedDateTime, time: time >= 0 ? time : undefined };
}

/** A timer that was never set has the first day of the calendar. */
function timerIn(xml: string, name: string): string | undefined {
  const at = xml.indexOf(` ${name}="`);
  if (at < 0) return undefined;
  const value = xml.slice(at + name.length + 3, at + name.length + 43).split('"', 1)[0] ?? '';
  return /^(?!0001)\d{4}-/.test(value) ? value : undefined;
}
