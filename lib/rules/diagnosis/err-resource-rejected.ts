import { asNumber } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { apiCalls, isSteppedUp, refusalOf } from '../../facts/api/refused-calls.ts';
import { isOfOtherMatter } from '../../facts/api/other-matter.ts';
import { isRefused, isTakenLater } from '../../facts/api/refusal.ts';
import { isRefusedInBody } from '../../facts/api/refused-in-body.ts';
import { malformedCall } from '../../facts/api/malformed-call.ts';
import type { Facts } from '../../facts/facts.ts';
import { isGeneric } from '../../facts/said/error-words.ts';
import { isProse } from '../../facts/said/member-words.ts';
import { saidBy } from '../../facts/said/said.ts';
import { quotedError } from '../../facts/quoted-error.ts';
import { revocationBefore } from '../../facts/tokens/revocation.ts';
import { timeOf } from '../../flows/flow.ts';
import { deliveredTokens, knownTokens } from '../../messages/delivered-tokens.ts';
import { challengesOf } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import { lacksToken } from '../../messages/oauth2/malformed-header.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'An API refused the token',
  why: 'An API takes a token only while it lives, if it was issued for that API, and with enough scope and a strong enough login.',
  fix: 'Compare the token’s audience, issuer, scope and times with what the API wants; its own log says which of them it refused.',
  references: ['rfc6750#3.1', 'rfc9470#3', 'rfc9470#4', 'rfc9068#4'],
  examples: {
    fires: '401 with WWW-Authenticate: Bearer error="invalid_token"',
    passes: '401 to a call that carried no token',
  },
};

/** An API turned a token of this login away. */
export default remark({
  id: 'err-resource-rejected',
  severity: 'info',
  owner: 'client',
  needs: [apiCalls],
  inspect(facts) {
    const calls = facts.of(apiCalls);
    const refused = calls.filter(
      (call) => isRefused(call) && !isSteppedUp(facts.flow, call) && !isTakenLater(calls, call),
    );
    const last = refused.at(-1);
    if (!last) return undefined;
    const cause = causeOf(facts, last);
    const code = refusalOf(last)['error'];
    return {
      confidence: code ? cause.confidence : 'tentative',
      detail: `${endpointOf(last.url)} answered ${last.exchange.status}${isRefusedInBody(last.exchange) ? ' with an error' : ''}${code ? ` ${code}` : ''} to ${lacksToken(last.exchange) ? 'a call without its token' : 'a token of this login'}. ${cause.words}`,
      fix: cause.fix,
      cause: cause.words,
      evidence: refused,
    };
  },
});

type Cause = { readonly words: string; readonly confidence: Confidence; readonly fix?: string };

function causeOf(facts: Facts, call: Message): Cause {
  return (
    malformed(facts, call) ??
    idToken(facts, call) ??
    revoked(facts, call) ??
    stepUp(call) ??
    scopeMissing(call) ??
    bearerForDpop(call) ??
    expired(facts, call) ??
    otherAudience(call) ??
    said(call) ?? {
      words:
        'Its status alone does not tell why: the token may have been revoked, or be meant for another API.',
      confidence: 'tentative',
    }
  );
}

function malformed({ of }: Pick<Facts, 'of'>, call: Message): Cause | undefined {
  if (of(malformedCall)?.call !== call) return undefined;
  return {
    words: 'Its Authorization header does not have the form that an API reads.',
    confidence: 'certain',
    fix: 'Build the header as “Bearer”, one space and the access token.',
  };
}

function idToken({ idTokens = [] }: Facts, { token }: Message): Cause | undefined {
  if (!idTokens.some(({ message }) => knownTokens(message)['id_token'] === token)) return undefined;
  return {
    words: 'The call carried the ID token, which is made for the client and not for an API.',
    confidence: 'certain',
    fix: 'Send the access token.',
  };
}

/** RFC 7009 §2.2: whatever was revoked is good no longer, and what a revoked refresh token gave is often neither. */
function revoked({ flow }: Facts, call: Message): Cause | undefined {
  const revocation = revocationBefore(flow, call, call.token);
  if (!revocation) return undefined;
  return revocation.isItself
    ? {
        words: `The token ${revocation.told} it was used.`,
        confidence: 'certain',
        fix: 'Forget a token once it is revoked, and stop the calls that still use it; log in again for a new one.',
      }
    : {
        words: `A token of this login ${revocation.told} this call; servers often end the others of the login with it.`,
        confidence: 'tentative',
      };
}

function stepUp(call: Message): Cause | undefined {
  const { error, acr_values: levels, max_age: age } = refusalOf(call);
  if (error !== 'insufficient_user_authentication') return undefined;
  const wanted = [levels && `acr_values=${levels}`, age && `max_age=${age}`].filter(Boolean).join(' and ');
  return {
    words: `The API wants a stronger or more recent login${wanted ? `: ${wanted}` : ''}.`,
    confidence: 'certain',
    fix: `Send the person to the provider again${wanted ? ` with ${wanted}` : ''}.`,
  };
}

function scopeMissing(call: Message): Cause | undefined {
  const { error, scope } = refusalOf(call);
  if (error !== 'insufficient_scope') return undefined;
  return {
    words: scope ? `The API wants the scope ${scope}.` : 'The token has not the scope that the API wants.',
    confidence: 'certain',
    fix: 'Ask for that scope in an authorization request. Where it was asked for, have it granted: by the person’s consent, or in the provider’s settings.',
  };
}

function said(call: Message): Cause | undefined {
  const { error: code = '', error_description: described } = refusalOf(call);
  const description = described ?? sentenceOf(call);
  return description
    ? {
        words:
          code === ''
            ? `The API says “${description}”.`
            : `The API says ${quotedError({ code, description })}.`,
        confidence: 'firm',
        ...(code === '' && {
          fix: 'Go by what the API says. Where that leaves the reason open, compare the token’s audience, issuer, scope and times with what it wants; its own log says which of them it refused.',
        }),
      }
    : undefined;
}

/** What the body says, where that is more than that it was refused. */
function sentenceOf({ exchange }: Message): string | undefined {
  const { words: quotable = [] } = saidBy(exchange) ?? {};
  const found = quotable.find((one) => one.source === 'body' && isProse(one));
  return found && /\S\s+\S/.test(found.text) && !isGeneric(found.text) ? found.text : undefined;
}

/** RFC 9449 §7.1. */
function bearerForDpop({ exchange }: Message): Cause | undefined {
  const wants = new Set(challengesOf(exchange).map(({ scheme }) => scheme));
  const sent = headerValue(exchange.requestHeaders, 'authorization') ?? '';
  if (!wants.has('dpop') || wants.has('bearer') || !/^bearer /i.test(sent)) return undefined;
  return {
    words: 'The API wants the token with a DPoP proof, and the call sent it as a bearer token.',
    confidence: 'certain',
    fix: 'Send “Authorization: DPoP” with a proof for this very call.',
  };
}

function expired({ flow }: Facts, call: Message): Cause | undefined {
  const issued = flow.messages.findLast((message) => {
    const token = deliveredTokens(message)['access_token'];
    return token !== undefined && token === (call.token ?? token);
  });
  const lifetime = asNumber(issued?.answer?.['expires_in'] ?? issued?.params['expires_in']) ?? 0;
  if (!issued || lifetime <= 0 || timeOf(call) < timeOf(issued) + lifetime * 1000) return undefined;
  return {
    words: `The token was good for ${lifetime} seconds and was used after that.`,
    confidence: 'certain',
    fix: 'Renew the token before it expires, or once when the API refuses it.',
  };
}

function otherAudience(call: Message): Cause | undefined {
  const { token, url } = call;
  if (isOfOtherMatter(saidBy(call.exchange)?.text ?? '')) return undefined;
  const jwt = decodeJwt(token);
  const named = jwt?.type === 'jws' ? [jwt.claims['aud']].flat() : [];
  const audiences = named.filter((aud): aud is string => typeof aud === 'string' && /^https?:/.test(aud));
  if (audiences.length === 0 || audiences.some((aud) => url.startsWith(aud.replace(/\/$/, ''))))
    return undefined;
  return {
    words: `The token is meant for ${audiences.join(', ')}, and was sent to ${endpointOf(url)}.`,
    confidence: 'firm',
    fix: 'Ask for a token for this API (resource, audience or scope, as the provider has it).',
  };
}
