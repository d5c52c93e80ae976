/** What the npm package `oauth-lens` offers to programs, in a page, a worker or Node alike. `docs/package.md` tells it to its readers. */
export { analyze, type Analysis, type WriteOptions } from './analysis.ts';
export { entriesOf as explain, type Entry } from './catalogue/knowledge.ts';
export { listedRules as rules, type ListedRule } from './catalogue/rule-list.ts';
export type { FormatId } from './output/format-id.ts';
export type * from './report/report.ts';
export { version } from './report/version.ts';
export type { ProfileId } from './vocabulary/profile-id.ts';
export type { RedactionLevel } from './vocabulary/redaction-level.ts';
export type { Outcome } from './vocabulary/outcome.ts';
export { severities, type Severity } from './vocabulary/severity.ts';
