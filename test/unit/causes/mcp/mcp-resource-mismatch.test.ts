import { describe, expect, it } from 'vitest';
import {
  api,
  at,
  attempt,
  found,
  login,
  missing,
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

describe(`${id} leads where the client drops the description and guesses`, () => {
  const other = { ...resource, resource: 'https://api.else.example/mcp' };
  const register = 'https://tools.example/register';

  it.each<[string, ReturnType<typeof attempt>, string]>([
    [
      'addresses of the server and of registration',
      attempt(
        refusedCall(`Bearer resource_metadata="${at.root}"`),
        found(at.root, other),
        missing(at.guessed),
        registration(register, { detail: 'Not Found' }, 404),
      ),
      `${at.guessed} (404), ${register} (404)`,
    ],
    [
      'that of registration alone',
      attempt(refusedCall(), found(at.resource, other), registration(register, {}, 405)),
      `${register} (405)`,
    ],
    [
      'that of the server alone',
      attempt(
        refusedCall(),
        found(at.resource, { ...other, authorization_servers: [] }),
        missing(at.guessed),
      ),
      `${at.guessed} (404)`,
    ],
  ])('%s', (_, exchanges, guesses) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('is of https://api.else.example/mcp');
    expect(reasonOf(exchanges)?.why).toContain(`are guesses: ${guesses}`);
    expect(causesOf(exchanges)).not.toContain('mcp-registration-refused');
  });

  it.each<[string, ReturnType<typeof attempt>]>([
    [
      'not where it asked the server that the description names',
      attempt(refusedCall(), found(at.resource, other), missing(at.server), missing(at.openid)),
    ],
    [
      'not where that server refuses to register it',
      attempt(
        refusedCall(),
        found(at.resource, other),
        registration(at.register, { error: 'invalid_client_metadata' }),
      ),
    ],
    [
      'not where the description is of the API',
      attempt(
        refusedCall(),
        found(at.resource, resource),
        missing(at.guessed),
        registration(register, {}, 404),
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.cause).not.toBe(id);
  });
});

describe(`${id} of a call that a program on the device makes for the page`, () => {
  const proxied = (url: string, said: string) =>
    attempt(
      refusedCall('Bearer', { url }),
      found(at.resource, { ...resource, resource: said }),
      found(at.server, server),
    );
  const throughInspector = `http://localhost:6277/mcp?url=${encodeURIComponent(api)}&transportType=streamable-http`;

  it('names the API that was meant', () => {
    const exchanges = proxied(throughInspector, 'urn:acme:mcp:orders');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`the client called ${api}:`);
    expect(reasonOf(exchanges)?.why).not.toContain('6277');
    expect(reasonOf(exchanges)?.step).toBe('flow-1.2');
  });

  it('is none where the description is of the API that was meant', () => {
    expect(causesOf(proxied(throughInspector, api))).not.toContain(id);
  });

  it('takes no parameter of an API elsewhere for an address that was meant', () => {
    const exchanges = proxied(`${api}?url=https%3A%2F%2Felse.example%2Fmcp`, 'https://else.example/mcp');
    expect(reasonOf(exchanges)?.why).toContain(`the client called ${api}:`);
  });
});

describe(`${id} of an address that differs by little`, () => {
  const round = (said: string, call: string, challenge = `Bearer resource_metadata="${at.resource}"`) =>
    [refusedCall(challenge, { url: call }), found(at.resource, { ...resource, resource: said })] as const;

  it.each([
    [api, `${api}/`, 'they differ by the slash at the end'],
    [`${api}/`, api, 'they differ by the slash at the end'],
    ['https://tools.example', api, 'one is the beginning of the other'],
  ])('%s for %s, where the client stops twice after it', (said, call, how) => {
    const exchanges = attempt(...round(said, call), ...round(said, call));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(how);
    expect(reasonOf(exchanges)?.fix).toContain('exactly as resource has it');
    expect(reasonOf(exchanges)?.compared?.[0]).toMatchObject({
      expected: { value: call },
      got: { value: said },
    });
  });

  it.each<[string, ReturnType<typeof attempt>]>([
    ['is none after one round, which may go on', attempt(...round(api, `${api}/`))],
    ['is none where both are one', attempt(...round(api, api), ...round(api, api))],
    [
      'is none where the client asks the authorization server',
      attempt(...round(api, `${api}/`), found(at.server, server), ...round(api, `${api}/`)),
    ],
    [
      'is none where a login follows',
      attempt(...round(api, `${api}/`), ...round(api, `${api}/`), found(at.server, server), login),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
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
