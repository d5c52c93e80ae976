import type { Exchange } from './exchange.ts';

/**
 * What HAR requires and an exchange may not know: a trace says which of them were not recorded, so that a reader can tell "none" from
 * "not recorded".
 */
export const recordable = [
  'duration',
  'status',
  'requestHeaders',
  'responseHeaders',
  'requestBody',
  'responseBody',
] as const satisfies readonly (keyof Exchange)[];

/** One of {@link recordable}. */
export type Recordable = (typeof recordable)[number];
