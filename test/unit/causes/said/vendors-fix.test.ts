import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'redirect-uri-mismatch';
const refused = (heading: string, status = 200, redirectUri = 'https://app.example/cb') =>
  codeFlow({
    redirectUri,
    requestExchange: { status, responseBody: { mediaType: 'text/html', text: `<h4>${heading}</h4>\n` } },
    response: null,
    token: null,
  });

describe('a provider that registers addresses in a way of its own', () => {
  it('is given its own advice beside the address that was asked for', () => {
    const exchanges = refused('redirect_uri 参数错误');
    for (const one of [exchanges, redacted(exchanges)]) {
      expect(reasonOf(one)).toMatchObject({ cause: id });
      expect(reasonOf(one)?.why).toContain('https://app.example/cb');
      expect(reasonOf(one)?.fix).toMatch(/callback domain .* without scheme and path/);
    }
  });

  it('is not, where nobody knows its words', () => {
    expect(reasonOf(refused('Invalid redirect_uri', 400))?.fix).toContain('Register this exact string');
  });

  it('is not, where the address itself shows what is wrong with it', () => {
    const own = reasonOf(refused('redirect_uri 参数错误', 200, 'https://app.example/cb#now'));
    expect(own?.fix).toMatch(/^(?!.*callback domain)./);
  });
});
