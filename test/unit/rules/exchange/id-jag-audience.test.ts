import { describe, expect, it } from 'vitest';
import { crossApp, idJag, type CrossAppChanges } from '../../../support/cross-app.ts';
import { detailOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'id-jag-audience';
const found = (changes: CrossAppChanges) => verdictsOf(rule, crossApp(changes));
const metadata = (issuer: string) => ({
  issuer,
  token_endpoint: 'https://wiki.example/token',
  authorization_endpoint: 'https://wiki.example/authorize',
});

describe('id-jag-audience is', () => {
  it('high where the server took an assertion for another one, medium where it refused', () => {
    const assertion = idJag({ aud: 'https://chat.example' });
    expect(found({ assertion })).toEqual(['high firm']);
    expect(found({ assertion, answer: null })).toEqual(['medium firm']);
  });

  it('certain for another tenant of the same host, as the description of the server tells its issuer', () => {
    const [description, , presented] = crossApp({
      assertion: idJag({ aud: 'https://wiki.example/tenant-b' }),
      metadata: metadata('https://wiki.example/tenant-a'),
    });
    expect(verdictsOf(rule, [description!, presented!])).toEqual(['high certain']);
  });

  it('certain where it is taken to a server whose own description was read before', () => {
    const chat = 'https://chat.example';
    const metadata = {
      issuer: chat,
      token_endpoint: `${chat}/token`,
      authorization_endpoint: `${chat}/auth`,
    };
    expect(found({ presentedAt: `${chat}/token`, metadata })).toEqual(['high certain']);
  });

  it('firm where no description told the issuer, and the address is of somebody else', () => {
    const exchanges = crossApp({ assertion: idJag({ aud: ['https://chat.example'] }) });
    expect(verdictsOf(rule, exchanges)).toEqual(['high firm']);
    expect(detailOf(rule, exchanges)).toBe(
      'The assertion\'s aud is "https://chat.example"; it was presented at https://wiki.example/token, which took it.',
    );
  });
});

describe('id-jag-audience says nothing', () => {
  it.each([
    ['of the issuer that the description names', { metadata: metadata('https://wiki.example') }],
    [
      'of one among several that is the issuer',
      {
        assertion: idJag({ aud: ['https://wiki.example', 'https://chat.example'] }),
        metadata: metadata('https://wiki.example'),
      },
    ],
    ['of the server’s own origin where nothing described it', {}],
    ['of another host of the same operator', { assertion: idJag({ aud: 'https://auth.wiki.example' }) }],
    [
      'of a name that is no address, where nothing described the server',
      { assertion: idJag({ aud: 'wiki-as' }) },
    ],
    ['of an assertion without aud', { assertion: idJag({ aud: undefined }) }],
  ])('%s', (_, changes) => {
    expect(found(changes)).toEqual([]);
  });

  it('of an assertion that was presented nowhere', () => {
    expect(
      verdictsOf(rule, crossApp({ assertion: idJag({ aud: 'https://chat.example' }) }).slice(0, 1)),
    ).toEqual([]);
  });
});
