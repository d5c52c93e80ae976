import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, verifier, type FlowChanges } from '../../../support/flow.ts';

const id = 'pkce-challenge-miscomputed';
const hash = (data: string | Buffer) => createHash('sha256').update(data).digest();
const digest = hash(verifier);
const url = (data: string | Buffer) => Buffer.from(data).toString('base64url');
const refused = (code_challenge: string, changes: FlowChanges = {}) =>
  codeFlow({
    request: { code_challenge },
    tokenAnswer: { error: 'invalid_grant', error_description: 'code challenge does not match' },
    ...changes,
  });

describe(`${id} is the cause`, () => {
  it.each([
    [
      'over the hexadecimal digest',
      url(digest.toString('hex')),
      'hexadecimal text of the SHA-256 (86 characters)',
    ],
    ['over that in capitals', url(digest.toString('hex').toUpperCase()), 'hexadecimal text'],
    ['in hexadecimal', digest.toString('hex'), 'in hexadecimal instead of base64url'],
    [
      'in plain base64 of the hexadecimal digest',
      Buffer.from(digest.toString('hex')).toString('base64'),
      'hexadecimal text',
    ],
    ['with padding', `${url(digest)}=`, 'it ends with ='],
    ['encoded twice', url(url(digest)), 'base64-encoded twice'],
    ['without a hash', verifier, 'the verifier itself was sent as the challenge'],
    ['hashed twice', url(hash(digest)), 'hashed twice'],
    [
      'of the decoded verifier',
      url(hash(Buffer.from(verifier, 'base64url'))),
      'decoded to bytes before it was hashed',
    ],
    ['of UTF-16', url(hash(Buffer.from(verifier, 'utf16le'))), 'hashed as UTF-16'],
  ])('of a challenge made %s', (_, challenge, said) => {
    const exchanges = refused(challenge);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'certain' });
  });

  it('of plain base64, and of plus signs that became spaces', () => {
    const other = verifierWhoseDigestHas('+');
    const plain = hash(other).toString('base64');
    const told = (challenge: string) => reasonOf(refused(challenge, { token: { code_verifier: other } }));
    expect(told(plain)?.why).toContain('it is plain base64, with + and /');
    expect(told(plain.replaceAll('+', ' '))?.why).toContain('its plus signs became spaces');
  });
});

function verifierWhoseDigestHas(sign: string): string {
  const all = Array.from({ length: 50 }, (_, at) => `${verifier}${at}`);
  return all.find((one) => hash(one).toString('base64').includes(sign)) ?? '';
}

describe(`${id} is not the cause`, () => {
  it.each([
    ['of another verifier’s challenge', refused(url(hash('of-quite-another-login')))],
    ['of a challenge that fits', refused(url(digest))],
    [
      'of a verifier that was lost',
      refused(url(digest.toString('hex')), { token: { code_verifier: 'null' } }),
    ],
    ['where the code was redeemed', refused(url(digest.toString('hex')), { tokenAnswer: {} })],
    [
      'where plain was said',
      refused(verifier, { request: { code_challenge: verifier, code_challenge_method: 'plain' } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
