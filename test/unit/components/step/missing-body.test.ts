import { describe, expect, it } from 'vitest';
import { missingBody } from '../../../../components/step/missing-body.ts';
import { phrase } from '../../../../lib/explain/phrases.ts';
import { exchange } from '../../../support/exchange.ts';

const url = 'https://op.example/token';
const answered = (fields: Parameters<typeof exchange>[0]) => exchange({ status: 200, ...fields, url });

describe('a body that is not there', () => {
  it('of a live answer needs DevTools to be open', () => {
    expect(missingBody(answered({ url }), 'response', 'live')).toBe(phrase('body_not_captured'));
  });

  it.each(['har', 'trace'] as const)('of an answer in a %s is not in the file', (source) => {
    expect(missingBody(answered({ url }), 'response', source)).toBe(phrase('body_not_in_file'));
  });

  it.each([204, 304])('is none where the status is %s', (status) => {
    expect(missingBody(answered({ url, status }), 'response', 'har')).toBe(phrase('no_body'));
  });

  it('is not missed of a redirect, of an answer that never came, or of a request', () => {
    const redirect = answered({ url, status: 302, redirectUrl: 'https://app.example/' });
    expect(missingBody(redirect, 'response', 'live')).toBeUndefined();
    expect(missingBody(answered({ url, status: 0 }), 'response', 'live')).toBeUndefined();
    expect(missingBody(answered({ url }), 'request', 'live')).toBeUndefined();
  });

  it('is not missed where it is', () => {
    const body = { mediaType: 'application/json', text: '{}' };
    expect(missingBody(answered({ url, responseBody: body }), 'response', 'live')).toBeUndefined();
  });
});
