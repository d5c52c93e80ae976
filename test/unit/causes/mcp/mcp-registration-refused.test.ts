import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import {
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
import { jsonBody } from '../../../support/exchange.ts';

const id = 'mcp-registration-refused';
const described = [refusedCall(), found(at.resource, resource), found(at.server, server)];
const { registration_endpoint: _, ...closed } = server;
const unregistered = (more: object = {}) =>
  attempt(refusedCall(), found(at.resource, resource), found(at.server, { ...closed, ...more }));

describe(`${id} is the cause`, () => {
  it.each<[string, Readonly<Record<string, string>>, number, string]>([
    [
      'an address that the server does not take',
      { error: 'invalid_redirect_uri', error_description: 'only https' },
      400,
      'https://inspector.example/callback',
    ],
    ['metadata that it does not take', { error: 'invalid_client_metadata' }, 400, 'invalid_client_metadata'],
    [
      'a registration that only an admin may make',
      { message: 'initial access token required' },
      401,
      'initial access token required',
    ],
    ['an endpoint that is closed', {}, 403, '403'],
  ])('of %s', (_what, answer, status, words) => {
    const exchanges = attempt(...described, registration(at.register, answer, status));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });

  it('of an address of its own scheme that has a host', () => {
    const asked = { redirect_uris: ['io.example.desktop://vector/webapp/'] };
    const refused = registration(at.register, { error: 'invalid_redirect_uri' }, 400);
    const exchanges = attempt(...described, { ...refused, requestBody: jsonBody(asked) });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('“vector” is read as a host');
    expect(reasonOf(exchanges)).toMatchObject({
      owner: 'client',
      fix: expect.stringContaining('io.example.desktop:/vector/webapp/'),
    });
  });

  it('where it was accepted, and answered with empty members', () => {
    const redirects = ['https://inspector.example/callback'];
    const answer = {
      client_id: 'c',
      redirect_uris: redirects,
      grant_types: null,
      token_endpoint_auth_method: '',
    };
    const exchanges = attempt(...described, registration(at.register, answer));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', tell_apart: expect.any(String) });
    expect(reasonOf(exchanges)?.why).toContain('grant_types: null, token_endpoint_auth_method: ""');
  });

  it('where the server takes no registrations', () => {
    expect(reasonOf(unregistered())).toMatchObject({ cause: id, confidence: 'firm' });
    expect(reasonOf(unregistered())?.why).toContain('registration_endpoint');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where the second try is accepted',
      attempt(
        ...described,
        registration(at.register, { error: 'invalid_scope' }),
        registration(at.register, { client_id: 'c' }),
        login,
      ),
    ],
    [
      'where the client goes on with empty members',
      attempt(...described, registration(at.register, { client_id: 'c', grant_types: null }), login),
    ],
    [
      'where it was accepted and more is to come',
      attempt(
        ...described,
        registration(at.register, { client_id: 'c', grant_types: ['authorization_code'] }),
      ),
    ],
    ['where the client has an identifier', attempt(...described, login)],
    [
      'where the server reads client metadata documents',
      unregistered({ client_id_metadata_document_supported: true }),
    ],
    [
      'where it was sent to an address that was a guess',
      attempt(
        refusedCall(),
        missing(at.resource),
        missing(at.guessed),
        registration('https://tools.example/register', {}, 404),
      ),
    ],
  ])('%s', (_what, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
