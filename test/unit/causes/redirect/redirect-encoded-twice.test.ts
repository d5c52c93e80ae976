import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'redirect-encoded-twice';
const asked = (redirectUri: string, page?: string) =>
  codeFlow({
    redirectUri,
    requestExchange: page
      ? { status: 400, responseBody: { mediaType: 'text/html', text: `<h1>Error</h1><p>${page}</p>` } }
      : { status: 200 },
    response: null,
    token: null,
  });

describe(`${id} is the cause`, () => {
  it('of an address that is still encoded once it was decoded', () => {
    const exchanges = asked('https%3A%2F%2Fapp.example%2Fcb', 'Invalid redirect_uri');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('https://app.example/cb was meant');
    expect(reasonOf(exchanges)?.confidence).toBe('certain');
  });

  it.each([
    ['three times', 'https%253A%252F%252Fapp.example%252Fcb', 'https://app.example/cb'],
    ['in a scheme of the app’s own', 'com.example.app%3A%2F%2Fcb', 'com.example.app://cb'],
  ])('of one that was encoded %s', (_, sent, meant) => {
    const exchanges = asked(sent, 'Invalid redirect_uri');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(`${meant} was meant`);
  });

  it('less surely while nobody was seen to refuse it', () => {
    expect(reasonOf(asked('http%3a%2f%2flocalhost%3a4242%2fcb'))).toMatchObject({
      cause: id,
      confidence: 'firm',
    });
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of an address', 'https://app.example/cb'],
    ['of one with an address inside', 'https://app.example/cb?next=https%3A%2F%2Fapp.example%2Fhome'],
    ['of a handle', 'storagerelay://https/app.example?id=auth1'],
    ['of what is no address either way', 'https%3A%2F%2F%zz'],
  ])('%s', (_, redirectUri) => {
    expect(causesOf(asked(redirectUri, 'Invalid redirect_uri'))).not.toContain(id);
  });

  it('of a login that succeeded', () => {
    expect(causesOf(codeFlow({}))).not.toContain(id);
  });

  it.each<[string, FlowChanges]>([
    ['a code that the app could not redeem', { tokenAnswer: { error: 'invalid_client' } }],
    ['that the person said no', { response: { code: undefined, error: 'access_denied' }, token: null }],
  ])('where the provider answered the app: %s', (_, more) => {
    const redirectUri = 'https%3A%2F%2Fapp.example%2Fcb';
    expect(causesOf(codeFlow({ request: { redirect_uri: redirectUri }, ...more }))).not.toContain(id);
  });

  it('where the provider’s page asks the person to sign in', () => {
    const page = '<form><input name="user"><input type="password" name="pw"></form>';
    const exchanges = codeFlow({
      redirectUri: 'https%3A%2F%2Fapp.example%2Fcb',
      requestExchange: { status: 200, responseBody: { mediaType: 'text/html', text: page } },
      response: null,
      token: null,
    });
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
