import type { Archive } from './archive.ts';

/** Files of an archive that are looked at. */
const most = 40;

/** Bodies that a recording was saved with, and what is no recording at a glance. */
const beside =
  /\.(?:html?|js|mjs|css|txt|md|dat|bin|png|jpe?g|gif|svg|webp|ico|woff2?|ttf|mp4|webm|pdf|log|map)$/i;

/**
 * The files of an archive in which recordings may be: those that are called HAR where there are some, else all but those whose names
 * say that they are something else.
 */
export function likelyRecordings({ names, unpack }: Archive): readonly Uint8Array[] {
  const called = names.filter((name) => /\.har(?:\.gz)?$/i.test(name));
  const likely = called.length > 0 ? called : names.filter((name) => !beside.test(name));
  const chosen = new Set(likely.filter((name) => !/^__MACOSX\/|(?:^|\/)\./.test(name)).slice(0, most));
  return [...unpack((name) => chosen.has(name)).values()];
}
