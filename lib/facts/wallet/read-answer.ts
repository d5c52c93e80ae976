import { messagesOf, type Flow, type ReadAnswer } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { verdictsSaid, type Verdicts } from '../../vocabulary/verdicts.ts';
import { answeredQueries } from './answered-queries.ts';
import { describedFor } from './described-credential.ts';
import type { IssuanceFault } from './issuance-fault-words.ts';
import { issuanceMessagesOf } from './issuance-faults.ts';
import { answerFaultsOf } from './issued-credentials.ts';
import { otherProofFaultsIn } from './other-proofs.ts';
import { presentedMdocs } from './presented-mdocs.ts';
import { presentedSdJwts } from './presented-sd-jwts.ts';
import { askedIn } from './presentation.ts';
import { requestFaultsFor } from './request-for-credential.ts';
import { uncheckableBy } from './uncheckable.ts';
import { signedTransactions } from './transaction-data.ts';

/** What an answer shows, documents among it, and how it differs from the request: read in pages and on the command line. */
export const readAnswer: ReadAnswer = (answer, flow) => {
  if (answer.kind !== 'presentation_response') return readIssuance(answer, flow);
  const asked = askedIn(flow);
  const shown = [...presentedSdJwts(answer, asked, uncheckableBy), ...presentedMdocs(answer, asked)];
  return verdictsSaid({
    presented: shown.length > 0 ? JSON.stringify(shown) : undefined,
    vp_answer: asked && answeredQueries(answer, asked),
    transaction_data: asked && signedTransactions(answer, asked),
  });
};

/** The same of all answers, to be kept when their values are taken out. */
export function answerVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  const answers = [...messagesOf(flow, 'presentation_response'), ...issuanceMessagesOf(flow)];
  return answers.map((answer) => [answer, { ...readAnswer(answer, flow), ...answer.exchange.verdicts }]);
}

function readIssuance(message: Message, flow: Pick<Flow, 'messages'>): Verdicts {
  const faults = [...new Set(issuanceFaultsIn(message, flow))].slice(0, 10);
  return verdictsSaid({ issuance_faults: faults.length > 0 ? faults.join(' ') : undefined });
}

function issuanceFaultsIn(message: Message, flow: Pick<Flow, 'messages'>): readonly IssuanceFault[] {
  const { kind, answer, params, exchange } = message;
  switch (kind) {
    case 'credential_request':
      return [
        ...requestFaultsFor(message, describedFor(message, flow)),
        ...otherProofFaultsIn(message, flow),
        ...answerFaultsOf(message, flow),
      ];
    case 'deferred_credential_request':
      return answerFaultsOf(message, flow);
    case 'credential_nonce_request':
      return answer && exchange.status === 200 && answer['c_nonce'] === undefined
        ? ['answer_nonce_absent']
        : [];
    case 'credential_notification':
      return params['event'] && !events.has(params['event']) ? ['wallet_event_unknown'] : [];
    default:
      return [];
  }
}

/** OpenID4VCI §11.1. */
const events: ReadonlySet<string> = new Set([
  'credential_accepted',
  'credential_failure',
  'credential_deleted',
]);
