import { describe, expect, it } from 'vitest';
import { loginOf, type Login } from '../../../../bin/testing/login.ts';
import { matchers, type LoginMatchers } from '../../../../bin/testing/matchers.ts';
import { captureText } from '../../../support/captures.ts';
import { har, harEntry } from '../../../support/har.ts';

declare module 'vitest' {
  interface Matchers<
    R extends void | Promise<void> = void | Promise<void>,
    T = unknown,
  > extends LoginMatchers<R> {}
}
expect.extend(matchers);

const recorded = (name: string): Promise<Login> => loginOf(captureText(name));
const nothing = (): Promise<Login> => loginOf(har([harEntry({ url: 'https://news.example/' })]));

/** What a failing expectation says; an error where it does not fail. */
function complaintOf(expectation: () => unknown): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was as expected.');
}

describe('toSucceed', () => {
  it('takes a login that worked', async () => {
    expect(await recorded('spa-login')).toSucceed();
  });

  it('tells why one did not work, with its steps', async () => {
    const login = await recorded('fault-wrong-verifier');
    expect(login).not.toSucceed();
    const complaint = complaintOf(() => expect(login).toSucceed());
    expect(complaint).toMatch(/^The login was expected to succeed; seen: flow-1 failed\.\n/);
    expect(complaint).toContain('Why: The code_verifier that was sent to');
    expect(complaint).toMatch(/✗ 3 .*Code exchange/);
  });

  it('does not take a recording without a login', async () => {
    const login = await nothing();
    expect(complaintOf(() => expect(login).toSucceed())).toContain('there was nothing to look at');
  });
});

describe('toUsePkce', () => {
  it('takes a code with a challenge that its verifier fits', async () => {
    expect(await recorded('spa-login')).toUsePkce();
  });

  it.each(['fault-no-pkce', 'fault-plain-pkce', 'fault-wrong-verifier'])('does not take %s', async (name) => {
    expect(await recorded(name)).not.toUsePkce();
  });
});

describe('toHaveNoFindings', () => {
  it('looks at those above a severity alone, where one is named', async () => {
    const login = await recorded('fault-wrong-verifier');
    expect(login).toHaveNoFindings({ above: 'info' });
    expect(login).not.toHaveNoFindings();
    expect(complaintOf(() => expect(login).toHaveNoFindings())).toContain('code-verifier-mismatch');
  });

  it('names what it found, and what to do', async () => {
    const login = await recorded('fault-no-pkce');
    const complaint = complaintOf(() => expect(login).toHaveNoFindings({ above: 'low' }));
    expect(complaint).toMatch(/^No finding above low was expected; seen: flow-1 pkce-missing/);
    expect(complaint).toContain('Fix (');
    expect(complaint).not.toContain('authz-page-frameable');
  });
});

describe('toSatisfyProfile', () => {
  it('takes a login that fails no requirement, and tells those that another fails', async () => {
    expect(await recorded('web-app-query')).toSatisfyProfile('oidc-core');
    const login = await recorded('fault-no-pkce');
    const complaint = complaintOf(() => expect(login).toSatisfyProfile('rfc9700'));
    expect(complaint).toContain('flow-1 rfc9700/pkce');
    expect(complaint).toContain('OAuth 2.0 Security BCP (RFC 9700)');
  });

  it('does not take a login that the profile is not about', async () => {
    expect(await recorded('spa-login')).not.toSatisfyProfile('saml-web-sso');
  });
});

describe('a failing expectation', () => {
  it('attaches what a person wants to see, once, without secrets', async () => {
    const attached: (readonly [name: string, body: string])[] = [];
    const attachTo = { attach: (name: string, { body }: { body: string }) => attached.push([name, body]) };
    const login = await loginOf(captureText('fault-wrong-verifier'), { attachTo });
    expect(login).toHaveNoFindings({ above: 'info' });
    expect(attached).toEqual([]);
    complaintOf(() => expect(login).toSucceed());
    complaintOf(() => expect(login).toUsePkce());
    expect(attached.map(([name]) => name)).toEqual(['login.html', 'login.har']);
    expect(attached[0]?.[1]).toContain('Keep one verifier per state');
    expect(attached[1]?.[1]).toContain('"redaction": "default"');
  });
});

it('what is no recording is an error at once', async () => {
  await expect(loginOf('nothing')).rejects.toThrow(/^oauth-lens: [A-Z]/);
});
