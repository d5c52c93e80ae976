import { describe, expect, it } from 'vitest';
import { wayInShort, wayOf } from '../../../../components/flow/way.ts';
import { exchange, timeline } from '../../../support/exchange.ts';
import { cleanLogin, implicitLogin, pendingLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const flowOf = (fields: FlowFields) => inspected(fields).report.flows[0]!;
const at = timeline();

describe('the way a flow runs', () => {
  it('is its grant', () => {
    expect(wayOf(flowOf(cleanLogin())).label).toBe('Authorization code');
    expect(wayOf(flowOf(implicitLogin())).label).toBe('Implicit');
  });

  it('is said where there is neither grant nor redirect', () => {
    const assertion = exchange({ url: 'https://op.example/fedcm/assertion', method: 'POST' });
    const byBrowser: FlowFields = {
      protocol: 'oidc',
      grant: null,
      steps: [{ kind: 'identity_assertion_request', exchange: assertion }],
    };
    expect(wayOf(flowOf(byBrowser)).label).toBe('FedCM');
    const posted = { kind: 'authorization_response', exchange: at({ url: 'https://app.example/' }) } as const;
    const byButton = { ...byBrowser, steps: [{ ...posted, params: { credential: 'eyJ' } }] };
    expect(wayOf(flowOf(byButton)).label).toBe('Credential post');
    expect(wayOf(flowOf({ ...byBrowser, steps: [posted] })).label).toBe('OpenID Connect');
  });

  it('in short says whether PKCE protects the code', () => {
    expect(wayInShort(flowOf(cleanLogin()))).toBe('Code + PKCE');
    expect(wayInShort(flowOf(pendingLogin()))).toBe('Code');
    expect(wayInShort(flowOf(implicitLogin()))).toBe('Implicit');
  });

  it('in short calls a question without a person what it is', () => {
    const silent = at({ url: 'https://op.example/auth?prompt=none&response_type=code' });
    expect(
      wayInShort(flowOf({ ...cleanLogin(), steps: [{ kind: 'authorization_request', exchange: silent }] })),
    ).toBe('Silent renewal');
  });
});
