import { describe, expect, it } from 'vitest';
import { requestObjects } from '../../../lib/facts/request-object.ts';
import { capture } from '../../support/exchange.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';
import { open, push } from '../../support/pushed.ts';
import { inObject, requestObject } from '../../support/request-object.ts';

const objectsIn = (exchanges: Parameters<typeof factsOf>[0]) => factsOf(exchanges).of(requestObjects);

describe('the request object of a flow', () => {
  it('is the one in the URL, with what stands beside it', () => {
    const [one] = objectsIn(codeFlow({ request: { ...inObject, request: requestObject() } }));
    expect(one?.jwt.claims['state']).toBe('af0ifjsldkj9320ad');
    expect(Object.keys(one?.outer ?? {})).toEqual(['client_id', 'request']);
  });

  it('is the one that was pushed', () => {
    const pushed = capture(push({ request: requestObject() }), open(2));
    expect(objectsIn(pushed).map(({ message }) => message.kind)).toEqual(['pushed_authorization_request']);
  });

  it.each([
    ['where there is none', undefined],
    ['of an encrypted one', 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d'],
    ['of what is no JWT', 'nonsense'],
  ])('is not seen %s', (_, request) => {
    expect(objectsIn(codeFlow({ request: { request } }))).toEqual([]);
  });
});
