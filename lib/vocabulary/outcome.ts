/** How flows end, as far as a capture shows; the usual order when they are counted. */
export const outcomes = ['succeeded', 'failed', 'denied', 'unclear', 'pending'] as const;

/**
 * How a flow ended; `pending` when the capture ends first. `unclear`: the answer reached the application, and whether that logged
 * anyone in was not seen.
 */
export type Outcome = (typeof outcomes)[number];
