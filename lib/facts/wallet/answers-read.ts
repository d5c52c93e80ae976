import { messagesOf } from '../../flows/flow.ts';
import { fact } from '../fact.ts';

/** The wallet’s answers, each with what it was recorded or read to show, as verdicts. */
export const answersRead = fact('answersRead', ({ flow }) =>
  messagesOf(flow, 'presentation_response').map((message) => ({
    message,
    verdicts: { ...flow.readAnswer?.(message, flow), ...message.exchange.verdicts },
  })),
);
