import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'mcp-fallback-authorize';
const asked = (at: string, resource: string | undefined, status = 404, more: FlowChanges = {}) =>
  codeFlow({ at, request: { resource }, requestExchange: { status }, response: null, token: null, ...more });

describe(`${id} is the cause`, () => {
  it.each([
    ['https://gw.example/authorize', 'https://gw.example/gateway/mcp/crm', 404],
    ['https://tools.example/authorize', 'https://tools.example/', 405],
  ])('of %s for %s, answered %i', (at, resource, status) => {
    const exchanges = asked(at, resource, status);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`no authorization endpoint at ${at}`);
    expect(reasonOf(exchanges)?.why).not.toMatch(/trust/);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof asked>]>([
    [
      'where metadata names the endpoint',
      asked('https://gw.example/authorize', 'https://gw.example/mcp', 404, { metadata: {} }),
    ],
    ['at another host than the API’s', asked('https://op.example/authorize', 'https://gw.example/mcp')],
    ['without a resource', asked('https://gw.example/authorize', undefined)],
    ['of a refusal with a reason', asked('https://gw.example/authorize', 'https://gw.example/mcp', 400)],
    [
      'of an address that nobody guesses',
      asked('https://gw.example/oauth2/v1/authorize', 'https://gw.example/mcp'),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
