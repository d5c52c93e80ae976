/** What the pane of a flow shows. */
export const flowViews = ['steps', 'findings', 'profiles', 'story'] as const;
export type FlowView = (typeof flowViews)[number];

/** What the pane of a step shows. */
export const detailTabs = ['explain', 'parameters', 'request', 'response', 'tokens'] as const;
export type DetailTab = (typeof detailTabs)[number];
