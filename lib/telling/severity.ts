import type { Severity } from '../vocabulary/severity.ts';

/** How grave something is, in a word. */
export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};
