import { describe, expect, it } from 'vitest';
import { claimTables, explainClaim, explainJoseHeader } from '../../../lib/explain/claim.ts';

describe('a claim', () => {
  it.each(['exp', 'iat', 'nbf', 'auth_time', 'updated_at'])('%s is a date', (name) => {
    expect(explainClaim(name)?.time).toBe(true);
  });

  it.each(['iss', 'aud', 'nonce', 'email', 'birthdate', 'jti'])('%s is no date', (name) => {
    expect(explainClaim(name)?.time).toBe(false);
  });

  it.each(['sub', 'email', 'name', 'phone_number', 'address', 'upn', 'preferred_username', 'picture'])(
    '%s is personal',
    (name) => expect(explainClaim(name)?.personal).toBe(true),
  );

  it.each(['iss', 'aud', 'exp', 'nonce', 'acr', 'azp', 'scope', 'tid', 'at_hash'])(
    '%s is not personal',
    (name) => {
      expect(explainClaim(name)?.personal).toBe(false);
    },
  );

  it.each(['', 'foo', '__proto__', 'constructor', 'isPrototypeOf'])('called “%s” is unknown', (name) => {
    expect(explainClaim(name)).toBeUndefined();
    expect(explainJoseHeader(name)).toBeUndefined();
  });
});

describe('a JOSE header member', () => {
  it('is explained apart from a claim of the same name', () => {
    expect(explainJoseHeader('x5t#S256')?.references[0]?.label).toBe('RFC 7515 §4.1.8');
    expect(explainClaim('x5t#S256')?.references[0]?.label).toBe('RFC 8705 §3.1');
  });

  it('is not a claim', () => {
    expect(explainJoseHeader('kid')).toBeDefined();
    expect(explainClaim('kid')).toBeUndefined();
    expect(explainJoseHeader('sub')).toBeUndefined();
  });
});

describe('the claim tables', () => {
  const rows = Object.values(claimTables).flatMap((table) => Object.entries(table));

  it('hold no name twice', () => {
    const names = rows.map(([name]) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('give every name a sentence, and a specification or a provider', () => {
    const lacking = rows.filter(
      ([, row]) => !row.meaning.endsWith('.') || (row.references.length === 0 && !row.vendor),
    );
    expect(lacking).toEqual([]);
  });
});
