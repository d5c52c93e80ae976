/** The ids of all formats, as `--format` names them. Apart from the formats, which bring everything that writes. */
export const formatIds = [
  'text',
  'markdown',
  'html',
  'json',
  'ndjson',
  'csv',
  'sarif',
  'junit',
  'mermaid',
  'plantuml',
  'trace',
] as const;

/** The id of a format. */
export type FormatId = (typeof formatIds)[number];
