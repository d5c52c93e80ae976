import { describe, expect, it } from 'vitest';
import { detailOf, verdictsOf } from '../../../support/flow.ts';
import { mcpLogin } from '../../../support/mcp.ts';

const rule = 'mcp-registration-deprecated';
const metadata = { client_id_metadata_document_supported: true };
const address = 'https://vscode.example/oauth/client-metadata.json';

describe('mcp-registration-deprecated is info', () => {
  it('where the server knows clients by their address', () => {
    expect(verdictsOf(rule, mcpLogin({ metadata }))).toEqual(['info certain']);
    expect(detailOf(rule, mcpLogin({ metadata }))).not.toContain('deprecated');
  });

  it('and says so where it is deprecated', () => {
    expect(detailOf(rule, mcpLogin({ metadata, revision: '2026-07-28' }))).toContain('deprecated since');
  });
});

describe('mcp-registration-deprecated says nothing', () => {
  it.each([
    ['of a server that does not', mcpLogin()],
    ['of a client known by its address', mcpLogin({ metadata, client: address, registers: null })],
    ['of a client of an earlier revision', mcpLogin({ metadata, revision: '2025-06-18' })],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
