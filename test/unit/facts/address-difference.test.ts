import { describe, expect, it } from 'vitest';
import { addressDifferences, nameDifferences } from '../../../lib/facts/address-difference.ts';

const acs = 'https://sp.example/saml/acs';

describe('two addresses differ', () => {
  it.each([
    ['in the scheme', 'http://sp.example/saml/acs', ['scheme']],
    ['in scheme and port behind a proxy', 'http://sp.example:8180/saml/acs', ['scheme', 'port']],
    ['in the host', 'https://www.sp.example/saml/acs', ['host']],
    ['in the port', 'https://sp.example:8443/saml/acs', ['port']],
    ['in a slash at the end', 'https://sp.example/saml/acs/', ['slash']],
    ['in a slash too many', 'https://sp.example//saml/acs', ['double slash']],
    ['in that and one at the end', 'https://sp.example/saml//acs/', ['double slash']],
    ['in upper and lower case', 'https://sp.example/saml/ACS', ['case']],
    ['in slash and case', 'https://sp.example/SAML/acs/', ['slash', 'case']],
    ['in the path', 'https://sp.example/saml/consume', ['path']],
    ['in the query', 'https://sp.example/saml/acs?idp=2', ['query']],
    ['in everything', 'http://localhost:8080/callback?x=1', ['scheme', 'host', 'port', 'path', 'query']],
    ['wholly, where one is none', 'sp.example', ['other']],
  ])('%s: %s', (_, other, parts) => {
    expect(addressDifferences(acs, other)).toEqual(parts);
    expect(addressDifferences(other, acs)).toEqual(parts);
  });

  it.each([
    ['the same', acs, acs],
    ['a default port', acs, 'https://sp.example:443/saml/acs'],
    ['the case of the host', acs, 'HTTPS://SP.example/saml/acs'],
    ['an escape that need not be', acs, 'https://sp.example/saml/%61cs'],
    ['the case of an escape', 'https://sp.example/a%2fb', 'https://sp.example/a%2Fb'],
    ['no path at all', 'https://sp.example', 'https://sp.example/'],
    ['a fragment', acs, `${acs}#top`],
  ])('not in %s', (_, a, b) => {
    expect(addressDifferences(a, b)).toEqual([]);
  });
});

describe('two names differ letter by letter', () => {
  it.each([
    ['a slash that is no difference of addresses', 'https://sp.example', 'https://sp.example/', ['slash']],
    ['the case of the host', 'https://sp.example/md', 'https://SP.example/md', ['case']],
    ['a default port', 'https://sp.example/md', 'https://sp.example:443/md', ['other']],
    ['the scheme', 'https://sp.example/md', 'http://sp.example/md', ['scheme']],
    ['the case of a word', 'MyApp', 'myapp', ['case']],
    ['a prefix', '0ac5', 'spn:0ac5', ['other']],
    ['the case of a URN', 'urn:amazon:webservices', 'urn:Amazon:webservices', ['case']],
    ['two words', 'wiki', 'blog', ['other']],
  ])('%s', (_, a, b, parts) => {
    expect(nameDifferences(a, b)).toEqual(parts);
  });

  it('and not where every letter is the same', () => {
    expect(nameDifferences('urn:example:sp', 'urn:example:sp')).toEqual([]);
    expect(nameDifferences('https://sp.example/md', 'https://sp.example/md')).toEqual([]);
  });
});
