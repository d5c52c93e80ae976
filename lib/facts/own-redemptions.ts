import type { Message } from '../messages/message.ts';
import { fact } from './fact.ts';

/** Token requests that redeem the code of this login's own answer, in order of time; none where either was not seen. RFC 6749 §4.1.3. */
export const ownRedemptions = fact(
  'ownRedemptions',
  ({ authorizationResponse, redemptions = [] }): readonly Message[] => {
    const code = authorizationResponse?.params['code'];
    return code ? redemptions.filter(({ params }) => params['code'] === code) : [];
  },
);
