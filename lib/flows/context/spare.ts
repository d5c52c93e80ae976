import { isErrorReport, errorsAlone } from '../../exchange/error-report.ts';
import type { Body, Exchange, Header } from '../../exchange/exchange.ts';
import { passkeyBody, passkeyPartsIn } from '../../exchange/passkey.ts';
import { handedNothingIn } from '../../exchange/handed-nothing.ts';
import { malformedHeaderOf } from '../../messages/oauth2/malformed-header.ts';
import { oneTimeValuesIn } from '../../exchange/one-time-values.ts';
import { postedTokenBody, postedTokenIn } from '../../exchange/posted-token.ts';

/** Characters of an answer's body that are kept: the words of a page stand near its beginning. */
export const longestText = 32_000;

/** Says nothing of a login and is in every request, or is somebody's key. */
const needlessInRequest =
  /^(?::|sec-ch-|accept-|priority$|pragma$|cache-control$|upgrade-insecure-requests$|dnt$|te$|connection$|authorization$|if-)/i;

/** Long, and about other things. */
const needlessInResponse =
  /^(?::|link$|report-to$|reporting-endpoints$|nel$|accept-ch|alt-svc$|permissions-policy|feature-policy$|server-timing$|origin-trial$|expect-ct$|p3p$|content-security-policy-report-only$|etag$|last-modified$|vary$)/i;

/**
 * An exchange that merely surrounds a login, without what no question about the login needs: what was sent (a password, say), but for a
 * code or refresh token, whose second use explains a refusal, or for nothing in the place of one or of a token in its header, that a token was, what says how a passkey was
 * used, and the errors that a page reports; the end of a long page, headers about other things. Doing it twice is the same as once.
 */
export function spare(exchange: Exchange): Exchange {
  const { requestHeaders, requestBody, responseHeaders, responseBody } = exchange;
  return {
    ...exchange,
    ...(requestHeaders && { requestHeaders: spareHeaders(exchange, requestHeaders) }),
    ...(requestBody && {
      requestBody: isErrorReport(exchange) ? errorsAlone(exchange) : sentOnce(exchange, requestBody),
    }),
    ...(responseHeaders && { responseHeaders: without(responseHeaders, needlessInResponse) }),
    ...(responseBody && { responseBody: beginning(responseBody) }),
  };
}

/** Where a token belongs and nothing stands, that is what matters. */
function spareHeaders(exchange: Exchange, headers: readonly Header[]): readonly Header[] {
  const shape = malformedHeaderOf(exchange)?.shape;
  const holdsNothing = shape === 'empty' || shape === 'unset';
  return headers.filter(
    ([name]) => !needlessInRequest.test(name) || (holdsNothing && /^authorization$/i.test(name)),
  );
}

function sentOnce(exchange: Exchange, body: Body): Body {
  const passkey = passkeyPartsIn(body);
  if (passkey) return passkeyBody(passkey);
  const values = [...oneTimeValuesIn(body), ...handedNothingIn(body)];
  const token = values.length === 0 ? postedTokenIn(exchange) : undefined;
  if (token) return postedTokenBody(token);
  if (values.length === 0) return { mediaType: body.mediaType };
  return { mediaType: 'application/json', text: JSON.stringify(Object.fromEntries(values)) };
}

/** The exchange without the text of its answer. */
export function textless(exchange: Exchange): Exchange {
  const { responseBody } = exchange;
  if (responseBody?.text === undefined) return exchange;
  return { ...exchange, responseBody: { mediaType: responseBody.mediaType } };
}

function without(headers: readonly Header[], names: RegExp): readonly Header[] {
  return headers.filter(([name]) => !names.test(name));
}

function beginning(body: Body): Body {
  if (body.text === undefined) return body;
  if (/(?:java|ecma)script/.test(body.mediaType)) return { ...body, text: onSecrets(body.text) };
  return isReadable(body.mediaType)
    ? { ...body, text: body.text.slice(0, longestText) }
    : { mediaType: body.mediaType };
}

/** Of a script, so much of its lines as stands beside a word for secrets. */
function onSecrets(text: string): string {
  const passages: string[] = [];
  const word = /secret/gi;
  for (let found = word.exec(text); found && passages.length < mostPassages; found = word.exec(text)) {
    const [before = '', after = ''] = [
      text
        .slice(Math.max(0, found.index - beside), found.index)
        .split('\n')
        .at(-1),
      text.slice(found.index, found.index + beside).split('\n')[0],
    ];
    passages.push(before + after);
    word.lastIndex = found.index + after.length;
  }
  return passages.join('\n');
}

const mostPassages = 50;
/** Characters on either side. */
const beside = 200;

function isReadable(type: string): boolean {
  return (
    /html|json|xml|^text\/(?:plain|event-stream|x-websocket-messages)$|^$/.test(type) && !/svg/.test(type)
  );
}
