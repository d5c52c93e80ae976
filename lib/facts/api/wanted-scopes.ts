import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, asText, parseJson, type JsonObject } from '../../exchange/json.ts';
import { scopesIn } from '../tokens/refresh.ts';

/**
 * The scopes that a refusal names in members of its own, of itself or of its first error: Slack’s `needed`, `requiredScopes`, Strava’s field, from the verdict of a trace
 * where there is one. Empty where it names none. RFC 6749 §3.3 leaves open how an API tells; RFC 6750 §3 has its challenge for it.
 */
export function namedScopesIn({ responseBody, verdicts }: Exchange): readonly string[] {
  if (verdicts?.wanted_scopes !== undefined) return scopesIn(verdicts.wanted_scopes);
  const text = responseBody?.text ?? '';
  if (text.length > longest || !/scope|needed|_permission/i.test(text)) return [];
  const [answer] = [parseJson(text)].flat().slice(0, 1).map(asObject);
  if (!answer) return [];
  const { errors, error } = answer;
  const first = asObject(Array.isArray(errors) ? errors[0] : error);
  const isSlacks = answer['ok'] === false || asText(error) === 'missing_scope';
  const objects = [answer, first, asObject(first?.['extensions'])].filter((one) => one !== undefined);
  const [found] = objects.flatMap((one) => scopesOf(one, isSlacks));
  return (found ?? []).every((name) => scopeShape.test(name)) ? (found ?? []).slice(0, mostNames) : [];
}

/** Characters of an answer that is read: a refusal is short. */
const longest = 20_000;
/** As scopes are made up: nothing with digits in a row, as secrets and numbers of people have, and no address of anybody’s. RFC 6749 §3.3. */
const scopeShape =
  /^(?=.{2,100}$)(?!.*\d{3})(?:https:\/\/)?[A-Za-z][A-Za-z0-9]{0,30}(?:[.:/_*-]{1,3}[A-Za-z0-9*]{1,30}){0,12}$/;
const mostNames = 10;

function scopesOf(object: JsonObject, isSlacks: boolean): readonly (readonly string[])[] {
  // Strava’s `{"resource":"AccessToken","field":"activity:read_permission","code":"missing"}`.
  const isStravas = object['resource'] === 'AccessToken' && object['code'] === 'missing';
  const [, stravas] = /^(.{1,60})_permission$/.exec(isStravas ? (asText(object['field']) ?? '') : '') ?? [];
  if (stravas !== undefined) return [[stravas]];
  return Object.entries(object).flatMap(([name, value]) => {
    const isNamed = /^(?:required|missing|needed|wanted)[_-]?scopes?$/i.test(name);
    if (!isNamed && !(isSlacks && name === 'needed')) return [];
    const list = Array.isArray(value) ? value.flatMap((one) => asText(one) ?? []) : scopesIn(value);
    return list.length > 0 ? [list] : [];
  });
}

/**
 * The scopes whose lack a sentence tells of, in whatever language; `undefined` where it tells of none: a role over the scope of a
 * subscription is another thing (Azure), and so is what is out of scope. Empty where it names none. For what an API says to a token.
 */
export function lackedScopesIn(said: string): readonly string[] | undefined {
  // Whose address it is, no scope tells.
  const text = said.replace(/\S+@\S+/g, ' ');
  if (!scope.test(text) || !lack.test(text) || otherScope.test(text)) return undefined;
  const quoted = [...text.matchAll(inQuotes)].map(([, name = '']) => name);
  const listed = [...text.matchAll(afterColon)].map(([, name = '']) => name);
  const structured = text.match(structuredName) ?? [];
  const names = [...quoted, ...listed, ...structured].map((name) => name.replace(/[.:/,-]+$/, ''));
  const own = [...new Set(names)].filter((name) => !notNames.test(name)).slice(0, mostNames);
  return own.length > 0 || near.test(text) ? own : undefined;
}

const scopeWord = String.raw`\bscopes?\b|\bscp\b|geltungsbereich|\bportées?\b|ámbitos?|\bescopos?\b|スコープ|作用域|스코프`;
const lackWord = String.raw`\bmissing|\black|\brequir|\bneed|insufficient|\bwithout\b|\bnot (?:have|granted|contain|include|present|sufficient)|n['’]t (?:have|contain|include)|\bfehl|benötigt|erforderlich|\bmanqu|\brequis|\binsuffisan|\bfalta|requier|insuficien|ausente|\bexige|mancan|richied|ontbreek|vereist|\bbrak|wymaga|отсутств|требу|足り|不足|必要|缺少|없|필요`;
const scope = new RegExp(scopeWord, 'i');
const lack = new RegExp(lackWord, 'i');
/** The two beside each other. */
const near = new RegExp(
  String.raw`(?:${lackWord})[\wéñã]*(?:\s+[\w'’]{1,12}){0,2}\s+["'“«]?(?:${scopeWord})|(?:${scopeWord})\S{0,3}(?:\s+\S{1,30}){0,3}\s*(?:${lackWord})`,
  'i',
);
const otherScope =
  /\b(?:out of|outside|over|within|in|this|that|current|subscription)\s+(?:the\s+)?(?:scopes?)\b(?!\s*[:=]?\s*["'“])|\bover scope\b|\bscope ['"]?\/|\/subscriptions\//i;
const inQuotes = /["'“„«`‘「]([a-z][\w.:/-]{1,99})["'”“»`’」]/gi;
const afterColon = /\bscopes?\s?[:=]\s?\[?["'“]?([a-z][\w.:/-]{1,99})/gi;
/** `orders:read`, `Files.Read.All`, `https://…/auth/drive`, `user-read-email`: no word of a sentence. */
const structuredName = /(?<![\w.:/-])[a-z][\w]*(?:(?::\/\/|[.:/_-])\w+){1,12}/gi;
/** What is no scope for all that: the names of errors and of tokens, hyphenated words, abbreviations. */
const notNames =
  /scope|token|^(?:e\.g|i\.e|pre-|non-|re-)|^(?:authorization|error|message|status)$|\.(?:html?|php|com|org|net)(?:\/|$)/i;
