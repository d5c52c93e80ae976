import type { Exchange } from '../exchange/exchange.ts';
import { metaPolicyOf } from '../exchange/meta-policy.ts';
import { answererVerdictOf } from './answerer/answerer.ts';
import { notFromServerVerdictOf } from './answerer/not-from-server.ts';
import { requestSizeVerdictOf } from './answerer/size-refused.ts';
import { organizationAccessOf } from './pages/organization-access.ts';
import { windowVerdictOf } from './pages/opened-as-popup.ts';
import { issuersVerdictOf } from './said/issuers.ts';
import { saidVerdictOf } from './said/known-words.ts';
import { attemptVerdictOf } from './reception/attempt-refused.ts';
import { stateMadeVerdictOf } from './state-made.ts';
import { ownValueVerdictOf } from './saml/quoted-pair.ts';
import { deviceSessionVerdictOf } from './sign-in/device-sessions.ts';
import { passkeyAnswerVerdictOf, passkeyOptionsVerdictOf } from './sign-in/passkey-exchange.ts';
import { verdictsSaid } from '../vocabulary/verdicts.ts';

/**
 * The exchange with what its page says, who answered it and the like as verdicts: what leaves as a trace loses pages, other people’s JSON
 * and most headers to redaction, and must be told alike. Kept apart from the verdicts of flows, because reading pages is
 * heavy and the worker has no use for it.
 */
export function withQuotingVerdicts(exchange: Exchange): Exchange {
  const found = verdictsSaid({
    own_value: ownValueVerdictOf(exchange) ?? issuersVerdictOf(exchange),
    said: saidVerdictOf(exchange),
    state_made: stateMadeVerdictOf(exchange),
    answered_by: answererVerdictOf(exchange),
    request_size: requestSizeVerdictOf(exchange),
    not_from_server: notFromServerVerdictOf(exchange),
    attempt: attemptVerdictOf(exchange),
    passkey_answer: passkeyAnswerVerdictOf(exchange),
    passkey_options: passkeyOptionsVerdictOf(exchange),
    device_session: deviceSessionVerdictOf(exchange),
    meta_policy: metaPolicyOf(exchange),
    organizations: organizationAccessOf(exchange),
    window: windowVerdictOf(exchange),
  });
  if (Object.keys(found).length === 0) return exchange;
  return { ...exchange, verdicts: { ...exchange.verdicts, ...found } };
}
