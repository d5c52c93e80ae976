import { describe, expect, it } from 'vitest';
import { foldings, withFolded } from '../../../lib/rules/folding.ts';
import { rules } from '../../../lib/rules/index.ts';
import type { Finding } from '../../../lib/rules/run.ts';
import type { Severity } from '../../../lib/vocabulary/severity.ts';
import { accessToken, code, codeFlow, factsOf, findingsOf, verdictsOf } from '../../support/flow.ts';

const { authorizationRequest, authorizationResponse } = factsOf(codeFlow());
const [request, response] = [authorizationRequest!.message, authorizationResponse!];

function finding(id: string, severity: Severity, evidence = [request]): Finding {
  const rule = rules.find((one) => one.id === id)!;
  return { rule, severity, confidence: 'certain', detail: 'Seen.', evidence };
}

const idsOf = (findings: readonly Finding[]) => findings.map(({ rule }) => rule.id);

const headed = (findings: readonly Finding[]) => findings.filter(({ partOf }) => partOf === undefined);

describe('folding', () => {
  it('names rules that exist, and no rule that is headline and folded both', () => {
    const known = rules.map(({ id }) => id);
    for (const { headline, folds } of foldings) {
      expect(known).toContain(headline);
      expect(known).toContain(folds);
      expect(foldings.map((folding) => folding.folds)).not.toContain(headline);
    }
  });

  it('leaves one headline, no milder than what it takes in', () => {
    const findings = [
      finding('redirect-uri-http', 'high'),
      finding('callback-over-http', 'medium', [response]),
    ];
    const folded = withFolded(findings);
    expect(idsOf(headed(folded))).toEqual(['callback-over-http']);
    expect(headed(folded)[0]?.severity).toBe('high');
    expect(folded.find(({ rule }) => rule.id === 'redirect-uri-http')?.partOf).toBe('callback-over-http');
  });

  it('puts the error that a frame without cookies gets under its cause', () => {
    const findings = [finding('err-silent-renew-cookies', 'low'), finding('err-login-required', 'info')];
    const folded = withFolded(findings);
    expect(idsOf(headed(folded))).toEqual(['err-silent-renew-cookies']);
    expect(folded.map(({ rule, partOf }) => [rule.id, partOf])).toEqual([
      ['err-silent-renew-cookies', undefined],
      ['err-login-required', 'err-silent-renew-cookies'],
    ]);
    expect(idsOf(headed(withFolded([finding('err-login-required', 'info')])))).toEqual([
      'err-login-required',
    ]);
  });

  it('leaves a headline as it is that is graver', () => {
    const findings = [finding('callback-over-http', 'critical'), finding('redirect-uri-http', 'high')];
    expect(headed(withFolded(findings))).toEqual([findings[0]]);
  });

  it('leaves everything without a headline', () => {
    const findings = [finding('redirect-uri-http', 'high'), finding('implicit-grant', 'high')];
    expect(withFolded(findings)).toEqual(findings);
  });

  it('takes in what is proved at the same address alone, where it says so', () => {
    const elsewhere = { ...response, url: `https://api.example/notes?access_token=${accessToken}` };
    const headline = finding('tokens-in-callback-query', 'high', [response]);
    expect(idsOf(headed(withFolded([headline, finding('token-in-query', 'high', [response])])))).toHaveLength(
      1,
    );
    expect(idsOf(headed(withFolded([headline, finding('token-in-query', 'high', [elsewhere])])))).toEqual([
      'tokens-in-callback-query',
      'token-in-query',
    ]);
  });
});

describe('a login with tokens in the query of its callback', () => {
  const exchanges = codeFlow({
    request: { response_type: 'token', response_mode: 'query', scope: 'photos', nonce: undefined },
    responseExchange: {
      url: `https://app.example/cb?access_token=${accessToken}&token_type=bearer&state=af0ifjsldkj9320ad`,
    },
    token: null,
  });

  it('has one headline for it', () => {
    const ids = findingsOf(exchanges).map(({ rule }) => rule);
    expect(ids.filter((id) => /implicit|query/.test(id))).toEqual(['tokens-in-callback-query']);
  });

  it('keeps token-in-query for a call that repeats the token in another query', () => {
    const call = { ...exchanges[1]!, id: 'call', entry: 9, startedAt: exchanges[1]!.startedAt + 500 };
    const url = `https://api.example/notes?access_token=${accessToken}`;
    const all = [...exchanges, { ...call, url, context: { resourceType: 'fetch' as const } }];
    expect(verdictsOf('token-in-query', all)).toEqual(['high certain']);
  });
});

describe('a code that a script of the callback page sends away', () => {
  const page = { resourceType: 'other', initiator: 'https://app.example' } as const;
  const beacon = (host: string, answer: string) => ({
    url: `https://${host}/c?dl=${encodeURIComponent(`https://app.example/cb?${answer}`)}`,
    status: 204,
    context: page,
  });
  const leakRules = (...then: readonly ReturnType<typeof beacon>[]) =>
    findingsOf(codeFlow({ then })).map(({ rule }) => rule);
  const state = 'state=af0ifjsldkj9320ad';

  it('has one headline a receiver', () => {
    expect(leakRules(beacon('stats.example.net', `code=${code}`))).toEqual(['token-sent-to-third-party']);
    expect(
      leakRules(beacon('stats.example.net', `code=${code}`), beacon('ads.example.org', `code=${code}`)),
    ).toEqual(['token-sent-to-third-party', 'token-sent-to-third-party']);
  });

  it('leaves a state that somebody else is told', () => {
    expect(leakRules(beacon('stats.example.net', `code=${code}`), beacon('ads.example.org', state))).toEqual([
      'token-sent-to-third-party',
      'callback-page-leaky',
    ]);
    expect(leakRules(beacon('ads.example.org', state))).toEqual(['callback-page-leaky']);
  });
});
