import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, type Changes } from '../../../support/flow.ts';
import { inObject, requestObject } from '../../../support/request-object.ts';

const id = 'jar-parameter-mismatch';
const flow = (object: string, request: Changes) =>
  codeFlow({ request: { ...inObject, request: object, ...request } });
const found = (object: string, request: Changes = {}) => verdictsOf(id, flow(object, request));
const core = { typ: undefined };

describe('jar-parameter-mismatch is', () => {
  it('medium for another client', () => {
    expect(found(requestObject({ client_id: 'other' }))).toEqual(['medium certain']);
  });

  it('low for another value of the rest', () => {
    expect(found(requestObject(), { state: 'another-state-71c', scope: 'openid' })).toEqual(['low certain']);
    expect(detailOf(id, flow(requestObject(), { state: 'another-state-71c', scope: 'openid' }))).toContain(
      'scope, state differ',
    );
  });

  it('medium for protection that stands outside, where a server ignores it', () => {
    const object = requestObject({ state: undefined });
    expect(found(object, { state: 'af0ifjsldkj9320ad' })).toEqual(['medium certain']);
  });

  it('low where OpenID Connect puts both together', () => {
    const object = requestObject({ state: undefined }, core);
    const request = { state: 'af0ifjsldkj9320ad', scope: 'openid email' };
    expect(found(object, request)).toEqual(['low certain']);
  });

  it('told alike after redaction', () => {
    const { before, after } = beforeAndAfterRedaction(
      id,
      flow(requestObject(), { state: 'another-state-71c' }),
    );
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('jar-parameter-mismatch says nothing', () => {
  it.each([
    ['of client_id alone beside the object', {}],
    [
      'of parameters that say the same',
      { state: 'af0ifjsldkj9320ad', redirect_uri: 'https://app.example/cb' },
    ],
    ['of what OpenID Connect repeats', { response_type: 'code', scope: 'email openid' }],
    ['of parameters it does not compare', { prompt: 'login', ui_locales: 'de' }],
  ])('%s', (_, request) => {
    expect(found(requestObject(), request)).toEqual([]);
  });

  it('of a redirect URI beside an object without one', () => {
    expect(
      found(requestObject({ redirect_uri: undefined }), { redirect_uri: 'https://app.example/cb' }),
    ).toEqual([]);
  });

  it('of an encrypted object', () => {
    const jwe = 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d';
    expect(outcomeOf(id, flow(jwe, { state: 'a' }))).toBe('not applicable');
  });
});
