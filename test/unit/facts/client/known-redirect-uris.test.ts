import { describe, expect, it } from 'vitest';
import { differenceOf, knownRedirectUris } from '../../../../lib/facts/client/known-redirect-uris.ts';
import { json, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, factsOf } from '../../../support/flow.ts';

describe('known redirect URIs', () => {
  const registration = json(
    'https://op.example/register',
    { client_id: 'spa', redirect_uris: ['https://app.example/cb'] },
    {
      id: 'reg',
      method: 'POST',
      status: 201,
      requestBody: jsonBody({ redirect_uris: ['https://app.example/cb'] }),
    },
  );
  const flowIn = (exchanges: Parameters<typeof factsOf>[0]) => factsOf(exchanges).flow;

  it('are those of the client’s registration', () => {
    const flow = flowIn([{ ...registration, startedAt: registration.startedAt - 500 }, ...codeFlow()]);
    expect(knownRedirectUris(flow, 'spa')).toEqual({
      uris: ['https://app.example/cb'],
      from: 'registration',
    });
  });

  it('else those at which earlier logins were answered', () => {
    const { messages } = flowIn(codeFlow());
    const later = { ...flowIn(codeFlow()), earlier: () => [{ key: 'x', messages }] };
    expect(knownRedirectUris(later, 'spa')).toEqual({
      uris: ['https://app.example/cb'],
      from: 'earlier login',
    });
  });

  it('are not those that nobody answered at, nor known where nothing was seen', () => {
    const { messages } = flowIn(codeFlow({ response: null, token: null }));
    const later = { ...flowIn(codeFlow()), earlier: () => [{ key: 'x', messages }] };
    expect(knownRedirectUris(later, 'spa')).toBeUndefined();
    expect(knownRedirectUris(flowIn(codeFlow()), 'spa')).toBeUndefined();
    expect(knownRedirectUris(later, null)).toBeUndefined();
  });
});

it.each([
  ['http://a.example/cb', 'the scheme'],
  ['https://b.example/cb', 'the host'],
  ['https://a.example:8443/cb', 'the port'],
  ['https://a.example/cb/', 'the slash at the end'],
  ['https://a.example//cb', 'a double slash (//)'],
  ['https://a.example/CB', 'upper and lower case'],
  ['https://a.example/callback', 'the path'],
  ['https://a.example/cb?x=1', 'the query'],
  ['https://A.example/cb', 'the spelling'],
  ['not an address', 'the whole'],
])('%s differs from https://a.example/cb in %s', (asked, difference) => {
  expect(differenceOf(asked, 'https://a.example/cb')).toBe(difference);
  expect(differenceOf(asked, asked)).toBeUndefined();
});
