import type { Content, Unreadable } from './content.ts';
import { har } from './har/har.ts';
import { samlTracer } from './saml-tracer.ts';
import type { SourceFormat, Traffic } from './source-format.ts';
import { refusalOfArchive, refusalOfJson, refusalOfSyntax } from './unreadable.ts';

/** Every kind of file that is read. They are told apart by what they hold, never by their names; the first that knows it reads it. */
export const sourceFormats = [har, samlTracer] as const satisfies readonly SourceFormat[];

/** The traffic in a file, by whichever format knows it; `error`: one line that says what the file is instead. */
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
      return { error: refusalOfArchive(content.archive.names) };
  }
}

/** A reader that throws takes nothing down. */
function attempted(format: SourceFormat, content: Content): ReturnType<SourceFormat['read']> {
  try {
    return format.read(content);
  } catch {
    return { error: `This looks like ${format.name}, but reading it broke off by a mistake of OAuth Lens.` };
  }
}
