import { describe, expect, it } from 'vitest';
import { alone } from '../../../lib/exchange/in-step.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { rules } from '../../../lib/rules/index.ts';
import { runRules } from '../../../lib/rules/run.ts';
import { form, jsonBody, redirect } from '../../support/exchange.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';

function passedBy(exchanges: readonly Exchange[]): readonly string[] {
  const { outcomes } = alone(runRules(rules, factsOf(exchanges)));
  return rules.flatMap(({ id }) => (outcomes.of(id) === 'pass' ? [id] : [])).toSorted();
}

const without = { state: undefined, nonce: undefined, code_challenge: undefined };

// What is listed was looked at and was right. A rule that joins such a list says that a thing is right which was not there.
describe('a rule passes only what it saw', () => {
  it('a request with nothing in it but client, redirect URI and response type', () => {
    const request = { ...without, code_challenge_method: undefined, scope: undefined };
    expect(passedBy(codeFlow({ request, response: null, token: null }))).toEqual([
      'as-endpoint-http',
      'authz-parameter-invalid',
      'client-secret-in-authorization-request',
      'err-wrong-endpoint',
      'implicit-grant',
      'password-in-url',
      'personal-data-exposed',
      'redirect-uri-http',
    ]);
  });

  it('a request with all its protection, and no answer yet', () => {
    expect(passedBy(codeFlow({ response: null, token: null }))).toEqual([
      'as-endpoint-http',
      'authz-parameter-ineffective',
      'authz-parameter-invalid',
      'client-secret-in-authorization-request',
      'err-wrong-endpoint',
      'implicit-grant',
      'password-in-url',
      'personal-data-exposed',
      'pkce-missing',
      'pkce-plain',
      'pkce-value-invalid',
      'redirect-uri-http',
      'state-carries-sensitive-data',
      'state-missing',
      'state-weak',
    ]);
  });

  it('a request that the provider answered with an error page', () => {
    const broken = codeFlow({ requestExchange: { status: 400 }, response: null, token: null });
    expect(passedBy(broken).filter((id) => /^(pkce|state|nonce|redirect|implicit)/.test(id))).toEqual([
      'state-carries-sensitive-data',
    ]);
  });

  it('a login without PKCE: nothing is said of a challenge', () => {
    const request = { code_challenge: undefined, code_challenge_method: undefined };
    const careless = codeFlow({ request, token: { code_verifier: undefined } });
    expect(passedBy(careless).filter((id) => /pkce|verifier/.test(id))).toEqual([]);
  });

  it('one login by itself: nothing is said of reuse or of other servers', () => {
    const passed = passedBy(codeFlow());
    expect(passed).not.toContain('pkce-challenge-reused');
    expect(passed).not.toContain('nonce-reused');
    expect(passed).not.toContain('mix-up-no-defence');
    expect(passed).not.toContain('refresh-token-replayed');
  });

  it('tokens for a client by itself: nothing is said of requests, callbacks and people', () => {
    const alone = form(
      'https://op.example/token',
      { grant_type: 'client_credentials', client_id: 'app' },
      {
        status: 200,
        responseBody: jsonBody({ access_token: 'SlAV32hkKG-access-7a9d', token_type: 'Bearer' }),
      },
    );
    expect(
      passedBy([alone]).filter((id) =>
        /^(authz|callback|state|pkce|redirect|implicit|nonce|id-token)/.test(id),
      ),
    ).toEqual([]);
  });

  it('a logout by itself', () => {
    const logout = redirect(
      'https://op.example/logout?id_token_hint=a.b.c&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F',
      'https://app.example/',
    );
    expect(passedBy([logout])).toEqual([
      'logout-return-http',
      'logout-without-hint',
      'password-in-url',
      'personal-data-exposed',
    ]);
  });
});
