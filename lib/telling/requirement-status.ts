import type { RequirementStatus } from '../vocabulary/requirement-status.ts';

/** How a flow stands to a requirement, in a word or two. */
export const statusWords: Readonly<Record<RequirementStatus, string>> = {
  fail: 'Fail',
  pass: 'Pass',
  not_seen: 'Not seen',
  not_applicable: 'Does not apply',
};

/** The statuses that are told, what failed first; what does not apply is left out. */
export const toldStatuses = ['fail', 'pass', 'not_seen'] as const satisfies readonly RequirementStatus[];
