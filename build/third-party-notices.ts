import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package whose code is built in, and the words under which it may be. */
type Notice = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
};

const line = `\n\n${'-'.repeat(78)}\n\n`;

/** What packages bring along that is under another licence than their own. */
const within: Readonly<Record<string, string>> = {
  tldts:
    'It holds the Public Suffix List (https://publicsuffix.org/list/), which is under the Mozilla Public License 2.0: https://mozilla.org/MPL/2.0/. The list itself is there to be had, unchanged.',
};

/** What they are written to, beside what is built. */
export const noticesFile = 'THIRD-PARTY-NOTICES.txt';

/** Of packages that are under the MIT licence and say so in their repository alone: whose they are. */
const holders: Readonly<Record<string, string>> = {
  wxt: 'Copyright (c) 2023 Aaron',
  '@wxt-dev/browser': 'Copyright (c) 2023 Aaron',
};

/**
 * The licences of all packages that have a module among these (paths of files), as one text, the same for the same packages. Throws where
 * a package says no licence or lies without its text: then somebody has to look.
 */
export function thirdPartyNotices(modules: Iterable<string>): string {
  const folders = new Set([...modules].flatMap((module) => packageFolder(module) ?? []));
  const notices = [...folders].map(noticeOf).sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
  const parts = notices.map((notice) =>
    [`${titleOf(notice)} (${notice.licence})`, within[notice.name], notice.text].filter(Boolean).join('\n\n'),
  );
  return `${['OAuth Lens has code of these packages built in.', ...parts].join(line)}\n`;
}

/** The packages that notices name, as `jose 6.2.17`. */
export function namedIn(notices: string): readonly string[] {
  return notices
    .split(line)
    .slice(1)
    .map((part) => part.slice(0, part.indexOf(' (')));
}

/** The folder of the package that a file belongs to; none for our own. */
function packageFolder(module: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(module)?.[0];
}

function noticeOf(folder: string): Notice {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: unknown;
  };
  const text = textIn(folder) ?? (license === 'MIT' ? mitOf(name) : undefined);
  if (typeof license !== 'string' || text === undefined)
    throw new Error(`${name} lies in ${folder} without a licence: it may not be given away.`);
  return { name, version, licence: license, text };
}

function textIn(folder: string): string | undefined {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8').trim();
}

/** Our own licence has the same words under another name. */
function mitOf(name: string): string | undefined {
  const holder = holders[name];
  const own = readFileSync(join(import.meta.dirname, '../LICENSE'), 'utf8').trim();
  return holder && own.replace(/^Copyright .*$/m, holder);
}

function titleOf({ name, version }: Notice): string {
  return `${name} ${version}`;
}
