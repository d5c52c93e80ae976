import { describe, expect, it } from 'vitest';
import { causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'pkce-verifier-lost';
const refused = (code_verifier: string | undefined, more: FlowChanges = {}) =>
  codeFlow({ token: { code_verifier }, tokenAnswer: { error: 'invalid_grant' }, ...more });

describe(`${id} is the cause`, () => {
  it.each(['null', 'undefined', '[object Object]'])('of a verifier “%s”', (verifier) => {
    expect(reasonOf(refused(verifier))).toMatchObject({ cause: id, confidence: 'certain' });
    expect(reasonOf(refused(verifier))?.why).toContain('it is missing, not wrong');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof refused>]>([
    ['of a verifier that does not fit', refused('another-verifier-that-is-one-and-does-not-fit-at-all')],
    ['where the code was redeemed', codeFlow({ token: { code_verifier: 'null' } })],
    ['where no challenge was sent', refused('null', { request: { code_challenge: undefined } })],
    [
      'where the login came back to another origin, which tells more',
      refused('null', { requestExchange: { requestHeaders: [['Referer', 'http://localhost:3000/']] } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
