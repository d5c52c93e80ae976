import { describe, expect, it } from 'vitest';
import { isSecretHeader, shortened, veiled } from '../../../../components/controls/secrets.ts';

describe('secrets on the screen', () => {
  it('keep only their ends', () => {
    expect(shortened('eyJhbGciOiJSUzI1NiJ9.e30.c2ln')).toBe('eyJhbG…c2ln');
    expect(shortened('short')).toBe('••••••••');
    expect(shortened('ninechars')).not.toContain('nechar');
  });

  it('are shortened wherever they stand, percent-encoded too', () => {
    const veil = veiled('?code=4%2F0AVMBsJh1zz&x=4/0AVMBsJh1zz', ['4/0AVMBsJh1zz']);
    expect(veil).not.toContain('AVMBsJh');
  });

  it('include JWTs nobody named', () => {
    expect(veiled('{"t":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJraW0ifQ.c2lnbmF0dXJl"}', [])).not.toContain(
      'eyJzdWIi',
    );
  });

  it('leave ordinary text alone', () => {
    expect(veiled('GET https://op.example/auth?scope=openid', ['abc'])).toBe(
      'GET https://op.example/auth?scope=openid',
    );
  });

  it('are known by their header', () => {
    expect(['Authorization', 'Cookie', 'set-cookie'].every(isSecretHeader)).toBe(true);
    expect(['Accept', 'Content-Type', 'Origin'].some(isSecretHeader)).toBe(false);
  });
});
