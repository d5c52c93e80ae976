import { messagesOf, type Flow, type ReadAnswer } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { verdictsSaid, type Verdicts } from '../../vocabulary/verdicts.ts';
import { answeredQueries } from './answered-queries.ts';
import { presentedMdocs } from './presented-mdocs.ts';
import { presentedSdJwts } from './presented-sd-jwts.ts';
import { askedIn } from './presentation.ts';
import { signedTransactions } from './transaction-data.ts';

/** What an answer shows, documents among it, and how it differs from the request: read in pages and on the command line. */
export const readAnswer: ReadAnswer = (answer, flow) => {
  const asked = askedIn(flow);
  const shown = [...presentedSdJwts(answer, asked), ...presentedMdocs(answer, asked)];
  return verdictsSaid({
    presented: shown.length > 0 ? JSON.stringify(shown) : undefined,
    vp_answer: asked && answeredQueries(answer, asked),
    transaction_data: asked && signedTransactions(answer, asked),
  });
};

/** The same of all answers, to be kept when their values are taken out. */
export function answerVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  return messagesOf(flow, 'presentation_response').map((answer) => [
    answer,
    { ...readAnswer(answer, flow), ...answer.exchange.verdicts },
  ]);
}
