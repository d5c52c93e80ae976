import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import {
  api,
  at,
  attempt,
  found,
  inspector,
  refusedCall,
  resource,
  server,
} from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'mcp-resource-refused';

type Changes = { readonly said?: string; readonly sent?: string | null; readonly error?: string };

/** A client that read the API’s description asks for a resource, and the server refuses the request. */
function login({
  said = api,
  sent = `${api}/`,
  error = 'invalid_target',
}: Changes = {}): readonly Exchange[] {
  const back = `${inspector}/callback`;
  const wanted = sent === null ? '' : `&resource=${encodeURIComponent(sent)}`;
  return attempt(
    refusedCall(),
    found(at.resource, { ...resource, resource: said }),
    found(at.server, server),
    {
      url: `https://id.example/authorize?response_type=code&client_id=c&state=af0ifjsldkj9320ad&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri=${encodeURIComponent(back)}${wanted}`,
      status: 302,
      redirectUrl: `${back}?error=${error}&state=af0ifjsldkj9320ad`,
      context: { resourceType: 'main_frame', initiator: inspector },
    },
    {
      url: `${back}?error=${error}&state=af0ifjsldkj9320ad`,
      status: 200,
      context: { resourceType: 'main_frame' },
    },
  );
}

describe(`${id} is the cause`, () => {
  it('of a slash that the client added', () => {
    const exchanges = login();
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('one slash more at the end');
    expect(causesOf(exchanges)).not.toContain('invalid-scope');
  });

  it('of a slash that the client left out', () => {
    expect(reasonOf(login({ said: `${api}/`, sent: api }))?.why).toContain('one slash less');
  });
});

/** Entra says it on a page of its own, by a number. */
function atEntra(changes: Changes & { readonly scope?: string } = {}): readonly Exchange[] {
  const { scope = `${api}/mcp.access`, ...rest } = changes;
  const text =
    'AADSTS9010010: The resource parameter provided in the request doesn&#39;t match with the requested scopes.';
  return login(rest)
    .slice(0, -1)
    .map((one) =>
      one.url.includes('/authorize?')
        ? {
            ...one,
            url: `${one.url}&scope=${encodeURIComponent(scope)}`,
            status: 200,
            redirectUrl: undefined,
            responseBody: { mediaType: 'text/html', text: `<h1>Sorry</h1><p class="error">${text}</p>` },
          }
        : one,
    );
}

describe(`${id} is the cause at Entra`, () => {
  it('of a slash that the client added', () => {
    const exchanges = atEntra();
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    const { why, fix } = reasonOf(exchanges) ?? {};
    expect(why).toContain('one slash more at the end');
    expect(why).toContain(`the API of the scopes (${api}/mcp.access)`);
    expect(why).toContain('AADSTS9010010');
    expect(fix).toContain('leave resource out');
  });

  it('and not where the resource is as it is described, and the scopes are another API’s', () => {
    expect(causesOf(atEntra({ sent: api, scope: 'api://else/read' }))).not.toContain(id);
    expect(causesOf(atEntra({ scope: 'api://else/read' }))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, Changes]>([
    ['of the resource as it is described', { sent: api }],
    ['of quite another one', { sent: 'https://else.example/mcp' }],
    ['of a request without a resource', { sent: null }],
    ['of another refusal', { error: 'access_denied' }],
  ])('%s', (_, changes) => {
    expect(causesOf(login(changes))).not.toContain(id);
  });
});
