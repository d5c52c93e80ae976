import { describe, expect, it } from 'vitest';
import { termParts } from '../../../../components/glossary/term-parts.ts';

const marked = (text: string, except?: string) =>
  termParts(text, except).flatMap((part) => (typeof part === 'string' ? [] : [`${part.word}:${part.key}`]));

describe('the words of the field in a text', () => {
  it('are found as texts write them, plural and on the wire', () => {
    expect(marked('It asks for scopes and gets an ID token and an access_token.')).toEqual([
      'scopes:scope',
      'ID token:id-token',
      'access_token:access-token',
    ]);
    expect(marked('Compare redirect_uri, state and nonce; the method is S256.')).toEqual([
      'redirect_uri:redirect-uri',
      'state:state',
      'nonce:nonce',
      'S256:pkce',
    ]);
    expect(marked('The device code is for the device, the user code for you.')).toEqual([
      'device code:device-code',
      'user code:user-code',
    ]);
  });

  it('are marked where they first occur, by whatever name', () => {
    expect(marked('The code_verifier must fit the code_challenge (PKCE).')).toEqual(['code_verifier:pkce']);
  });

  it('leave out the one the text explains', () => {
    expect(marked('PKCE ties the authorization code to the app.', 'pkce')).toEqual([
      'authorization code:authorization-code',
    ]);
  });

  it('lose nothing of the text', () => {
    const text = 'state, then nonce: both come back (with the ID token).';
    const whole = termParts(text)
      .map((part) => (typeof part === 'string' ? part : part.word))
      .join('');
    expect(whole).toBe(text);
  });

  it.each([
    'The statement is signed.',
    'Whoever claimsit is refused: session_state, id_token_hint and nonce_supported are other names.',
    'The telescope needs no parameters; consented.',
    'The address that the person claims as their own.',
    '',
  ])('are not seen inside other words: “%s”', (text) => expect(marked(text)).toEqual([]));
});
