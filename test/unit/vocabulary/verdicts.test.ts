import { describe, expect, it } from 'vitest';
import { verdictsAmong } from '../../../lib/vocabulary/verdicts.ts';

describe('of what a file says', () => {
  it.each([
    { pkce: 'mismatch' },
    { 'published_key in the redirect': 'other type' },
    { 'jwt_signature of response in the redirect': 'wrong' },
    { error_page: 'client', error_page_code: 'AADSTS700016' },
    { personal_data: 'login_hint claims' },
    { openid_nonce_off: '-30' },
    { request_uri_until: '1764270301654' },
    { cas_linked: 'http://10.0.40.82' },
    { cas_supplied: 'http://app.example:8080' },
    { answered_by: 'proxy|nginx|its page “502 Bad Gateway” and Server: nginx' },
    { answered_by: 'app||' },
    { not_from_server: 'shared_cache|Age: 312' },
    { request_size: 'headers said 9000 8500 120 2 sid:8000 a:500' },
  ])('%j are verdicts', (said) => {
    expect(verdictsAmong(said)).toEqual(said);
  });

  it.each([
    ['a word that the verdict does not have', { pkce: 'perhaps' }],
    ['a name that no verdict has', { mood: 'match' }],
    ['the name of what every object has', { constructor: 'match', toString: 'verified' }],
    ['a token’s place for what is no token’s', { 'pkce in the redirect': 'match' }],
    ['no word', { pkce: 3, at_hash: null, dpop_ath: ['match'] }],
    ['a sentence where a code belongs', { error_page_code: 'write to alice@example.com' }],
    ['a text where minutes belong', { openid_nonce_off: 'much' }],
  ])('%s is left out', (_, said) => {
    expect(verdictsAmong({ ...said, c_hash: 'match' })).toEqual({ c_hash: 'match' });
  });
});
