import { asObject, asText, type JsonObject } from '../../exchange/json.ts';
import { isOpaque } from './body.ts';
import { bodyText } from './body-text.ts';

/** Files of bodies, by name. */
export type Attachments = ReadonlyMap<string, Uint8Array>;

/**
 * The names of the files that bodies of these entries were saved in (Playwright: `_file`, `_sha1` before its version 1.50), without
 * those that nothing is read of: pictures, fonts, scripts and styles.
 */
export function attachedNames(entries: readonly unknown[]): ReadonlySet<string> {
  const names = entries.flatMap((entry) => holdersOf(entry).flatMap((holder) => fileOf(holder) ?? []));
  return new Set(names);
}

/** The entries with the bodies in their places; where a file is missing, they stay as they are. */
export function withAttached(entries: readonly unknown[], files: Attachments): readonly unknown[] {
  return entries.map((raw) => {
    const entry = asObject(raw);
    const request = asObject(entry?.['request']);
    if (!entry || !request) return raw;
    const response = asObject(entry['response']);
    return {
      ...entry,
      request: filled(request, 'postData', files),
      ...(response && { response: filled(response, 'content', files) }),
    };
  });
}

function holdersOf(raw: unknown): readonly JsonObject[] {
  const entry = asObject(raw);
  const sent = asObject(asObject(entry?.['request'])?.['postData']);
  const received = asObject(asObject(entry?.['response'])?.['content']);
  return [sent, received].filter((holder) => holder !== undefined);
}

function fileOf(holder: JsonObject): string | undefined {
  if (asText(holder['text']) !== undefined || isUnread(asText(holder['mimeType']) ?? '')) return undefined;
  return asText(holder['_file']) ?? asText(holder['_sha1']);
}

function isUnread(mediaType: string): boolean {
  return isOpaque(mediaType) || /javascript|ecmascript|text\/css|image\/svg/i.test(mediaType);
}

function filled(message: JsonObject, member: 'postData' | 'content', files: Attachments): JsonObject {
  const holder = asObject(message[member]);
  const name = holder && fileOf(holder);
  const bytes = name === undefined ? undefined : files.get(name);
  return bytes ? { ...message, [member]: { ...holder, ...bodyText(bytes) } } : message;
}
