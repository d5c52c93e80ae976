/** How a flow stands to one requirement. Not seen is not absent. */
export type RequirementStatus = 'pass' | 'fail' | 'not_seen' | 'not_applicable';
