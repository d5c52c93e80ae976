import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'code-of-other-server';

/** A shop’s code comes to an app that logs people in at another server, where its library sends every code. */
const taken = (changes: FlowChanges = {}) =>
  codeFlow({
    client: 'shop-app',
    at: 'https://shop.example/admin/oauth/authorize',
    redirectUri: 'https://app.test/integrations/shop',
    tokenEndpoint: 'https://login.example.org/oauth2/token',
    token: { client_id: 'spa', redirect_uri: 'https://app.test/', code_verifier: undefined },
    tokenAnswer: { error: 'invalid_grant' },
    ...changes,
  });

describe(`${id} is the cause`, () => {
  it.each([['invalid_grant'], ['invalid_request'], ['invalid_client']])(
    'of a code that one server gave and another refused (%s)',
    (error) => {
      const exchanges = taken({ tokenAnswer: { error } });
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(causesOf(exchanges).join()).toBe(id);
      expect(reasonOf(exchanges)?.why).toMatch(
        /came from shop\.example.*https:\/\/app\.test\/integrations\/shop.*login\.example\.org\/oauth2\/token/,
      );
      expect(reasonOf(exchanges)?.confidence).toBe('firm');
      expect(reasonOf(exchanges)?.compared).toHaveLength(2);
    },
  );
});

describe(`${id} is not the cause`, () => {
  const google = {
    at: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenEndpoint: 'https://oauth2.googleapis.com/token',
  };
  it.each<[string, FlowChanges]>([
    ['of two hosts of one site', { tokenEndpoint: 'https://api.shop.example/token' }],
    ['of Google, which asks and answers under two names', google],
    [
      'of a server whose metadata name both',
      {
        metadata: {
          issuer: 'https://shop.example',
          token_endpoint: 'https://login.example.org/oauth2/token',
        },
      },
    ],
    ['where the client is the same', { token: { redirect_uri: 'https://app.test/' } }],
    [
      'where the return addresses differ by a slash: a domain of its own and two settings of one app',
      { token: { client_id: 'spa', redirect_uri: 'https://app.test/integrations/shop/' } },
    ],
    [
      'where the return addresses differ by a query',
      { token: { client_id: 'spa', redirect_uri: 'https://app.test/integrations/shop?a=1' } },
    ],
    ['where the return address is the same', { token: { client_id: 'spa' } }],
    ['where the server takes it', { tokenAnswer: undefined }],
  ])('%s', (_, changes) => expect(causesOf(taken(changes))).not.toContain(id));
});
