import type { OutputFormat } from './format.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';
import { trace } from './trace.ts';

/** Every format that can be written; the command line and the export menu read this one table. */
export const formats = [text, markdown, json, trace] as const satisfies readonly OutputFormat[];

/** The id of a format. */
export type FormatId = (typeof formats)[number]['id'];

/** The format of that id. */
export function formatOf(id: FormatId): OutputFormat {
  return formats.find((format) => format.id === id)!;
}
