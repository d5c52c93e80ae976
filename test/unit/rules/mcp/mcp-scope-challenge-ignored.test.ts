import { describe, expect, it } from 'vitest';
import { detailOf, verdictsOf } from '../../../support/flow.ts';
import { mcpLogin, mcpToken, refused, type McpChanges } from '../../../support/mcp.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'mcp-scope-challenge-ignored';
const server = 'https://mcp.atlassian.example/v1/mcp';
const login = (changes: McpChanges) => mcpLogin({ server, ...changes });
const challenge = { scope: 'read:jira write:jira' };
const part = { request: { scope: 'read:jira' } };
const wanted = { error: 'insufficient_scope', scope: 'write:jira' };

describe('mcp-scope-challenge-ignored is', () => {
  it('info where the request lacks scopes of the refusal', () => {
    expect(verdictsOf(rule, login({ challenge, ...part }))).toEqual(['info certain']);
    expect(detailOf(rule, login({ challenge, ...part }))).toContain('lacks write:jira');
    expect(verdictsOf(rule, redacted(login({ challenge, ...part })))).toEqual(['info certain']);
  });

  it('info where it asks for none, or for a part of what the description lists', () => {
    expect(detailOf(rule, login({ challenge }))).toContain('asks for none');
    const description = { scopes_supported: ['read:jira', 'write:jira'] };
    expect(detailOf(rule, login({ description, ...part }))).toContain('description lists');
  });

  it('low where a call was turned away for that', () => {
    const then = [refused(server, '2025-11-25', wanted, { status: 403, token: mcpToken })];
    expect(verdictsOf(rule, login({ challenge, ...part, then }))).toEqual(['low certain']);
  });
});

describe('mcp-scope-challenge-ignored says nothing', () => {
  const all = { scope: 'offline_access write:jira read:jira' };
  const description = { scopes_supported: ['admin:jira'] };
  it.each([
    ['where all are asked for, and more', login({ challenge, request: all })],
    ['of what the description lists beside a refusal', login({ challenge, request: all, description })],
    ['where no scope is named', login(part)],
    ['of a client of an earlier revision', login({ challenge, ...part, revision: '2025-06-18' })],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
