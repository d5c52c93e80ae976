import { describe, expect, it } from 'vitest';
import { isCorsFailure } from '../../../lib/exchange/cors-failure.ts';

describe('a failure means CORS', () => {
  it.each([
    'net::ERR_FAILED',
    'NS_ERROR_DOM_BAD_URI',
    'Cross-Origin Request Blocked (CORS preflight did not succeed)',
    'Fetch API cannot load https://id.example/token due to access control checks.',
    'Origin https://app.example is not allowed by Access-Control-Allow-Origin.',
  ])('%s', (failure) => {
    expect(isCorsFailure(failure)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'net::ERR_CONNECTION_REFUSED',
    'net::ERR_TUNNEL_CONNECTION_FAILED',
    'net::ERR_BLOCKED_BY_CLIENT',
    'net::ERR_ABORTED',
    'NS_BINDING_ABORTED',
  ])('but not %s', (failure) => {
    expect(isCorsFailure(failure)).toBe(false);
  });
});
