import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, type Changes } from '../../../support/flow.ts';
import { inObject, requestObject, unsigned } from '../../../support/request-object.ts';

const id = 'jar-object-invalid';
const flow = (object: string, request: Changes = {}, metadata?: Readonly<Record<string, unknown>>) =>
  codeFlow({ request: { ...inObject, request: object, ...request }, metadata });
const found = (...args: Parameters<typeof flow>) => verdictsOf(id, flow(...args));
const none = unsigned(requestObject({}, { alg: 'none' }));

describe('jar-object-invalid is', () => {
  it('medium for an object without a signature', () => {
    expect(found(none)).toEqual(['medium certain']);
    expect(found(unsigned(requestObject()))).toEqual(['medium certain']);
  });

  it('a remark for one that the server lists, unless it requires signed ones', () => {
    const listed = { request_object_signing_alg_values_supported: ['none', 'ES256'] };
    expect(found(none, {}, listed)).toEqual(['info certain']);
    expect(found(none, {}, { ...listed, require_signed_request_object: true })).toEqual(['medium certain']);
  });

  it.each([
    ['has expired', requestObject({ exp: baseTime / 1000 - 600 }), 'had expired'],
    ['contains another', requestObject({ request_uri: 'https://app.example/r.jwt' }), 'contains request_uri'],
    [
      'could pass for a client assertion',
      requestObject({ sub: 'spa', aud: 'https://op.example/token' }),
      'client assertion',
    ],
  ])('low for an object that %s', (_, object, words) => {
    expect(found(object)).toEqual(['low certain']);
    expect(detailOf(id, flow(object))).toContain(words);
  });

  it('low for a reference over http, and for an object beside a reference', () => {
    expect(
      verdictsOf(
        id,
        codeFlow({ request: { request_uri: 'http://app.example/r.jwt', request: requestObject() } }),
      ),
    ).toEqual(['low certain']);
    expect(found(requestObject(), { request_uri: 'https://app.example/r.jwt' })).toEqual(['low certain']);
  });

  it('told alike after redaction', () => {
    const { before, after } = beforeAndAfterRedaction(
      id,
      flow(unsigned(requestObject({ sub: 'spa', aud: 'https://op.example/token' }, { alg: 'none' }))),
    );
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('jar-object-invalid says nothing', () => {
  it.each([
    ['of a signed object', requestObject()],
    ['of an object without exp', requestObject({ exp: undefined })],
    ['of one that expired a moment ago', requestObject({ exp: baseTime / 1000 - 20 })],
    ['of sub without the token endpoint as audience', requestObject({ sub: 'spa' })],
  ])('%s', (_, object) => {
    expect(found(object)).toEqual([]);
  });

  it('of a pushed reference or an https one', () => {
    for (const uri of ['urn:ietf:params:oauth:request_uri:a7b', 'https://app.example/r.jwt'])
      expect(verdictsOf(id, codeFlow({ request: { ...inObject, request_uri: uri } }))).toEqual([]);
  });

  it('of an encrypted object and where there is none', () => {
    const jwe = 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d';
    expect(outcomeOf(id, flow(jwe))).toBe('not applicable');
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
