import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { capture, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { answer, open, push } from '../../../support/pushed.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'par-nonconforming';
const reference = 'urn:ietf:params:oauth:request_uri:bwc4JK-ESC0w8acc191e-Y1LTC2';

const pushed = (members: Readonly<Record<string, unknown>>, more: Partial<Exchange> = {}) =>
  capture(
    push({}, { responseBody: jsonBody({ request_uri: reference, ...members }), ...more }),
    open(1),
    answer(2),
  );

describe('par-nonconforming is', () => {
  it.each([
    ['low for status 200', { expires_in: 60 }, 200, 'low certain'],
    ['low without expires_in', {}, 201, 'low certain'],
    ['low for a span of nothing', { expires_in: 0 }, 201, 'low certain'],
    ['a remark for a reference that lives long', { expires_in: 3600 }, 201, 'info certain'],
  ])('%s', (_, members, status, verdict) => {
    expect(verdictsOf(rule, pushed(members, { status }))).toEqual([verdict]);
    expect(verdictsOf(rule, redacted(pushed(members, { status })))).toEqual([verdict]);
  });

  it('a remark for the status of a provider that is known for it', () => {
    const url = 'https://login.microsoftonline.com/common/oauth2/v2.0/par';
    expect(verdictsOf(rule, capture(push({}, { url, status: 200 })))).toEqual(['info certain']);
  });

  it('told in one sentence', () => {
    expect(detailOf(rule, pushed({}, { status: 200 }))).toBe(
      'In the answer to the pushed request the status is 200; expected 201, and expires_in is missing.',
    );
  });
});

describe('par-nonconforming says nothing', () => {
  it.each([
    ['of status 201 and a minute', { expires_in: 60 }],
    ['of ten minutes', { expires_in: 600 }],
    ['of a number as text', { expires_in: '90' }],
  ])('%s', (_, members) => {
    expect(outcomeOf(rule, pushed(members))).toBe('pass');
  });

  it('of a refusal', () => {
    const refused = push({}, { status: 400, responseBody: jsonBody({ error: 'invalid_request' }) });
    expect(outcomeOf(rule, capture(refused))).toBe('not applicable');
  });

  it('of an answer whose body was not recorded', () => {
    const unread = capture(push({}, { status: 200, responseBody: undefined }));
    expect(verdictsOf(rule, unread)).toEqual([]);
  });

  it('of a login that pushed nothing', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
