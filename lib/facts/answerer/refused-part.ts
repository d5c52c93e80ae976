import type { Exchange } from '../../exchange/exchange.ts';
import type { RecordedSizes } from '../../exchange/quoting-verdicts.ts';

const saidOfHeaders =
  /request header or cookie too large|request ?header ?section ?(?:too ?large|exceeds)|size of a request header field exceeds|request header (?:is )?too large|header(?:s)? (?:fields? )?(?:is |are )?too (?:large|long|big)|request too long|request header fields too large|cookie too (?:large|big)|header overflow/i;
const saidOfAddress =
  /uri too (?:long|large)|url too long|request-?ur[il] too (?:long|large)|query string too long|404\.15|404\.14|url.s length exceeds/i;
const saidOfBody =
  /request entity too large|payload too large|content too large|body too large|entity too large|404\.13|413\.1/i;

/** Characters of an answer in which that is looked for. */
const longestBody = 5000;

/** Which part of a request was too large, as the answer’s status or page says; `undefined` where neither does. RFC 6585 §5; RFC 9110 §15.5.14, §15.5.15. */
export function refusedPart({ status, responseBody }: Exchange): RecordedSizes['part'] | undefined {
  if (status === 431 || status === 494) return 'headers';
  if (status === 414) return 'address';
  const text = status !== undefined && status >= 400 ? (responseBody?.text?.slice(0, longestBody) ?? '') : '';
  if (saidOfHeaders.test(text)) return 'headers';
  if (saidOfAddress.test(text)) return 'address';
  return status === 413 || saidOfBody.test(text) ? 'body' : undefined;
}
