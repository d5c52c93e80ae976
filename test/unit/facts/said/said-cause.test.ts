import { describe, expect, it } from 'vitest';
import { isSaidToBe } from '../../../../lib/facts/said/said-cause.ts';
import { factsIn } from '../../../support/flows-in.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const saying = (words: string) =>
  factsIn(
    ...failingLogin({
      answer: {
        status: 500,
        responseBody: { mediaType: 'text/html', text: `<h1>Error</h1><p>${words}</p>` },
      },
    }),
  );

describe('words mean a cause', () => {
  it.each([
    ['SAML assertion not yet valid', ['saml-time'], true],
    ['The token is not yet valid', ['saml-time'], true],
    ['SAML assertion audience mismatch', ['saml-time'], false],
    ['Error processing authn response', ['saml-time'], false],
    ['Something went wrong', ['saml-time'], false],
  ] as const)('%s: %j %s', (words, names, is) => {
    expect(isSaidToBe(saying(words), names)).toBe(is);
  });
});
