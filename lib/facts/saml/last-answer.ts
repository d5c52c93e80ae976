import { fact } from '../fact.ts';
import { samlFactsOf } from './facts.ts';

/** What can be compared of a SAML login’s last answer; `undefined` for other protocols and before there is one. */
export const lastSamlAnswer = fact('lastSamlAnswer', ({ flow }) => samlFactsOf(flow).at(-1));
