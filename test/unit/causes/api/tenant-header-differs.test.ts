import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { calledApi } from '../../../support/api-call.ts';
import { causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, jsonBody } from '../../../support/exchange.ts';

const id = 'tenant-header-differs';
const token = 'opaque-token-7f1a';

/** The API gives a list, and is then asked with the header. */
const asked = (
  list: unknown,
  [name, value]: readonly [string, string],
  status = 403,
): readonly Exchange[] => {
  const login = calledApi({
    token,
    url: 'https://api.example/things',
    status,
    call: {
      requestHeaders: [
        ['Authorization', `Bearer ${token}`],
        [name, value],
      ],
      responseBody: jsonBody({ Title: 'Forbidden', Detail: 'AuthenticationUnsuccessful' }),
    },
  });
  const call = login.at(-1)!;
  const listed = {
    ...call,
    id: 'listed',
    url: 'https://api.example/connections',
    status: 200,
    startedAt: baseTime + 8000,
    requestHeaders: [['Authorization', `Bearer ${token}`] as const],
    responseBody: jsonBody(list),
  };
  return [...login.slice(0, -1), listed, { ...call, entry: call.entry + 1 }];
};

const entry = { id: 'a0240da0-4443', authEventId: '7c819a1d-2d20', tenantId: 'ccdd59cc-84d8' };

describe(`${id} is the cause`, () => {
  it.each<[string, unknown, readonly [string, string], string, string]>([
    ['in a list', [entry], ['xero-tenant-id', entry.id], 'tenantId', 'id'],
    [
      'in one of two',
      [{ ...entry, id: 'x-other-1', tenantId: 'y-other-1' }, entry],
      ['Xero-Tenant-Id', entry.authEventId],
      'tenantId',
      'authEventId',
    ],
    [
      'in a member',
      { data: [{ id: 'one-of-them', account_id: 'acct-5512' }] },
      ['Acme-Account-ID', 'one-of-them'],
      'account_id',
      'id',
    ],
    [
      'by its name',
      { organizations: [{ name: 'Kowhai Cycles', organizationId: 'org-77812' }] },
      ['X-Organization-Id', 'Kowhai Cycles'],
      'organizationId',
      'name',
    ],
  ])('of another member, %s', (_, list, header, wanted, sent) => {
    const exchanges = asked(list, header);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'comparison', confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain(`the ${sent} of an entry`);
    expect(reasonOf(exchanges)?.why).toContain(`its ${wanted} belongs`);
    expect(reasonOf(exchanges)?.compared?.[0]?.name).toBe(header[0]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where another entry names the one that was meant as its parent',
      asked(
        [
          { orgId: 'org-child-1', parentId: 'org-parent-1' },
          { orgId: 'org-parent-1', parentId: null },
        ],
        ['X-Org-Id', 'org-parent-1'],
      ),
    ],
    ['of the right member', asked([entry], ['xero-tenant-id', entry.tenantId])],
    ['of a value that no answer had', asked([entry], ['xero-tenant-id', 'from-the-settings'])],
    [
      'of an entry without such a member',
      asked([{ id: 'a0240da0', key: 'k-1' }], ['x-tenant-id', 'a0240da0']),
    ],
    [
      'where both members are one',
      asked([{ id: 'same-one', tenantId: 'same-one' }], ['x-tenant-id', 'same-one']),
    ],
    ['of another header', asked([entry], ['x-request-id', entry.id])],
    ['where the API takes it', asked([entry], ['xero-tenant-id', entry.id], 200)],
    ['where the API is broken', asked([entry], ['xero-tenant-id', entry.id], 500)],
    ['of a value that was masked', asked([{ ...entry, id: '[Filtered]' }], ['xero-tenant-id', '[Filtered]'])],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
