/**
 * How a flow ended; `pending` when the capture ends first. `unclear`: the answer reached the application, and whether that logged
 * anyone in was not seen.
 */
export type Outcome = 'succeeded' | 'failed' | 'denied' | 'unclear' | 'pending';
