import { headerValue } from '../../exchange/headers.ts';
import { asNumber } from '../../exchange/json.ts';
import { answeredAt } from '../../facts/answered-at.ts';
import type { IdToken } from '../../facts/tokens/id-token.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

/** Seconds by which a server's two clocks may differ, and after which a token of a code is no fresh one. */
const leeway = 300;
const old = 600;

const required = ['iss', 'sub', 'aud', 'exp', 'iat'] as const;

export const words: RuleWords = {
  title: 'ID token lacks a required claim, or its time is off',
  why: 'A client cannot check what is not there: for whom a token is, of whom it speaks, how long it is good. One that skips the check takes the token of another client or of another day.',
  fix: 'Put iss, sub, aud, exp and iat into every ID token, and keep the server’s clock right; clients refuse tokens without them.',
  references: ['oidc-core#2', 'oidc-core#3.1.3.7'],
  examples: {
    fires:
      '{"iss": …, "sub": …, "exp": …, "iat": …}, without aud; "iat" ten minutes after the Date of the answer',
    passes: 'All of iss, sub, aud, exp and iat, with "iat" at the Date of the answer',
  },
};

/** What every ID token must say was left out, or it was written at a time that is not. */
export default rule({
  id: 'id-token-claims-missing',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['idTokens'],
  inspect({ idTokens }) {
    // FedCM leaves the form of its token to the provider.
    const judged = idTokens.filter(({ message }) => message.kind !== 'identity_assertion_request');
    if (judged.length === 0) return 'not applicable';
    for (const faultOf of [missing, ahead, stale])
      for (const token of judged) {
        const fault = faultOf(token);
        if (fault) return fault;
      }
    return undefined;
  },
});

function missing({ message, jwt: { claims } }: IdToken): FindingDraft | undefined {
  const names = required.filter((name) => isUnsaid(claims[name]));
  if (names.length === 0) return undefined;
  return {
    confidence: 'certain',
    detail: `The ID token has no ${names.join(', no ')}; expected: ${required.join(', ')}.`,
    evidence: [message],
  };
}

function isUnsaid(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function ahead({ message, jwt: { claims } }: IdToken): FindingDraft | undefined {
  const now = writtenAt(message);
  const early = (['iat', 'nbf'] as const).find(
    (name) => now !== undefined && (asTime(claims[name]) ?? now) - now > leeway,
  );
  if (!early) return undefined;
  const minutes = Math.round((asTime(claims[early])! - now!) / 60);
  return {
    confidence: 'certain',
    detail: `${early} of the ID token is ${minutes} minutes after the Date of the very answer that brought it. Clients whose clocks are right refuse it.`,
    evidence: [message],
  };
}

/** Of a code that was just redeemed. A renewed token may repeat when the person logged in. */
function stale({ message, jwt: { claims } }: IdToken): FindingDraft | undefined {
  const now = writtenAt(message);
  const issued = asTime(claims['iat']);
  if (message.params['grant_type'] !== 'authorization_code' || now === undefined || issued === undefined)
    return undefined;
  if (now - issued <= old) return undefined;
  return {
    severity: 'info',
    confidence: 'certain',
    detail: `iat of the ID token is ${Math.round((now - issued) / 60)} minutes before the answer that brought it: some clients refuse a token that was not made for this login.`,
    evidence: [message],
  };
}

/** The server's own clock, in seconds since 1970, as it dated the answer that brought the token; `undefined` where the client answered. */
function writtenAt(message: IdToken['message']): number | undefined {
  const isServers = message.kind === 'token_request' || message.carrier === 'redirect';
  const answered = answeredAt(message);
  if (!isServers || answered?.clock !== 'server') return undefined;
  return headerValue(message.exchange.responseHeaders, 'age') === undefined
    ? answered.time / 1000
    : undefined;
}

/** Some write milliseconds: those tell no time here. */
function asTime(value: unknown): number | undefined {
  const time = asNumber(value);
  return time !== undefined && Math.abs(time) < 1e11 ? time : undefined;
}
