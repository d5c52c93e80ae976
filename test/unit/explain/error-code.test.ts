import { describe, expect, it } from 'vitest';
import { errorTables, explainError, explainErrorText } from '../../../lib/explain/error-code.ts';

describe('an error code', () => {
  it('is explained with its usual causes', () => {
    const explained = explainError('invalid_grant');
    expect(explained?.cause).toContain('redirect_uri');
    expect(explained?.references.map(({ label }) => label)).toEqual(['RFC 6749 §5.2', 'RFC 7636 §4.6']);
  });

  it.each(['login_required', 'insufficient_scope', 'bad_verification_code', 'slow_down', 'INVALID_TICKET'])(
    '%s is known',
    (code) => expect(explainError(code)?.meaning).toMatch(/\.$/),
  );

  it.each(['', 'oops', 'Invalid_Grant', '__proto__', 'constructor', 'valueOf'])('“%s” is unknown', (code) => {
    expect(explainError(code)).toBeUndefined();
  });
});

describe('an error text', () => {
  it('with a number of Microsoft’s is explained by the number, and links its page', () => {
    const explained = explainErrorText("AADSTS50011: The redirect URI 'https://a.example' does not match.");
    expect(explained).toEqual(explainError('AADSTS50011'));
    expect(explained?.references).toEqual([
      { label: 'AADSTS50011', url: 'https://login.microsoftonline.com/error?code=50011' },
    ]);
  });

  it('with a number nobody explained still says whose it is', () => {
    const explained = explainErrorText('AADSTS99999: no idea');
    expect(explained?.vendor).toBe('Microsoft Entra ID');
    expect(explained?.references[0]?.url).toBe('https://login.microsoftonline.com/error?code=99999');
  });

  it.each([
    ['Auth0', 'Callback URL mismatch. The provided redirect_uri is not in the list'],
    ['Okta', "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings"],
    ['Keycloak', 'Invalid parameter: redirect_uri'],
    ['Keycloak', 'Session not active'],
  ])('in the words of %s is recognised', (vendor, text) => {
    expect(explainErrorText(text)?.vendor).toBe(vendor);
  });

  it.each(['', 'The code has expired', 'AADSTS', 'XAADSTS50011', 'AADSTS12'])(
    '“%s” says nothing known',
    (text) => {
      expect(explainErrorText(text)).toBeUndefined();
    },
  );
});

describe('the error tables', () => {
  const rows = Object.values(errorTables).flatMap((table) => Object.entries(table));

  it('hold no code twice', () => {
    const codes = rows.map(([code]) => code);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  it('give every code a meaning, a cause, and a specification or a provider', () => {
    const lacking = rows.filter(
      ([, row]) =>
        !row.meaning.endsWith('.') ||
        !row.cause.endsWith('.') ||
        (row.references.length === 0 && !row.vendor),
    );
    expect(lacking).toEqual([]);
  });
});
