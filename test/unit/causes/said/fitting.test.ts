import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { refusedWebApp } from '../../../support/refused-web-app.ts';

const refused = (words: string) => refusedWebApp({ words });

describe('what the app says of the token at its callback is said of the token of this login', () => {
  it.each([
    ['AzureAD OAuth: audience mismatch', 'audience-wrong'],
    ['The audience of the token is wrong.', 'audience-wrong'],
    ['ID token validation failed with error: Token has expired', 'token-expired'],
    ['The token was issued in the future.', 'token-early'],
  ])('%s', (words, cause) => {
    expect(causeAndOfTrace(refused(words))).toEqual([cause, cause]);
    expect(reasonOf(refused(words))).toMatchObject({ confidence: 'firm' });
  });

  it.each(['The issuer of the token is untrusted.', 'The signature of the token is invalid.'])(
    'and nothing of SAML, in a login by OpenID Connect: %s',
    (words) => {
      expect(causesOf(refused(words)).filter((one) => one.startsWith('saml-'))).toEqual([]);
    },
  );

  it('an address for assertions means nothing there', () => {
    expect(causesOf(refused('The recipient of your mail is not configured.'))).toEqual(['callback-failed']);
  });
});

describe('a library’s reason that an app quotes', () => {
  it.each([
    ['Issuer does not match', 'issuer-wrong'],
    ['Audience does not match', 'audience-wrong'],
    ['Kid not found', 'key-unknown'],
    ['Csrf detected', 'state-store-lost-server'],
    [
      'Invalid client :: client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)',
      'backchannel-failed',
    ],
    [
      'Ssl connect returned=1 errno=0 state=error: certificate verify failed (self-signed certificate)',
      'backchannel-failed',
    ],
  ])('is what counts: %s', (inner, cause) => {
    const words = `Could not authenticate you from Keycloak because &quot;${inner}&quot;.`;
    expect(causeAndOfTrace(refused(words))).toEqual([cause, cause]);
  });

  it('and where it says nothing known, the exchange is suspected', () => {
    const words = 'Could not authenticate you from Keycloak because &quot;Timeout&quot;.';
    expect(reasonOf(refused(words))?.cause).toBe('backchannel-failed');
  });
});

describe('of two servers that do not come together', () => {
  it.each([
    ['Get &quot;https://op.example/&quot;: x509: certificate signed by unknown authority', 'certificate'],
    ['dial tcp: lookup op.example: no such host', 'does not know the host name'],
  ])('the reason is told with what mends it: %s', (words, said) => {
    const reason = reasonOf(refused(words));
    expect(reason?.cause).toBe('backchannel-failed');
    expect(reason?.why).toContain(said);
    expect(reason?.fix).not.toContain('invalid_client');
  });
});

describe('an app that is quoted', () => {
  const led = (url: string) => {
    const [start, request, response] = refusedWebApp({ words: '', status: 302 });
    return [start!, request!, { ...response!, redirectUrl: `https://app.example${url}` }];
  };

  it('is to be gone by first, its log second', () => {
    const fix = reasonOf(refused('This workspace is closed for renovation, an error.'))?.fix;
    expect(fix).toMatch(/^Go by what it says; .*look in the app’s log/);
    expect(reasonOf(refused('Internal Server Error'))?.fix).toMatch(/^Look in the app’s log/);
  });

  it.each([
    ['/login?error=user_not_found', 'not-provisioned'],
    ['/login?error=email_domain_not_allowed', 'not-provisioned'],
    ['/?notice=account-already-linked', 'account-conflict'],
    ['/login?error=sign_up_disabled', 'not-provisioned'],
    ['/login?error=id_token_audience_mismatch', 'audience-wrong'],
  ])('spells its own code out: %s', (url, cause) => {
    expect(causeAndOfTrace(led(url))).toEqual([cause, cause]);
  });

  it('but a registered code keeps its own meaning', () => {
    expect(causesOf(led('/login?error=unsupported_response_type'))).not.toContain('not-provisioned');
  });

  it('hands the provider’s number on to its own page', () => {
    const url = '/?notice=auth-error&description=AADSTS7000215:%20Invalid%20client%20secret%20provided.';
    expect(reasonOf(led(url))?.cause).toBe('secret-wrong-or-expired');
  });
});

it('an app that misses code and state of an error got them not', () => {
  const exchanges = refusedWebApp({
    words: 'Missing code or state parameter.',
    status: 400,
    response: { code: undefined, error: 'access_denied' },
  });
  expect(causesOf(exchanges)).not.toContain('state-missing-return');
});
