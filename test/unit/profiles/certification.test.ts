import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { profiles, type RequirementId } from '../../../lib/profiles/index.ts';
import type { Requirement } from '../../../lib/profiles/profile.ts';
import { postedLogout } from '../../support/backchannel-logout.ts';
import { backchannelRequest } from '../../support/ciba.ts';
import { capture, jsonBody, redirect, urlWith } from '../../support/exchange.ts';
import { codeFlow, flowsOf, idTokenOf, webAppFlow } from '../../support/flow.ts';
import { answer, open, push } from '../../support/pushed.ts';
import { jwt } from '../../support/logins.ts';
import { told } from '../../support/told-profiles.ts';

const all = (exchanges: readonly Exchange[]) => flowsOf(exchanges).flatMap((flow) => flow.profiles);
const status = (id: RequirementId, exchanges: readonly Exchange[]) =>
  all(exchanges)
    .flatMap(({ requirements }) => requirements)
    .find((one) => one.id === id)?.status;

const certifying = profiles.filter(({ id }) =>
  ['oidc-op-basic', 'oidc-rp-basic', 'fapi-2-sp', 'fapi-2-ms', 'fapi-ciba', 'oidc-logout'].includes(id),
);

describe('the profiles of certification', () => {
  it('say that they are none', () => {
    for (const { title } of [...certifying, ...profiles.filter(({ id }) => id === 'asvs-10')])
      expect(title).toMatch(/: as seen from outside, no certification$/);
  });

  it('name the conditions of the conformance suite, each for one requirement of a profile', () => {
    for (const { requirements } of certifying) {
      const named = requirements.flatMap(({ conditions = [] }: Requirement) => conditions);
      expect(named.length).toBeGreaterThan(3);
      expect(new Set(named).size).toBe(named.length);
      for (const name of named) expect(name).toMatch(/^(?:[A-Z][A-Za-z0-9]+|oidcc-client-test-[a-z-]+)$/);
    }
  });

  it('tell them in text', () => {
    expect(told(codeFlow(), 'oidc-rp-basic')).toContain('EnsureAuthorizationHttpRequestContainsOpenIDScope');
    expect(told(codeFlow(), 'oidc-core')).not.toContain('Ensure');
  });
});

describe('oidc-op-basic', () => {
  it('passes what a good login shows, and fails what it does not keep', () => {
    expect(status('oidc-op-basic/state', codeFlow())).toBe('pass');
    expect(status('oidc-op-basic/nonce', codeFlow())).toBe('pass');
    expect(
      status('oidc-op-basic/state', codeFlow({ response: { state: 'another-9320ad' }, token: null })),
    ).toBe('fail');
    expect(
      status('oidc-op-basic/no-code-with-error', codeFlow({ response: { error: 'login_required' } })),
    ).toBe('fail');
  });

  it('leaves open what did not pass through the browser, and is not for other flows', () => {
    expect(status('oidc-op-basic/nonce', webAppFlow())).toBe('not_seen');
    expect(status('oidc-op-basic/state', webAppFlow({ request: { scope: 'notes' } }))).toBeUndefined();
  });
});

describe('oidc-rp-basic', () => {
  it('compares who asks and who redeems', () => {
    expect(status('oidc-rp-basic/client-id', codeFlow())).toBe('pass');
    expect(status('oidc-rp-basic/client-id', codeFlow({ token: { client_id: 'other' } }))).toBe('fail');
    expect(status('oidc-rp-basic/client-id', webAppFlow())).toBe('not_seen');
  });

  it('never passes a client for false tokens that nobody handed out', () => {
    const other = { access_token: 'at-1-7a9d', id_token: idTokenOf({ aud: 'other' }) };
    expect(status('oidc-rp-basic/refuses-id-token', codeFlow())).toBe('not_seen');
    expect(status('oidc-rp-basic/refuses-id-token', codeFlow({ tokenAnswer: other }))).toBe('fail');
  });
});

describe('fapi-2-sp', () => {
  const reference = 'urn:ietf:params:oauth:request_uri:bwc4JK-ESC0w8acc191e-Y1LTC2';

  it('judges the answer to a pushed request and what goes beside its reference', () => {
    const good = capture(push(), open(1), answer(2));
    expect(status('fapi-2-sp/par-answer', good)).toBe('pass');
    expect(status('fapi-2-sp/nothing-beside', good)).toBe('pass');
    expect(status('fapi-2-sp/iss-present', good)).toBe('fail');
    const careless = capture(
      push({}, { status: 200, responseBody: jsonBody({ request_uri: reference }) }),
      open(1, { scope: 'openid' }),
      answer(2, { iss: 'https://op.example' }),
    );
    expect(status('fapi-2-sp/par-answer', careless)).toBe('fail');
    expect(status('fapi-2-sp/nothing-beside', careless)).toBe('fail');
    expect(status('fapi-2-sp/iss-present', careless)).toBe('pass');
  });

  it('is not for logins that push nothing', () => {
    expect(status('fapi-2-sp/pkce', codeFlow())).toBeUndefined();
  });
});

describe('fapi-2-ms', () => {
  const object = (claims: object = {}) =>
    jwt({
      iss: 'spa',
      aud: 'https://op.example',
      client_id: 'spa',
      response_type: 'code',
      redirect_uri: 'https://app.example/cb',
      state: 'af0ifjsldkj9320ad',
      ...claims,
    });

  it('wants no request object that could be an assertion', () => {
    const good = capture(push({ request: object() }), open(1), answer(2));
    expect(status('fapi-2-ms/no-sub', good)).toBe('pass');
    const bad = capture(push({ request: object({ sub: 'spa' }) }), open(1), answer(2));
    expect(status('fapi-2-ms/no-sub', bad)).toBe('fail');
  });

  it('wants no plain answer where a signed one was asked for', () => {
    const asked = capture(push({ response_mode: 'jwt' }), open(1), answer(2));
    expect(status('fapi-2-ms/no-plain-answer', asked)).toBe('fail');
    expect(status('fapi-2-ms/no-plain-answer', capture(push(), open(1), answer(2)))).toBeUndefined();
  });
});

describe('fapi-ciba', () => {
  it('judges hints and status', () => {
    const both = { login_hint: 'jo@example.test', id_token_hint: idTokenOf(), scope: 'openid' };
    expect(status('fapi-ciba/one-hint', capture(backchannelRequest()))).toBe('pass');
    expect(status('fapi-ciba/one-hint', capture(backchannelRequest(both)))).toBe('fail');
    expect(status('fapi-ciba/status', capture(backchannelRequest()))).toBe('pass');
    expect(status('fapi-ciba/status', capture(backchannelRequest(undefined, { status: 201 })))).toBe('fail');
  });
});

describe('oidc-logout', () => {
  const back = 'https://app.example/bye';
  const logout = (returned: string, more = {}) =>
    codeFlow({
      then: [
        redirect(
          urlWith('https://op.example/logout', {
            id_token_hint: idTokenOf(),
            post_logout_redirect_uri: back,
            ...more,
          }),
          returned,
        ),
        { url: returned, status: 200, context: { resourceType: 'main_frame' } },
      ],
    });

  it('judges the way back', () => {
    expect(status('oidc-logout/hint', logout(back))).toBe('pass');
    expect(status('oidc-logout/no-state-unasked', logout(back))).toBe('pass');
    expect(status('oidc-logout/no-state-unasked', logout(`${back}?state=x`))).toBe('fail');
    expect(status('oidc-logout/no-state-unasked', logout(`${back}?state=x`, { state: 'x' }))).toBe(
      'not_seen',
    );
  });

  it('judges a logout by itself', () => {
    expect(status('oidc-logout/logout-token', capture(postedLogout()))).toBe('pass');
    expect(status('oidc-logout/logout-token', capture(postedLogout({ nonce: 'n' })))).toBe('fail');
    expect(status('oidc-logout/hint', capture(postedLogout()))).toBe('not_applicable');
  });

  it('is not for a login without one', () => {
    expect(status('oidc-logout/hint', codeFlow())).toBeUndefined();
  });
});

describe('asvs-10', () => {
  it('goes by the numbers of the chapter', () => {
    const { requirements } = profiles.find(({ id }) => id === 'asvs-10')!;
    for (const { id } of requirements) expect(id).toMatch(/^10\.[1-7]\.\d{1,2}$/);
  });

  it('fails a login without PKCE, and recommends what level 3 alone asks for', () => {
    const careless = codeFlow({
      request: { code_challenge: undefined, code_challenge_method: undefined },
      token: { code_verifier: undefined },
    });
    expect(status('asvs-10/10.4.6', careless)).toBe('fail');
    expect(status('asvs-10/10.4.6', codeFlow())).toBe('pass');
    const levels = new Map<string, string>(
      profiles.find(({ id }) => id === 'asvs-10')!.requirements.map(({ id, level }) => [id, level]),
    );
    expect(levels.get('10.4.13')).toBe('SHOULD');
    expect(levels.get('10.4.1')).toBe('MUST');
  });

  it('never passes what a recording cannot show', () => {
    expect(status('asvs-10/10.1.1', webAppFlow())).toBe('not_seen');
    expect(status('asvs-10/10.3.1', codeFlow())).toBe('not_seen');
  });
});
