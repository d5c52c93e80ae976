import { describe, expect, it } from 'vitest';
import { parentOf } from '../../../lib/flows/nesting.ts';
import { form, jsonBody, type ExchangeFields } from '../../support/exchange.ts';
import { correlated } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const outer = spaLogin('outer', { server: 'https://broker.example' });
const inner = spaLogin('inner', {
  server: 'https://up.example',
  client: 'broker',
  redirectUri: 'https://broker.example/federation',
});

/** The place of each flow's parent, or null. */
function parents(...fields: readonly ExchangeFields[]): readonly (number | null)[] {
  const { assembly } = correlated(...fields);
  return assembly.drafts.map((draft) => {
    const parent = parentOf(assembly, draft);
    return parent ? assembly.drafts.indexOf(parent) : null;
  });
}

describe('a login is nested', () => {
  it('when it returns to the server that another login waits for', () => {
    expect(parents(outer.request(), inner.request())).toEqual([null, 0]);
    expect(parents(outer.request(), inner.request(), inner.refer(), inner.landing(), outer.refer())).toEqual([
      null,
      0,
    ]);
  });

  it('when a redirect of that server began it, wherever its answer is to go', () => {
    const misled = spaLogin('inner', {
      server: 'https://up.example',
      client: 'broker',
      redirectUri: 'http://broker.corp.internal:8080/federation',
    });
    const page = 'https://broker.example/login?step=1';
    const context = { resourceType: 'main_frame', tab: 1 } as const;
    const led = (from: string) => ({
      url: from,
      status: 302,
      redirectUrl: misled.request().url,
      context,
    });
    const begun = (from: string) =>
      parents({ ...outer.request(), context }, led(from), { ...misled.request(), context });
    expect(begun(page)).toEqual([null, 0]);
    expect(begun('https://other.example/login')).toEqual([null, null]);
  });

  it('however deep', () => {
    const deepest = spaLogin('deepest', {
      server: 'https://top.example',
      client: 'up',
      redirectUri: 'https://up.example/cb',
    });
    expect(parents(outer.request(), inner.request(), deepest.request())).toEqual([null, 0, 1]);
  });

  it('when its token request presents a token of the other', () => {
    const exchange: ExchangeFields = {
      ...form('https://op.example/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: outer.values.accessToken,
        client_id: 'api',
      }),
      status: 200,
      responseBody: jsonBody({ access_token: 'exchanged', token_type: 'Bearer' }),
    };
    expect(parents(outer.request(), outer.landing(), outer.redemption(), exchange)).toEqual([null, 0]);
  });
});

describe('a login stands by itself', () => {
  it('when the other one had its answer before', () => {
    expect(parents(outer.request(), outer.refer(), outer.landing(), inner.request())).toEqual([null, null]);
  });

  it('when it began before the other', () => {
    expect(parents(inner.request(), outer.request())).toEqual([null, null]);
  });

  it('when it returns elsewhere', () => {
    const other = spaLogin('b', { server: 'https://up.example', redirectUri: 'https://app.example/other' });
    expect(parents(outer.request(), other.request())).toEqual([null, null]);
  });

  it('when it is at the very server that would be its parent', () => {
    const self = spaLogin('self', {
      server: 'https://broker.example',
      redirectUri: 'https://broker.example/admin',
    });
    expect(parents(outer.request(), self.request())).toEqual([null, null]);
  });

  it('when the token it presents was never seen', () => {
    const exchange = form('https://op.example/token', {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: 'unknown-token-123456',
      client_id: 'api',
    });
    expect(parents(outer.request(), { ...exchange, status: 200 })).toEqual([null, null]);
  });
});
