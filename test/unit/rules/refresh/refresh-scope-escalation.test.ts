import { describe, expect, it } from 'vitest';
import { accessToken, codeFlow, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { refresh, renewed } from '../../../support/refresh.ts';

const id = 'refresh-scope-escalation';
const granted = (scope?: string) => ({
  access_token: accessToken,
  token_type: 'Bearer',
  refresh_token: 'rt-1-b7c2',
  ...(scope && { scope }),
});
const flow = (asked: string | undefined, given: string | undefined, changes: FlowChanges = {}) =>
  codeFlow({
    tokenAnswer: granted('notes:read'),
    ...changes,
    then: [
      refresh(
        60,
        'rt-1-b7c2',
        given === 'refused'
          ? { error: 'invalid_scope' }
          : renewed('rt-2-b7c2', given ? { scope: given } : {}),
        { scope: asked },
      ),
    ],
  });

describe('refresh-scope-escalation is', () => {
  it('medium for asking for more', () => {
    expect(verdictsOf(id, flow('notes:read notes:write', 'refused'))).toEqual(['medium firm']);
  });

  it('high for getting more', () => {
    expect(verdictsOf(id, flow('notes:write', 'notes:read notes:write'))).toEqual(['high firm']);
    expect(verdictsOf(id, flow(undefined, 'notes:read admin'))).toEqual(['high firm']);
  });

  it('held against what was asked for where the answer does not say what was granted', () => {
    expect(verdictsOf(id, flow('notes:write', undefined, { tokenAnswer: granted() }))).toEqual([
      'medium firm',
    ]);
  });

  it('a remark where one refresh token serves several APIs by design', () => {
    const at = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';
    expect(verdictsOf(id, flow('api://x/Do.All', undefined, { at }))).toEqual(['info firm']);
  });
});

describe('refresh-scope-escalation says nothing', () => {
  it.each([
    ['of the same scope', 'notes:read', 'notes:read'],
    ['of no scope at all', undefined, undefined],
    ['of scopes that ask for no access', 'openid offline_access notes:read', 'notes:read openid'],
    ['of another spelling of the same scope', 'https://api.example/notes:read', undefined],
  ])('%s', (_, asked, given) => {
    expect(verdictsOf(id, flow(asked, given))).toEqual([]);
  });

  it('of less than was granted', () => {
    expect(
      verdictsOf(id, flow('notes:read', undefined, { tokenAnswer: granted('notes:read notes:write') })),
    ).toEqual([]);
  });

  it('where the first grant was not seen', () => {
    expect(outcomeOf(id, flow('admin', undefined, { token: null }))).toBe('not applicable');
    expect(outcomeOf(id, flow('admin', undefined, { tokenAnswer: null }))).toBe('not applicable');
  });
});
