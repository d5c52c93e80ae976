import type { Exchange } from '../../exchange/exchange.ts';
import { isErrorReport, reportedErrors } from '../../exchange/error-report.ts';
import { withoutEntities } from '../../exchange/html-entities.ts';
import { parseJsonObject } from '../../exchange/json.ts';
import { parseForm, type Parameters } from '../../exchange/parameters.ts';
import { errorsAmong, errorsInAddress } from '../../flows/address-errors.ts';
import { challengesOf } from '../../messages/challenge.ts';
import { ledTo } from '../../messages/oidc/led-to.ts';
import { cookieWords } from './cookie-words.ts';
import { toneOf } from './error-words.ts';
import { jsonWords } from './json-words.ts';
import { inOrder, memberWords } from './member-words.ts';
import { ledWords } from './page/led-words.ts';
import { pageWords } from './page/page-words.ts';
import { phrasesInText } from './phrases/find.ts';
import { oneSentence } from './sentence.ts';
import type { Reading, Words } from './words.ts';
import { xmlWords } from './xml-words.ts';

/** Everything an exchange says of a failure: the body of its answer, the challenge, cookies for the next page, where it leads, and what it was asked with. */
export function readingsOf(exchange: Exchange): readonly Reading[] {
  if (isErrorReport(exchange)) return reportWords(exchange);
  return [
    ...bodyWords(exchange).filter(({ words, whole }) => !isEcho(words, whole, exchange)),
    ...inOrder(challengeWords(exchange)),
    ...cookieWords(exchange),
    ...inOrder(
      errorsInAddress(ledTo(exchange) ?? '').map(([name, value]) => memberWords('redirect', name, value)),
    ),
    ...inOrder(requestWords(exchange)),
    ...inOrder(leadingWords(exchange)),
  ];
}

/** A page that shows the parameters it was asked with, as JSON (n8n’s callback): they are said once, by whom they come from. */
function isEcho({ where }: Words, whole: string, { url }: Exchange): boolean {
  if (where === 'member' || !whole.includes('"error"')) return false;
  return errorsInAddress(url).some(
    ([name, value]) => name === 'error' && value !== '' && whole.includes(`"error":${JSON.stringify(value)}`),
  );
}

function bodyWords({ status = 0, responseBody, redirectUrl }: Exchange): readonly Reading[] {
  const text = responseBody?.text?.trimStart() ?? '';
  const isFailure = status >= 400;
  if (text === '' || redirectUrl !== undefined || (status >= 300 && status < 400)) return [];
  const type = responseBody?.mediaType ?? '';
  const json = /json/.test(type) || /^[[{]/.test(text) ? jsonBodyWords(text, isFailure) : [];
  if (json.length > 0 || /json/.test(type)) return json;
  if (/html/.test(type)) return pageWords(text, isFailure);
  if (/xml/.test(type)) return xmlWords(text, isFailure);
  return plainTypes.test(type) ? undeclaredWords(text, isFailure) : [];
}

/** A page that failed may only lead to the one that says why. */
function leadingWords({ status = 0, responseBody, redirectUrl }: Exchange): readonly Reading[] {
  const isPage = status >= 400 && redirectUrl === undefined && /html/.test(responseBody?.mediaType ?? '');
  return isPage ? ledWords(responseBody?.text ?? '') : [];
}

/** Types under which servers send whatever they have. */
const plainTypes =
  /^(?:text\/plain|text\/markdown|application\/x-www-form-urlencoded|application\/octet-stream)?$/;

function undeclaredWords(text: string, isFailure: boolean): readonly Reading[] {
  const lines = isFailure ? errorLines(text) : [];
  if (lines.length > 0) return lines;
  if (text.startsWith('<?xml')) return xmlWords(text, isFailure);
  if (text.startsWith('<')) return pageWords(text, isFailure);
  if (text.length > 20_000 || !/^[\w.-]{1,60}=[^\s<>{}]*$/.test(text)) return textWords(text, isFailure);
  return inOrder(
    errorsAmong(filledIn(text), isFailure).map(([name, value]) => memberWords('body', name, value)),
  );
}

/** Characters of JSON: what is longer is data. */
const longestJson = 200_000;

function jsonBodyWords(text: string, isFailure: boolean): readonly Reading[] {
  if (text.length > longestJson) return [];
  if (!text.startsWith('[')) return jsonWords(parseJsonObject(text), isFailure);
  return isFailure ? jsonWords(parseJsonObject(`{"errors":${text}}`), true) : [];
}

/** OpenIddict’s pages and others: one parameter of the error on a line each, `error_description:The mandatory …`. RFC 6749 §4.1.2.1. */
function errorLines(text: string): readonly Reading[] {
  const found = [...text.slice(0, 4000).matchAll(/^(error(?:_description|_uri)?) ?: ?(\S.*)$/gm)];
  if (!found.some(([, name]) => name === 'error_description')) return [];
  return inOrder(found.map(([, name = '', value = '']) => memberWords('body', name, value.trim())));
}

/** The whole of a plain text is what was said. */
function textWords(text: string, isFailure: boolean): readonly Reading[] {
  // Go’s http.Error with what was escaped for a page.
  const whole = withoutEntities(text.slice(0, 4000));
  const isSaid =
    isFailure || (text.length < 500 && (toneOf(whole) === 'plain' || phrasesInText(whole).length > 0));
  const sentence = isSaid && /\p{L}{3}|\p{Script=Han}/u.test(whole) ? oneSentence(whole) : '';
  return sentence === '' ? [] : [{ words: { where: 'sentence', source: 'body', text: sentence }, whole }];
}

/** RFC 6750 §3: `error` and `error_description` of the challenge. */
function challengeWords(exchange: Exchange): readonly Reading[] {
  return challengesOf(exchange).flatMap(({ params }) =>
    ['error_description', 'error', 'error_uri'].flatMap((name) =>
      params[name] ? [memberWords('header', name, params[name])] : [],
    ),
  );
}

function requestWords({ url, requestBody }: Exchange): readonly Reading[] {
  const posted =
    requestBody?.mediaType === 'application/x-www-form-urlencoded' && requestBody.text
      ? errorsAmong(filledIn(requestBody.text.slice(0, 100_000)), false)
      : [];
  return [...posted, ...errorsInAddress(url)].map(([name, value]) => memberWords('request', name, value));
}

/** What a page’s script reports of an error stands in what it sends; what it is answered says nothing. */
function reportWords(exchange: Exchange): readonly Reading[] {
  return reportedErrors(exchange).flatMap((whole): Reading[] => {
    const text = oneSentence(whole);
    return text === '' ? [] : [{ words: { where: 'alert', source: 'request', text }, whole }];
  });
}

function filledIn(text: string): Parameters {
  return parseForm(text).filter(([, value]) => value !== '');
}
