import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { flowsOf } from '../../../support/flow.ts';
import { samlLogout, statusCode, type LogoutChanges } from '../../../support/saml-logout.ts';

const id = 'saml-logout-answer-refused';
const taken = { status: 500, redirectUrl: undefined } as const;

describe(`${id} is the cause`, () => {
  it.each<[string, LogoutChanges, string]>([
    [
      'where the answer is addressed elsewhere',
      { destination: 'https://sp.example/saml/logout', taken },
      'is addressed to https://sp.example/saml/logout and came to https://sp.example/saml/sls',
    ],
    [
      'behind a proxy that ends TLS',
      { destination: 'http://sp.example/saml/sls', taken },
      'is addressed to http://sp.example/saml/sls',
    ],
    [
      'where it answers another request',
      { inResponseTo: '_other', taken: { ...taken, status: 400 } },
      '_other',
    ],
    ['where nothing in it shows why', { taken: { ...taken, status: 403 } }, 'answered 403'],
  ])('%s', (_, changes, words) => {
    const exchanges = samlLogout(changes);
    expectReason(exchanges, id, 'The provider answered the logout with success');
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(flowsOf(exchanges)).toHaveLength(1);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, LogoutChanges]>([
    ['of a logout that went through', {}],
    ['of one that went through though it is addressed elsewhere', { destination: 'https://sp.example/old' }],
    ['of a logout that the provider refused itself', { codes: statusCode('Responder'), taken }],
    ['where nobody answered', { taken: { status: undefined, redirectUrl: undefined } }],
  ])('%s', (_, changes) => {
    expect(causesOf(samlLogout(changes))).not.toContain(id);
  });

  it('and another request is not held against it where none was recorded', () => {
    const why = reasonOf(samlLogout({ inResponseTo: '_other', isRequestUnseen: true, taken }))?.why;
    expect(why ?? '').not.toContain('_other');
  });
});
