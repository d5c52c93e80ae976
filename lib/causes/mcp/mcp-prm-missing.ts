import { wereRecorded } from '../../exchange/headers.ts';
import { pageOriginOf } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isRead } from '../../flows/attempt.ts';
import { attempt, lookedAt, type Attempt } from '../../facts/attempt.ts';
import { metadataOfChallenge } from '../../messages/oauth2/challenged-request.ts';
import type { Message } from '../../messages/message.ts';
import { cause } from '../cause.ts';
import { standInFix } from '../discovery/stand-in.ts';

const generalFix =
  'Serve protected resource metadata (JSON with resource and authorization_servers) at the address that WWW-Authenticate names in resource_metadata: the well-known part goes between host and path.';

/** The document that would name the authorization server is not where clients look for it. RFC 9728 §3. */
export default cause({
  id: 'mcp-prm-missing',
  owner: 'resource_server',
  title: 'The API’s description of itself is missing',
  signs:
    'Every address at which the client looked for protected resource metadata was answered with an error or with something else, and no login began.',
  against: 'A login that began all the same, as servers of the first revision of MCP allow.',
  fix: generalFix,
  references: ['rfc9728#3.1', 'rfc9728#5.1', 'mcp#Authorization Server Location'],
  example: 'GET https://api.example/.well-known/oauth-protected-resource/mcp → 404',
  confusedWith: ['mcp-no-challenge', 'mcp-cors', 'wrong-endpoint'],
  folds: [
    'wrong-endpoint',
    'no-answer',
    'cors-token-endpoint',
    'cors-missing',
    'mcp-as-metadata',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of }) {
    const failed = of(attempt);
    if (failed?.stage !== 'resource' || failed.resources.some(isRead) || failed.keptBack) return undefined;
    const { call, resources } = failed;
    const named = call && metadataOfChallenge(call.exchange);
    const asked = resources.find(({ url }) => named && endpointOf(url) === endpointOf(named));
    const isPassedOver = named !== undefined && asked === undefined;
    const at = asked ?? resources.at(-1);
    const isOut = resources.every(isOutOfOrder);
    const cors =
      failed.refusedPreflights.length > 0
        ? ' CORS is lacking too: the browser asks beforehand (OPTIONS), and without a yes it keeps the answer from the page.'
        : '';
    return {
      at,
      ...(isPassedOver
        ? { owner: 'client', fix: passedOverFix }
        : { fix: isOut ? outOfOrderFix : fixOf(failed) }),
      why: `The client found no protected resource metadata, and so no authorization server: ${lookedAt(resources, failed)}.${isOut ? ' The server did not get as far as to look for it: whether it is there was not seen.' : ''}${call ? saidOf(call, isPassedOver) : ''}${cors}`,
      proof: 'comparison',
      confidence: isOut ? 'firm' : 'certain',
      evidence: [...(call ? [call] : []), ...resources],
    };
  },
});

/** The answer is of the server’s state, or of who asks too often. RFC 6585 §4; RFC 9110 §15.6. */
function isOutOfOrder({ exchange: { status = 0 } }: Message): boolean {
  return status === 429 || (status >= 500 && status !== 501);
}

const outOfOrderFix =
  'Try again later, and look in the log of the server, and of the proxy before it, why it answers so at that address.';

/** Only pages of another origin are concerned by CORS. */
function fixOf({ resources, documents, call }: Attempt): string {
  const isOfPage = [call, ...resources].some((one) => one && pageOriginOf(one.exchange) !== undefined);
  return `${generalFix}${standInFix([...resources, ...documents])}${isOfPage ? ` ${corsFix}` : ''}`;
}

const corsFix =
  'For clients in a page answer its preflight (OPTIONS) and send Access-Control-Allow-Origin with it.';

const passedOverFix =
  'Let the client ask for the very address that WWW-Authenticate names in resource_metadata, before it guesses any other.';

function saidOf(call: Message, isPassedOver: boolean): string {
  const named = metadataOfChallenge(call.exchange);
  const api = endpointOf(call.url);
  if (!wereRecorded(call.exchange.responseHeaders)) return '';
  if (named === undefined)
    return ` The refusal of ${api} does not name it (no resource_metadata in WWW-Authenticate).`;
  return isPassedOver
    ? ` The refusal of ${api} names ${endpointOf(named)}, and the client never asked for that.`
    : ` The refusal of ${api} names it.`;
}
