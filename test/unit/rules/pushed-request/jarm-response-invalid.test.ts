import { describe, expect, it } from 'vitest';
import { baseTime, json } from '../../../support/exchange.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { code, codeFlow, detailOf, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';
import { signer } from '../../../support/signed.ts';
import { verified } from '../../../support/verified.ts';
import { unsigned } from '../../../support/request-object.ts';

type Members = Readonly<Record<string, unknown>>;
const id = 'jarm-response-invalid';
const now = baseTime / 1000;
const responseOf = (claims: Members = {}, header: Members = {}) =>
  jwt(
    { iss: 'https://op.example', aud: 'spa', exp: now + 300, code, state: 'af0ifjsldkj9320ad', ...claims },
    header,
  );
const flow = (response: string, changes: FlowChanges = {}) =>
  codeFlow({
    metadata: {},
    request: { response_mode: 'query.jwt' },
    response: { code: undefined, state: undefined, response },
    ...changes,
  });
const found = (response: string, changes?: FlowChanges) => verdictsOf(id, flow(response, changes));

describe('jarm-response-invalid is high when the client goes on with a response', () => {
  it.each([
    ['without a signature', unsigned(responseOf({}, { alg: 'none' })), 'not signed'],
    ['of another issuer', responseOf({ iss: 'https://evil.example' }), 'iss is "https://evil.example"'],
    ['for another client', responseOf({ aud: 'other' }), 'aud is "other"'],
    ['that has expired', responseOf({ exp: now - 600 }), 'exp had passed'],
    ['that lives too long', responseOf({ exp: now + 7200 }), 'more than ten minutes'],
    ['that never expires', responseOf({ exp: undefined }), 'exp is missing'],
  ])('%s', (_, response, words) => {
    expect(found(response)).toEqual(['high certain']);
    expect(detailOf(id, flow(response))).toContain(words);
  });

  it('whose signature the published key does not verify, alike after redaction', async () => {
    const [own, other] = [signer('k'), signer('k')];
    const claims = {
      iss: 'https://op.example',
      aud: 'spa',
      exp: now + 300,
      code,
      state: 'af0ifjsldkj9320ad',
    };
    const published = (response: string) =>
      verified(
        flow(response, {
          metadata: { jwks_uri: 'https://op.example/jwks' },
          then: [json('https://op.example/jwks', { keys: [own.key] }, { status: 200 })],
        }),
      );
    const forged = await published(other.signed(claims));
    expect(verdictsOf(id, forged)).toEqual(['high certain']);
    expect(detailOf(id, forged)).toContain('does not verify its signature');
    expect(detailOf(id, redacted(forged))).toBe(detailOf(id, forged));
    expect(outcomeOf(id, await published(own.signed(claims)))).toBe('pass');
  });

  it('and tells it alike after redaction', () => {
    const { before, after } = beforeAndAfterRedaction(
      id,
      flow(unsigned(responseOf({ aud: 'other' }, { alg: 'none' }))),
    );
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

it('jarm-response-invalid is a remark when the client stops there', () => {
  expect(found(responseOf({ aud: 'other' }), { token: null })).toEqual(['info certain']);
});

describe('jarm-response-invalid says nothing', () => {
  it.each([
    ['of a proper response', responseOf()],
    ['of several audiences with the client among them', responseOf({ aud: ['other', 'spa'] })],
    ['of one that expired a moment ago', responseOf({ exp: now - 20 })],
    ['of a response that lives the full ten minutes', responseOf({ exp: now + 600 })],
    ['of a response without a state', responseOf({ state: undefined })],
    ['of an error that is signed', responseOf({ code: undefined, error: 'access_denied' })],
  ])('%s', (_, response) => {
    expect(found(response)).toEqual([]);
  });

  it('of an issuer that nothing is known of', () => {
    expect(found(responseOf({ iss: 'https://any.example' }), { metadata: undefined })).toEqual([]);
  });

  it('of an encrypted response and of a plain one', () => {
    const jwe = 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d';
    expect(found(jwe, { token: null })).toEqual([]);
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
