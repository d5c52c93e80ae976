import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';

const id = 'endpoint-not-in-metadata';
const found = (used: string, announced: string, changes: FlowChanges = {}) =>
  verdictsOf(id, codeFlow({ tokenEndpoint: used, metadata: { token_endpoint: announced }, ...changes }));

describe('endpoint-not-in-metadata is', () => {
  it('medium for a code that goes to another host', () => {
    expect(found('https://op-test.example/token', 'https://op.example/token')).toEqual(['medium certain']);
  });

  it('a remark for another path of the same host', () => {
    expect(found('https://op.example/oauth/token', 'https://op.example/token')).toEqual(['info certain']);
  });

  it('a remark for the page’s own server, which may pass it on', () => {
    expect(found('https://app.example/token', 'https://op.example/token')).toEqual(['info certain']);
  });

  it('a remark where the refusal has a diagnosis of its own', () => {
    expect(
      found('https://op-test.example/token', 'https://op.example/token', {
        tokenAnswer: { error: 'invalid_grant' },
      }),
    ).toEqual(['info certain']);
  });
});

describe('endpoint-not-in-metadata says nothing', () => {
  it.each([
    ['of the announced address', 'https://op.example/token', 'https://op.example/token'],
    ['of a query', 'https://op.example/token?p=policy', 'https://op.example/token'],
    ['of a last slash and letter case of the host', 'https://op.example/token/', 'https://OP.example/token'],
    [
      'of an older address of a known vendor',
      'https://www.googleapis.com/oauth2/v4/token',
      'https://oauth2.googleapis.com/token',
    ],
  ])('%s', (_, used, announced) => {
    expect(found(used, announced)).toEqual([]);
  });

  it('of an alias for mutual TLS', () => {
    const metadata = {
      token_endpoint: 'https://op.example/token',
      mtls_endpoint_aliases: { token_endpoint: 'https://mtls.op.example/token' },
    };
    expect(verdictsOf(id, codeFlow({ tokenEndpoint: 'https://mtls.op.example/token', metadata }))).toEqual(
      [],
    );
  });

  it('of a neighbour’s document, and without one', () => {
    const metadata = {
      authorization_endpoint: 'https://op.example/tenant-b/auth',
      token_endpoint: 'https://op.example/tenant-b/token',
    };
    expect(verdictsOf(id, codeFlow({ metadata }))).toEqual([]);
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
