import { describe, expect, it } from 'vitest';
import {
  api,
  at,
  attempt,
  found,
  login,
  refusedCall,
  registration,
  resource,
  server,
} from '../../../support/attempt.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'mcp-resource-mismatch';
const saying = (said: string) =>
  attempt(refusedCall(), found(at.resource, { ...resource, resource: said }), found(at.server, server));

describe(`${id} is the cause`, () => {
  it.each([
    'http://tools.example/mcp',
    'https://tools.example:8443/mcp',
    'https://internal.example/mcp',
    'https://tools.example/mcp/v2',
    'https://tools.example/other',
  ])('where the description is of %s', (said) => {
    const exchanges = saying(said);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.why).toContain(api);
    expect(reasonOf(exchanges)?.compared?.[0]?.got.value).toBe(said);
  });

  it('where the client stops before it asks the server', () => {
    expect(
      causesOf(
        attempt(refusedCall(), found(at.resource, { ...resource, resource: 'https://else.example/mcp' })),
      ),
    ).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each([api, `${api}/`, 'https://tools.example', 'https://tools.example/'])(
    'where it is of %s',
    (said) => {
      expect(causesOf(saying(said))).not.toContain(id);
    },
  );

  it('where the client does not compare, and logs in', () => {
    const exchanges = attempt(
      refusedCall(),
      found(at.resource, { ...resource, resource: 'https://else.example/mcp' }),
      found(at.server, server),
      registration(at.register, { client_id: 'c' }),
      login,
    );
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
