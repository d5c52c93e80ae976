import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, verdictsOf } from '../../../support/flow.ts';
import { mcpLogin, mcpToken, refused, type McpChanges } from '../../../support/mcp.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'mcp-resource-not-exact';
const server = 'https://mcp.sentry.example/mcp';
const login = (changes: McpChanges) => mcpLogin({ server, ...changes });
const slashed = {
  description: { resource: 'https://mcp.sentry.example' },
  request: { resource: 'https://mcp.sentry.example/' },
};

describe('mcp-resource-not-exact is', () => {
  it('info for one slash, and says who added it', () => {
    expect(verdictsOf(rule, login(slashed))).toEqual(['info certain']);
    expect(detailOf(rule, login(slashed))).toContain('one slash more at the end, which the client added');
    expect(detailOf(rule, login({ description: { resource: `${server}/` } }))).toContain('one slash less');
    expect(verdictsOf(rule, redacted(login(slashed)))).toEqual(['info certain']);
  });

  it('explained where a known client writes it so', () => {
    expect(detailOf(rule, login(slashed))).toContain('The TypeScript SDK and clients made with it');
    const path = { request: { resource: `${server}/` }, token: { resource: `${server}/` } };
    expect(detailOf(rule, login(path))).toContain('which the client added');
    expect(detailOf(rule, login(path))).not.toContain('TypeScript');
  });

  it('info where the two requests differ', () => {
    const token = { resource: `${server}/` };
    expect(detailOf(rule, login({ token }))).toContain('the token request');
  });

  it('low where the server refuses it', () => {
    const tokenAnswer = { error: 'invalid_target', access_token: undefined };
    expect(verdictsOf(rule, login({ ...slashed, tokenAnswer }))).toEqual(['low certain']);
    const then = [refused(server, '2025-11-25', { error: 'invalid_token' }, { token: mcpToken })];
    expect(verdictsOf(rule, login({ ...slashed, then }))).toEqual(['low certain']);
  });
});

describe('mcp-resource-not-exact says nothing', () => {
  it.each([
    ['of one spelling', login({})],
    [
      'of several resources, one of which is it',
      login({ request: { resource: `${server} https://mcp.sentry.example` }, token: { resource: server } }),
    ],
    [
      'where no resource is named',
      login({ request: { resource: undefined }, token: { resource: undefined } }),
    ],
    [
      'of another login',
      codeFlow({ request: { resource: 'https://api.example/' }, token: { resource: 'https://api.example' } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
