import type { Exchange } from '../../exchange/exchange.ts';
import { errorsInAddress, isForbiddenPath } from '../../flows/address-errors.ts';
import { answererOf } from '../answerer/answerer.ts';
import { isProse } from './member-words.ts';
import { saidBy } from './said.ts';
import type { Words } from './words.ts';

/**
 * The status or code by which an app refuses what it was brought, in no words that tell why: 401 or 403 with nothing or “Forbidden” in it,
 * or a redirect to an address with such a code. `undefined` where it says anything else, and where something in front of it answered.
 * @param behind the pages that its redirect led to. RFC 9110 §15.5.2, §15.5.4
 */
export function bareRefusalOf(answer: Exchange, behind: readonly Exchange[]): string | undefined {
  const { kind } = answererOf(answer);
  const code = kind === 'app' || kind === 'unknown' ? codeOf(answer) : undefined;
  const all = [answer, ...behind].flatMap((one) => saidBy(one)?.words ?? []);
  return code !== undefined && all.every(isBare) ? code : undefined;
}

function codeOf({ status = 0, redirectUrl }: Exchange): string | undefined {
  if (redirectUrl === undefined) return status === 401 || status === 403 ? String(status) : undefined;
  const codes = errorsInAddress(redirectUrl).map(([, value]) => value);
  if (codes.length > 0) return codes.every((code) => refusing.test(code)) ? codes[0] : undefined;
  return isForbiddenPath(redirectUrl) ? new URL(redirectUrl).pathname : undefined;
}

/** Of a sentence; what members say beside it (times, paths, numbers) is none. */
function isBare(words: Words): boolean {
  return refusing.test(words.text) || (words.where === 'member' && !isProse(words));
}

const refusing =
  /^(?:(?:http|error|status)[ :]*)*(?:40[13]\b)?[\s:.–-]*(?:forbidden|unauthori[sz]ed|access[ _]denied)?[\s.!]*$/i;
