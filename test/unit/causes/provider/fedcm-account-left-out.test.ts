import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { accounts, assertion, endpoints, found, idp, kim, lookup } from '../../../support/fedcm.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'fedcm-account-left-out';
const labelled = (label: unknown = { account_label: 'business' }) =>
  lookup(`${idp}/fedcm.json`, { ...endpoints, ...(label as object) });
const has = (...labels: readonly string[]) => ({ ...kim, label_hints: labels });

describe(`${id} is the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['where no account has the label', [labelled(), accounts({ accounts: [has('private'), has()] })]],
    ['where none has any', [labelled(), accounts({ accounts: [kim] })]],
    [
      'under the names of before',
      [
        labelled({ accounts: { include: 'business' } }),
        accounts({ accounts: [{ ...kim, labels: ['private'] }] }),
      ],
    ],
  ])('%s', (_, fields) => {
    const exchanges = capture(found, ...fields);
    for (const all of [exchanges, redacted(exchanges)])
      expect(flowsOf(all).map(({ outcome }) => outcome)).toEqual(['denied']);
    expectReason(exchanges, id, 'account_label');
    expect(reasonOf(exchanges)?.why).toContain('business');
    expect(reasonOf(exchanges)?.why).not.toContain('Kim');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['where one has it', [labelled(), accounts({ accounts: [has('private'), has('business')] })]],
    ['where no label is wanted', [labelled({}), accounts({ accounts: [has('private')] })]],
    ['where nobody is signed in', [labelled(), accounts({ accounts: [] })]],
    [
      'where an account was chosen all the same',
      [labelled(), accounts({ accounts: [has('private')] }), assertion({ token: 'x' })],
    ],
    ['where the accounts were not recorded', [labelled(), lookup(`${idp}/accounts`, undefined)]],
  ])('%s', (_, fields) => {
    expect(causesOf(capture(found, ...fields))).not.toContain(id);
  });
});
