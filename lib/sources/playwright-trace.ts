import { asObject, parseJsonObject } from '../exchange/json.ts';
import { decodeBytes } from './decode-bytes.ts';
import { attachedNames, withAttached, type Attachments } from './har/attached.ts';
import type { Archive } from './packed/archive.ts';
import type { SourceFormat, Traffic } from './source-format.ts';

/**
 * A trace of Playwright: a ZIP archive whose `*.network` files have a JSON object a line, `{ type: 'resource-snapshot', snapshot }` with an
 * entry of a HAR, and whose `resources/` have the bodies, named by the entries; or one such file alone.
 */
export const playwrightTrace: SourceFormat = {
  id: 'playwright-trace',
  name: 'a trace of Playwright',
  read(content) {
    switch (content.form) {
      case 'archive':
        return fromArchive(content.archive);
      case 'text':
        return trafficOf(snapshotsIn(content.text), new Map());
      case 'json':
        return trafficOf(snapshotsOf(content.root), new Map());
    }
  },
};

function fromArchive(archive: Archive): Traffic | undefined {
  const networks = archive.unpack((name) => name.endsWith('.network'));
  if (networks.size === 0) return undefined;
  const entries = [...networks.values()].flatMap((bytes) => snapshotsIn(decodeBytes(bytes)));
  const files = filesOf(entries, archive);
  return trafficOf(entries, files);
}

/** Before its version 1.50, entries name a body without its folder. */
function filesOf(entries: readonly unknown[], archive: Archive): Attachments {
  const names = attachedNames(entries);
  const files = archive.unpack((name) => names.has(name) || names.has(withoutFolder(name)));
  return new Map(
    [...files].flatMap(
      ([name, bytes]) =>
        [
          [name, bytes],
          [withoutFolder(name), bytes],
        ] as const,
    ),
  );
}

function withoutFolder(name: string): string {
  return name.startsWith('resources/') ? name.slice('resources/'.length) : name;
}

function trafficOf(entries: readonly unknown[], files: Attachments): Traffic | undefined {
  if (entries.length === 0) return undefined;
  return { log: { creator: { name: 'Playwright' } }, entries: withAttached(entries, files), gaps: [] };
}

function snapshotsIn(text: string): readonly unknown[] {
  return text.split('\n').flatMap((line) => snapshotsOf(parseJsonObject(line)));
}

function snapshotsOf(root: unknown): readonly unknown[] {
  const { type, snapshot } = asObject(root) ?? {};
  return type === 'resource-snapshot' ? [snapshot] : [];
}
