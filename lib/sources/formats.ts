import { burp } from './burp.ts';
import { openContent, type Content, type Unreadable } from './content.ts';
import { fiddler } from './fiddler.ts';
import { attachedNames, withAttached } from './har/attached.ts';
import { har } from './har/har.ts';
import { insomnia } from './insomnia.ts';
import { merged } from './merge.ts';
import { netlog } from './netlog/netlog.ts';
import type { Archive } from './packed/archive.ts';
import { likelyRecordings } from './packed/files.ts';
import { pasted } from './pasted/pasted.ts';
import { playwrightTrace } from './playwright-trace.ts';
import { postman } from './postman/postman.ts';
import { samlTracer } from './saml-tracer.ts';
import type { SourceFormat, Traffic } from './source-format.ts';
import { refusalOfArchive, refusalOfJson, refusalOfSyntax } from './unreadable.ts';

/** Every kind of file that is read. They are told apart by what they hold, never by their names; the first that knows it reads it. */
const sourceFormats = [
  insomnia,
  har,
  playwrightTrace,
  netlog,
  samlTracer,
  fiddler,
  burp,
  postman,
  pasted,
] as const satisfies readonly SourceFormat[];

/** The traffic in a file, by whichever format knows it; `error`: one line that says what the file is instead. Never throws. */
export function trafficIn(content: Content): Traffic | Unreadable {
  for (const format of sourceFormats) {
    const traffic = attempted(format, content);
    if (traffic) return traffic;
  }
  switch (content.form) {
    case 'json':
      return { error: refusalOfJson(content.root) };
    case 'text':
      return { error: refusalOfSyntax(content.text, content.mistake) };
    case 'archive':
      return inArchive(content.archive);
  }
}

/** An archive of recordings, with the bodies beside them (Playwright: `recordHar` with `content: 'attach'`). */
function inArchive(archive: Archive): Traffic | Unreadable {
  const read = likelyRecordings(archive).map((bytes) => {
    const content = openContent(bytes, 1);
    return 'error' in content || content.form === 'archive' ? undefined : trafficIn(content);
  });
  const found = read.filter((one): one is Traffic => one !== undefined && !('error' in one));
  if (found.length === 0) {
    const [only] = read;
    return archive.names.length === 1 && only && 'error' in only
      ? only
      : { error: refusalOfArchive(archive.names) };
  }
  const all = merged(found);
  const names = attachedNames(all.entries);
  return names.size === 0
    ? all
    : {
        ...all,
        entries: withAttached(
          all.entries,
          archive.unpack((name) => names.has(name)),
        ),
      };
}

/** A reader that throws takes nothing down. */
function attempted(format: SourceFormat, content: Content): ReturnType<SourceFormat['read']> {
  try {
    return format.read(content);
  } catch {
    return { error: `This looks like ${format.name}, but reading it broke off by a mistake of OAuth Lens.` };
  }
}
