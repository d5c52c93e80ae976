import { describe, expect, it } from 'vitest';
import { metaPolicyOf } from '../../../lib/exchange/meta-policy.ts';
import { exchange } from '../../support/exchange.ts';

const policyOf = (text: string) =>
  metaPolicyOf(exchange({ url: 'https://app.example/', responseBody: { mediaType: 'text/html', text } }));

describe('a policy in the text of a page', () => {
  it.each([
    [`<meta http-equiv="Content-Security-Policy" content="form-action 'self'">`, "form-action 'self'"],
    [
      `<META content='connect-src https://api.example; img-src *' http-equiv=content-security-policy />`,
      'connect-src https://api.example',
    ],
    [
      '<meta http-equiv="Content-Security-Policy" content="form-action &#39;self&#39; https://id.example">',
      "form-action 'self' https://id.example",
    ],
    [
      `<meta http-equiv="Content-Security-Policy" content="default-src 'self' 'nonce-Zm9v'; form-action *">`,
      "default-src 'self'; form-action *",
    ],
    [
      `<meta http-equiv="Content-Security-Policy" content="form-action *"><meta http-equiv="Content-Security-Policy" content="form-action 'none'">`,
      "form-action *, form-action 'none'",
    ],
    [
      '<meta http-equiv="Content-Security-Policy" content="connect-src \'self\' https://op.example/~me/ https://api.example/t/SECRET1234/ api.example:8443/x">',
      "connect-src 'self' https://op.example https://api.example api.example:8443",
    ],
  ])('is read, without the paths of its sources: %s', (text, policy) => {
    expect(policyOf(text)).toBe(policy);
  });

  it.each([
    ['in a comment', `<!-- <meta http-equiv="Content-Security-Policy" content="form-action 'none'"> -->`],
    [
      'in a script',
      `<script>const a = '<meta http-equiv="Content-Security-Policy" content="form-action *">'</script>`,
    ],
    ['in the body', `<body><meta http-equiv="Content-Security-Policy" content="form-action 'none'">`],
    [
      'with a source that nobody can judge',
      `<meta http-equiv="Content-Security-Policy" content="form-action 'self' {host}">`,
    ],
    [
      'too long to be kept whole',
      `<meta http-equiv="Content-Security-Policy" content="connect-src ${'https://a-long-host-name.example '.repeat(40)}">`,
    ],
  ])('is none: %s', (_, text) => {
    expect(policyOf(text)).toBeUndefined();
  });

  it.each([
    ['of a page without one', '<meta charset="utf-8"><p>content-security-policy</p>'],
    [
      'that is only tried out',
      `<meta http-equiv="Content-Security-Policy-Report-Only" content="form-action 'self'">`,
    ],
    [
      'that decides nothing of ways',
      `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`,
    ],
  ])('is none: %s', (_, text) => {
    expect(policyOf(text)).toBeUndefined();
  });
});
