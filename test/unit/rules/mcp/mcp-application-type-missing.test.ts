import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, verdictsOf } from '../../../support/flow.ts';
import { mcpLogin, type McpChanges } from '../../../support/mcp.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'mcp-application-type-missing';
const login = (changes: McpChanges = {}) => mcpLogin({ revision: '2026-07-28', ...changes });
const silent = { application_type: undefined };
const hosted = { redirectUri: 'https://claude.example/api/mcp/auth_callback', registers: silent };

describe('mcp-application-type-missing is info', () => {
  it('of a registration without it, with the type that is expected', () => {
    expect(verdictsOf(rule, login({ registers: silent }))).toEqual(['info certain']);
    expect(detailOf(rule, login({ registers: silent }))).toContain('expected native');
    expect(detailOf(rule, login(hosted))).toContain('expected web');
    expect(verdictsOf(rule, redacted(login({ registers: silent })))).toEqual(['info certain']);
  });
});

describe('mcp-application-type-missing says nothing', () => {
  it.each([
    ['of a registration that says it', login()],
    ['of a client of an earlier revision', mcpLogin({ registers: silent })],
    ['of a client that did not register', login({ registers: null })],
    ['of another login', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
