/** Worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
/** How grave a finding is. */
export type Severity = (typeof severities)[number];
