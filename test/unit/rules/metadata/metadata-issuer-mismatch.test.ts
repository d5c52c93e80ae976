import { describe, expect, it } from 'vitest';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { describedFlow } from '../../../support/documents.ts';
import { accessToken, codeFlow, detailOf, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { mcpLogin } from '../../../support/mcp.ts';

const id = 'metadata-issuer-mismatch';
const opaque = { tokenAnswer: { access_token: accessToken, token_type: 'Bearer' } };
const found = (issuer: unknown, url?: string) => verdictsOf(id, describedFlow({ issuer }, url, opaque));

describe('metadata-issuer-mismatch is', () => {
  it.each([
    ['another host', 'https://other.example'],
    ['another scheme', 'http://op.example'],
    ['another path', 'https://op.example/tenant'],
  ])('medium for %s', (_, issuer) => {
    expect(found(issuer)).toEqual(['medium certain']);
  });

  it('medium for another tenant, with the well-known part behind the host or behind the path', () => {
    expect(found('https://op.example/b', 'https://op.example/a/.well-known/openid-configuration')).toEqual([
      'medium certain',
    ]);
    const inserted = 'https://op.example/.well-known/oauth-authorization-server/a';
    expect(found('https://op.example/b', inserted)).toEqual(['medium certain']);
  });

  it('high when the ID token names a third one', () => {
    const tokenAnswer = {
      access_token: accessToken,
      token_type: 'Bearer',
      id_token: idTokenOf({ iss: 'https://third.example' }),
    };
    const exchanges = describedFlow({ issuer: 'https://other.example' }, undefined, { tokenAnswer });
    expect(verdictsOf(id, exchanges)).toEqual(['high certain']);
    expect(detailOf(id, exchanges)).toContain('"https://third.example"');
  });

  it('told with what MCP asks of its clients, and only of these', () => {
    const words = 'An MCP client must not go on with this document.';
    expect(detailOf(id, mcpLogin({ metadata: { issuer: 'https://other.example' } }))).toContain(words);
    expect(detailOf(id, describedFlow({ issuer: 'https://other.example' }))).not.toContain(words);
  });

  it('told alike after redaction', () => {
    const { before, after } = beforeAndAfterRedaction(
      id,
      describedFlow({ issuer: 'https://op.example/tenants/kim' }),
    );
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('metadata-issuer-mismatch says nothing', () => {
  it.each([
    ['of the right issuer', 'https://op.example', undefined],
    ['of a last slash', 'https://op.example/', undefined],
    [
      'of an issuer with a path',
      'https://op.example/a',
      'https://op.example/a/.well-known/openid-configuration',
    ],
    [
      'of an inserted well-known part',
      'https://op.example/a',
      'https://op.example/.well-known/oauth-authorization-server/a',
    ],
    [
      'of a template for many tenants',
      'https://op.example/{tenantid}/v2.0',
      'https://op.example/common/v2.0/.well-known/openid-configuration',
    ],
  ])('%s', (_, issuer, url) => {
    expect(found(issuer, url)).toEqual([]);
  });

  it('where no document was read', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
    expect(outcomeOf(id, describedFlow({ issuer: undefined }))).toBe('not applicable');
  });
});
