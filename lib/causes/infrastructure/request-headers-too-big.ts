import { sizeRefusedOf } from '../../facts/answerer/size-refused.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import { cause } from '../cause.ts';

/** Cookies have piled up until a server refuses the request. RFC 6585 §5. */
export default cause({
  id: 'request-headers-too-big',
  owner: 'client',
  title: 'The request’s headers are too big',
  signs:
    'Status 431, or a 400 whose page speaks of headers or cookies that are too large; the bytes of the cookies sent.',
  against:
    'A small request that was answered 400: then something else was wrong with it; cookies of one making that have piled up.',
  fix: 'Clear the cookies of this site now. Let the app delete its login cookies at the callback and when a login is given up, begin no logins from background calls, and keep tokens out of cookies.',
  references: [],
  example: 'GET /callback with 9,800 bytes of cookies → 400 Request Header Or Cookie Too Large',
  confusedWith: ['callback-failed', 'cookies-too-many'],
  folds: ['callback-failed', 'provider-error-page', 'unexplained'],
  needs: ['flow'],
  inspect({ of }) {
    const found = of(failingExchanges).find(({ exchange }) => sizeRefusedOf(exchange)?.part === 'headers');
    const size = found && sizeRefusedOf(found.exchange);
    if (!found || !size) return undefined;
    const who = size.answerer.product ?? 'The server';
    const largest = size.cookies.slice(0, 3).map(({ name, bytes }) => `${name} (${bytes} bytes)`);
    const cookies =
      size.cookieCount > 0
        ? `: ${size.cookieCount} ${size.cookieCount === 1 ? 'cookie' : 'cookies'} of ${size.cookieBytes} bytes in all, the largest ${largest.join(', ')}`
        : '';
    return {
      at: found.at,
      why: `${who} refused the request because its headers are too big${cookies}.`,
      proof: size.certainty === 'said' ? 'phrase' : 'status',
      confidence: size.certainty === 'said' ? 'certain' : 'tentative',
      evidence: [found.at],
    };
  },
});
