/** How a flow ended; `pending` when the capture ends first. */
export type Outcome = 'succeeded' | 'failed' | 'denied' | 'pending';
