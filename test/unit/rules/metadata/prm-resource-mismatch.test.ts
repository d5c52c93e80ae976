import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { after } from '../../../support/documents.ts';
import { exchange, json, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { rows } from '../../../support/rows.ts';

const id = 'prm-resource-mismatch';
const mcp: readonly Header[] = [['MCP-Protocol-Version', '2025-11-25']];
const wellKnown = 'https://api.example/.well-known/oauth-protected-resource';
const document = (url: string, members: object, requestHeaders?: readonly Header[]): ExchangeFields =>
  json(url, { authorization_servers: ['https://op.example'], ...members }, { requestHeaders });
const challenge = (url: string, refersTo: string): ExchangeFields =>
  exchange({
    url,
    method: 'POST',
    status: 401,
    responseHeaders: [['WWW-Authenticate', `Bearer resource_metadata="${refersTo}"`]],
    context: { resourceType: 'fetch' },
  });
const login = (resource: string, ...before: readonly ExchangeFields[]) =>
  after(before, { request: { resource } });
const found = (resource: string, ...before: readonly ExchangeFields[]) =>
  verdictsOf(id, login(resource, ...before));

describe('prm-resource-mismatch is', () => {
  const other = document(`${wellKnown}/mcp`, { resource: 'https://other.example/mcp' });

  it('high for the description of another API, for which the client then asks', () => {
    expect(found('https://other.example/mcp', other)).toEqual(['high certain']);
    expect(detailOf(id, login('https://other.example/mcp', other))).toContain(
      'expected "https://api.example/mcp"',
    );
  });

  it('medium for the description of another API, where the client asks for the right one', () => {
    expect(found('https://api.example/mcp', other)).toEqual(['medium certain']);
    expect(
      found('https://api.example/mcp', challenge('https://api.example/mcp', `${wellKnown}/mcp`), other),
    ).toEqual(['medium certain']);
  });

  it('medium for one that a refusal named, wherever it stands', () => {
    const place = 'https://meta.api.example/.well-known/oauth-protected-resource';
    expect(
      found(
        'https://api.example/mcp',
        challenge('https://api.example/mcp', place),
        document(place, { resource: 'https://other.example/mcp' }),
      ),
    ).toEqual(['medium certain']);
  });

  it.each([
    ['a last slash', 'https://api.example/mcp/'],
    ['a default port', 'https://api.example:443/mcp'],
    ['the case of the host', 'https://API.example/mcp'],
  ])('a remark for %s', (_, resource) => {
    expect(found('https://api.example/mcp', document(`${wellKnown}/mcp`, { resource }))).toEqual([
      'info certain',
    ]);
  });

  it('a remark that names the client which refuses it', () => {
    const described = (at: string, resource: string) =>
      detailOf(id, login(resource, document(at, { resource })));
    const strict = 'VS Code compares this strictly and will refuse it.';
    expect(described(`${wellKnown}/mcp`, 'https://api.example/mcp/')).toContain(strict);
    expect(described(`${wellKnown}/mcp`, 'https://api.example/mcp/')).not.toContain('Python');
    expect(described(wellKnown, 'https://api.example/')).toContain(`${strict} Servers made with the Python`);
    expect(described(`${wellKnown}/mcp`, 'https://other.example/mcp')).not.toContain('VS Code');
  });

  it('medium for a sibling on the same host', () => {
    expect(
      found('https://api.example/b', document(`${wellKnown}/a`, { resource: 'https://api.example/b' })),
    ).toEqual(['medium certain']);
  });

  it('a remark for a description of more than what was asked for', () => {
    expect(
      found('https://api.example', document(`${wellKnown}/mcp`, { resource: 'https://api.example' })),
    ).toEqual(['info certain']);
  });

  it('medium for one that tells an MCP client no server', () => {
    const silent = document(
      `${wellKnown}/mcp`,
      { resource: 'https://api.example/mcp', authorization_servers: undefined },
      mcp,
    );
    expect(found('https://api.example/mcp', silent)).toEqual(['medium certain']);
  });

  it('medium for a refusal that refers to another site', () => {
    const elsewhere = 'https://elsewhere.test/.well-known/oauth-protected-resource';
    expect(found('https://api.example/mcp', challenge('https://api.example/mcp', elsewhere))).toEqual([
      'medium firm',
    ]);
  });
});

describe('prm-resource-mismatch says nothing', () => {
  it.each(
    rows([
      [
        'of the description that belongs there',
        document(`${wellKnown}/mcp`, { resource: 'https://api.example/mcp' }),
      ],
      [
        'of another API’s description that was read near by',
        document('https://b.example/.well-known/oauth-protected-resource/mcp', {
          resource: 'https://other.example/mcp',
        }),
      ],
      [
        'of a neighbour’s description',
        document(`${wellKnown}/other`, { resource: 'https://other.example/mcp' }),
      ],
      [
        'of one address for the whole host that a refusal led to',
        challenge('https://api.example/mcp', wellKnown),
        document(wellKnown, { resource: 'https://api.example/mcp' }, mcp),
      ],
      [
        'of several servers',
        document(
          `${wellKnown}/mcp`,
          {
            resource: 'https://api.example/mcp',
            authorization_servers: ['https://op.example', 'https://b.example'],
          },
          mcp,
        ),
      ],
      [
        'of no servers outside MCP',
        document(`${wellKnown}/mcp`, {
          resource: 'https://api.example/mcp',
          authorization_servers: undefined,
        }),
      ],
    ]),
  )('%s', (_, before) => {
    expect(found('https://api.example/mcp', ...before)).toEqual([]);
  });

  it('without a description', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
