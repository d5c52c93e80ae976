import { decodeBase64 } from '../exchange/base64.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import { isWithheld } from '../exchange/cleaned.ts';
import { parameter, requestParameters } from '../exchange/parameters.ts';
import { percentDecoded } from '../exchange/percent.ts';

/** Seconds or milliseconds since 1970 between 2017 and 2033, by themselves. */
const time = /(?<![0-9a-z])(1[5-9]\d{8})(\d{3})?(?![0-9a-z])/gi;

/** A state that is older was not kept by anybody’s browser: the number is something else. */
const oldest = 7 * 24 * 3_600_000;

/** Characters of a state that are read. */
const longest = 4096;

/**
 * When an answer's state says that it was made, in milliseconds since 1970: apps put the time in, in clear or packed (Pomerium:
 * `nonce|1795784705|…`; `iat` of a JWT). `undefined` for a state without one, or with one that cannot be. Of a trace, by its verdict.
 */
export function stateMadeAt(exchange: Exchange): number | undefined {
  const recorded = exchange.verdicts?.state_made;
  if (recorded !== undefined) return Number(recorded);
  const state = parameter(requestParameters(exchange), 'state')?.slice(0, longest) ?? '';
  if (state === '' || isWithheld(state)) return undefined;
  const times = textsOf(state).flatMap((text) =>
    [...text.matchAll(time)].map(([, seconds = '', rest = '000']) => Number(seconds + rest)),
  );
  const possible = times.filter((at) => at <= exchange.startedAt && at >= exchange.startedAt - oldest);
  return new Set(possible).size === 1 ? possible[0] : undefined;
}

/** As it is, and each of its parts unpacked; what is no text among the bytes stands between the others. */
function textsOf(state: string): readonly string[] {
  const plain = percentDecoded(state);
  const jwt = decodeJwt(plain);
  if (jwt) return jwt.type === 'jws' ? [JSON.stringify(jwt.claims)] : [];
  const parts = [plain, ...plain.split(/[|;~,.:]/)].filter((part) => part.length >= 12);
  return [
    plain,
    ...parts.flatMap((part) => {
      const bytes = decodeBase64(part);
      return bytes ? [Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')] : [];
    }),
  ];
}

/** Milliseconds: no app that is known gives a login up sooner. */
export const shortestWait = 5 * 60_000;

/** For a trace, where redaction takes the state away: the time of one that is older than that; `undefined` for all others. */
export function stateMadeVerdictOf(exchange: Exchange): string | undefined {
  const made = stateMadeAt(exchange);
  return made !== undefined && exchange.startedAt - made >= shortestWait ? String(made) : undefined;
}
