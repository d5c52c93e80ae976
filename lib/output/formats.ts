import type { OutputFormat } from './format.ts';
import type { FormatId } from './format-id.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';
import { trace } from './trace.ts';

/** Those in `on-demand/` are loaded when somebody first wants one: pages open without them. */
const ndjson = {
  id: 'ndjson',
  title: 'Flows, one a line (NDJSON)',
  extension: 'ndjson',
  mediaType: 'application/x-ndjson',
  write: async (content) => (await import('./on-demand/ndjson.ts')).writeNdjson(content),
} as const satisfies OutputFormat;

const html = {
  id: 'html',
  title: 'Report (HTML)',
  extension: 'html',
  mediaType: 'text/html',
  write: async (content, look) => (await import('./on-demand/html.ts')).writeHtml(content, look),
} as const satisfies OutputFormat;

const csv = {
  id: 'csv',
  title: 'Findings (CSV)',
  extension: 'csv',
  mediaType: 'text/csv',
  write: async (content) => (await import('./on-demand/csv.ts')).writeCsv(content),
} as const satisfies OutputFormat;

const mermaid = {
  id: 'mermaid',
  title: 'Sequence diagram (Mermaid)',
  extension: 'mmd',
  mediaType: 'text/vnd.mermaid',
  write: async (content) => (await import('./on-demand/mermaid.ts')).writeMermaid(content),
} as const satisfies OutputFormat;

const plantuml = {
  id: 'plantuml',
  title: 'Sequence diagram (PlantUML)',
  extension: 'puml',
  mediaType: 'text/x-plantuml',
  write: async (content) => (await import('./on-demand/plantuml.ts')).writePlantuml(content),
} as const satisfies OutputFormat;

const sarif = {
  id: 'sarif',
  title: 'Findings for code scanning (SARIF)',
  extension: 'sarif',
  mediaType: 'application/sarif+json',
  write: async (content, look) => (await import('./on-demand/sarif.ts')).writeSarif(content, look),
} as const satisfies OutputFormat;

const junit = {
  id: 'junit',
  title: 'Logins as tests (JUnit XML)',
  extension: 'xml',
  mediaType: 'application/xml',
  write: async (content) => (await import('./on-demand/junit.ts')).writeJunit(content),
} as const satisfies OutputFormat;

/** Every format that can be written; the command line and the export menu read this one table. */
export const formats = [
  text,
  markdown,
  html,
  json,
  ndjson,
  csv,
  sarif,
  junit,
  mermaid,
  plantuml,
  trace,
] as const satisfies readonly (OutputFormat & {
  readonly id: FormatId;
})[];

/** The format of that id. */
export function formatOf(id: FormatId): OutputFormat {
  return formats.find((format) => format.id === id)!;
}
