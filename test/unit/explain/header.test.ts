import { describe, expect, it } from 'vitest';
import { explainHeader } from '../../../lib/explain/header.ts';

describe('a header', () => {
  it('is known in any letter case', () => {
    expect(explainHeader('DPoP')).toEqual(explainHeader('dpop'));
    expect(explainHeader('WWW-Authenticate')?.meaning).toContain('API');
  });

  it.each(['Authorization', 'Cookie', 'Set-Cookie', 'Proxy-Authorization', 'X-Shopify-Access-Token'])(
    '%s is secret',
    (name) => expect(explainHeader(name)?.secrecy).toBe('secret'),
  );

  it.each(['Cache-Control', 'WWW-Authenticate', 'Referrer-Policy'])('%s is public', (name) => {
    expect(explainHeader(name)?.secrecy).toBe('public');
  });

  it.each(['', 'Accept', '__proto__', 'constructor', 'ToString'])('called “%s” plays no part', (name) => {
    expect(explainHeader(name)).toBeUndefined();
  });
});
