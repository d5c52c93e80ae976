import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { capture } from '../../../support/exchange.ts';
import { detailOf, flowsOf, verdictsOf } from '../../../support/flow.ts';
import { mcpSteps, mcpToken, refused, type McpChanges } from '../../../support/mcp.ts';

const rule = 'mcp-scope-dropped';
const server = 'https://mcp.github.example/mcp';

/** A login for `repo:read`, a call that wants `repo:write`, and the login after it. */
function steppedUp(scope: string, revision = '2026-07-28', changes: McpChanges = {}): readonly Exchange[] {
  const had = 'repo:read';
  const wanted = refused(
    server,
    revision,
    { error: 'insufficient_scope', scope: 'repo:write' },
    { status: 403, token: mcpToken },
  );
  return capture(
    ...mcpSteps({
      server,
      revision,
      request: { scope: had },
      tokenAnswer: { scope: had },
      then: [wanted],
    }),
    ...mcpSteps({
      server,
      revision,
      challenge: null,
      registers: null,
      request: { scope, state: 'st-second-af0ifjsldkj9320ad' },
      response: { code: 'c-2nd', state: 'st-second-af0ifjsldkj9320ad' },
      tokenAnswer: { access_token: 'mcp-access-second-71f0' },
      ...changes,
    }),
  );
}

describe('mcp-scope-dropped is info', () => {
  it('where the second login lacks what the first had', () => {
    expect(verdictsOf(rule, steppedUp('repo:write'))).toEqual(['info certain']);
    expect(detailOf(rule, steppedUp('repo:write'))).toContain('lacks repo:read');
  });
});

describe('mcp-scope-dropped says nothing', () => {
  it.each([
    ['of a login that asks for both', steppedUp('repo:write repo:read')],
    ['of a client of an earlier revision', steppedUp('repo:write', '2025-11-25')],
    [
      'of a login for another server',
      steppedUp('repo:write', '2026-07-28', { request: { resource: 'https://mcp.github.example/other' } }),
    ],
    ['of a first login', capture(...mcpSteps({ revision: '2026-07-28', request: { scope: 'repo:write' } }))],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});

describe('a step-up', () => {
  it('leaves the first login a success', () => {
    expect(flowsOf(steppedUp('repo:write repo:read')).map(({ outcome }) => outcome)).toEqual([
      'succeeded',
      'succeeded',
    ]);
  });
});
