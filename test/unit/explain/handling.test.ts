import { describe, expect, it } from 'vitest';
import { handlingWords } from '../../../lib/explain/handling.ts';
import { explainParameter } from '../../../lib/explain/parameter.ts';

const of = (name: string) => handlingWords[explainParameter(name)!.secrecy];

describe('how a value is to be handled', () => {
  it('marks what gives access, alone or with something else', () => {
    expect(of('client_secret').mark).toBe('secret');
    expect(of('code').mark).toBe('one-time');
  });

  it('marks what says something about a person', () => {
    expect(of('login_hint').mark).toBe('personal');
  });

  it('marks nothing that may be shown', () => {
    expect(of('response_type')).toEqual({ sentence: 'May be shown.' });
    expect(of('nonce').mark).toBeUndefined();
  });
});
