import { expect, it } from 'vitest';
import { isBrokenOff } from '../../../lib/exchange/broken-off.ts';

it.each(['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'The operation was cancelled.'])(
  'a request that the browser gave up is known by its words: %s',
  (failure) => {
    expect(isBrokenOff({ failure })).toBe(true);
  },
);

it.each([undefined, '', 'net::ERR_CONNECTION_ABORTED', 'net::ERR_FAILED'])(
  'one that was answered, or that the network failed, was not given up: %s',
  (failure) => {
    expect(isBrokenOff({ failure })).toBe(false);
  },
);
