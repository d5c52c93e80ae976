import { asNumber } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { inItsWords } from '../../explain/quote.ts';
import { refusedCall } from '../../facts/api/refused-call.ts';
import { answeredAt } from '../../facts/answered-at.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** By the API’s clock the token is of the future. RFC 7519 §4.1.5; RFC 9068 §4. */
export default cause({
  id: 'token-early',
  owner: 'resource_server',
  title: 'By the API’s clock the token is not valid yet',
  signs:
    'nbf or iat of the token lies after the Date of the API’s answer, or the API says that it is not valid yet, and the API refused it.',
  against: 'A token whose times fit the answer’s Date.',
  fix: 'Synchronise the clocks of provider and API (NTP; containers and virtual machines too), or let the API allow a minute of difference.',
  references: ['rfc7519#4.1.5', 'rfc9068#4'],
  example: '"nbf": 1795880990, the API answers 401 at Date 1795880980: “Token used before issued”',
  confusedWith: ['token-expired'],
  folds: ['resource-rejected', 'clock-skew'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const refused = of(refusedCall);
    if (!refused || refused.code === 'insufficient_scope') return undefined;
    const { call, text, means, jwt } = refused;
    const isSaid = means.includes('token-early');
    if (means.length > 0 && !isSaid) return undefined;
    const says = inItsWords(text);
    const begins = Math.max(asNumber(jwt?.claims['nbf']) ?? 0, asNumber(jwt?.claims['iat']) ?? 0) * 1000;
    const at = answeredAt(call);
    const isAhead = at?.clock === 'server' && begins > at.time + (isSaid ? 0 : leeway);
    if (at && isAhead) {
      const seconds = Math.round((begins - at.time) / 1000);
      return {
        at: call,
        why: `The token is good from ${shown(begins)} on, and by the clock of ${endpointOf(call.url)} it was ${shown(at.time)}, ${seconds} seconds before${says}.`,
        proof: 'comparison',
        confidence: 'certain',
        evidence: [call],
        compared: [
          {
            name: 'nbf',
            expected: { value: shown(at.time), at: call },
            got: { value: shown(begins), at: call },
          },
        ],
      };
    }
    if (!isSaid) return undefined;
    return {
      at: call,
      why: `The API says that the token is not valid yet${says}: its clock is behind the provider’s.`,
      proof: 'phrase',
      confidence: 'firm',
      evidence: [call],
    };
  },
});

/** Milliseconds by which clocks may differ unnoticed. */
const leeway = 60_000;

function shown(time: number): string {
  return `${new Date(Math.min(time, 8.64e15)).toISOString().slice(0, 19)}Z`;
}
