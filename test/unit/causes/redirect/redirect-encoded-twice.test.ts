import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';

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
});
