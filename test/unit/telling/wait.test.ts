import { describe, expect, it } from 'vitest';
import { nestedWords, waitWords } from '../../../lib/telling/wait.ts';

describe('the time on a provider’s pages', () => {
  it('says that it lasts, while it does', () => {
    expect(waitWords('op.example', undefined, false)).toBe('Waiting at op.example for sign-in and consent.');
  });

  it('says what may have filled it: too short for a person, a session may have been there', () => {
    expect(waitWords('op.example', 300, false)).toMatch(/^At op\.example, 300 ms: .*session that was there/);
    expect(waitWords('op.example', 9000, false)).toMatch(/^At op\.example, 9\.0 s: .*never recorded\.$/);
  });

  it('says no more where logins inside it tell what filled it', () => {
    expect(waitWords('op.example', 9000, true)).toBe('At op.example, 9.0 s.');
    const broker = {
      client: { id: 'broker', redirect_uri: 'https://op.example/back' },
      server: { issuer: null, origin: 'https://upstream.example' },
    };
    expect(nestedWords(broker)).toBe('op.example in turn asked upstream.example');
  });

  it('in a wallet is no sign-in', () => {
    expect(waitWords('wallet.example', 331, false, 'openid4vp')).toBe('In wallet.example, 331 ms.');
    expect(waitWords('a wallet', undefined, false, 'openid4vp')).toBe('Waiting at a wallet for an answer.');
  });
});
