import { toneOf } from './error-words.ts';

/** Characters of a quotation. */
export const longestQuote = 200;

/** Characters that a sentence is looked for in. */
const longestText = 4000;

/** A sentence that is not enough by itself: `Oops!`, `Error.` */
const shortest = 24;

/**
 * One sentence of a text, to be quoted: the first that says that something failed, else the first. White space is one space, stack
 * frames and the queries of addresses are gone, and what is longer than {@link longestQuote} characters ends with `…`. `''`
 * for a text without words.
 */
export function oneSentence(text: string): string {
  const all = sentencesOf(text);
  const own = all.filter((one) => !definition.test(one) && !beside.test(one) && !isReference(one));
  const sentences = own.length > 0 ? own : all;
  const telling = sentences.findIndex(
    (one) => one.length >= shortest && toneOf(withoutAddresses(one)) === 'plain',
  );
  const named = sentences.findIndex((one) => reason.test(one));
  const at = named < 0 ? Math.max(telling, 0) : named;
  const chosen = sentences[at] ?? '';
  const next = sentences[at + 1];
  const whole = chosen.length < shortest && next !== undefined ? `${chosen} ${next}` : chosen;
  return cut(whole);
}

/** The first sentence of a text of which something is true, to be quoted; `''` where none is. */
export function sentenceWhere(text: string, isMeant: (sentence: string) => boolean): string {
  return cut(sentencesOf(text).find(isMeant) ?? '');
}

/** True for a sentence that says what a code means in general, and nothing of this failure. */
export function isDefinition(text: string): boolean {
  return definition.test(text);
}

/** True for a number or time by which whoever runs the server finds the failure in its log: `Activity ID: 00000000-…`, `Timestamp: …`. */
export function isReference(text: string): boolean {
  return reference.test(text);
}

const reference =
  /^(?:(?:activity|correlation|operation|request|trace|tracking|session|event|incident|support|error|log|client request)[ -]?id(?:entifier)?|time ?stamp|error time|node name|ref(?:erence)?(?: (?:id|no\.?|number|code))?) ?[:#]/i;

/** What a code means in general, as the standards put it and servers repeat it, and what Okta and IdentityServer begin each refusal with: what they add says more. RFC 6749 §4.1.2.1, §5.2. */
const definition =
  /^(?:Your request resulted in an error\.?$|Sorry, there was an error(?: ?: ?\w{1,40})?\.?$|The (?:authorization )?request is missing a (?:required )?parameter, includes an|The client is not authorized to request (?:a token|an? (?:authorization )?(?:code|grant)|an access token) using this method|The resource owner or authorization server denied the request\.?$|The authorization server (?:does not support obtaining an? .{3,40} using this method|encountered an unexpected condition (?:that|which) prevented it)|The requested scope is invalid, unknown,? or malformed|Client authentication failed \(e\.g|The provided authorization grant \(e\.g)/i;

/** What came before says only that it failed. */
const reason = /^(?:reason|cause|grund|ursache|raison|motivo|causa|reden)\s?: \S+\s+\S/i;

/** The name of an exception’s class alone, as Python writes it; and where there is more to read. */
const beside =
  /^(?:<class '[\w.]{1,120}'>|(?:more information|learn more|read more|find out more)(?!\p{L})[^.!?]{0,60}[.!?]?)$/iu;

/** The sentences of a text, lines apart, without stack frames. */
function sentencesOf(text: string): readonly string[] {
  return withoutFrames(text.slice(0, longestText))
    .split('\n')
    .flatMap((line) => withoutQueries(line.replaceAll(/\s+/g, ' ').trim()).split(between))
    .filter((one) => /[\p{L}\p{N}]/u.test(one));
}

/** A full stop and a space, and what does not look like the middle of a sentence; or the full stop of Chinese and Japanese. */
const between =
  /(?<=[.!?…]["'”’)\]]?)(?<!\b(?:e\.g|i\.e|z\.B|vs|No|Nr|approx|incl)\.) (?=["'“‘([]?[^\p{Ll}\s])|(?<=[。！？])/u;

/** A line of a stack trace: of JavaScript and .NET, Java, Python, PHP, Ruby, Go. */
const frame =
  /^\s{0,20}(?:at\s\S.{0,300}|File ".{1,300}", line \d+.{0,100}|#\d{1,4}\s\S.{0,300}|from\s\S{1,300}:\d+:in .{0,200}|goroutine \d+ \[.{0,40}|\S{1,200}\.(?:go|rb|py|php|js|ts|java|cs):\d+.{0,100}|Traceback \(most recent call last\):?)$/;

/** The message before the frames; in Python's traces it comes last. Frames that follow on one line are cut there. */
function withoutFrames(text: string): string {
  const lines = text.split(/\r?\n/);
  const isPython = lines.some((line) => /^\s{0,20}Traceback \(most recent call last\)/.test(line));
  if (isPython) return lines.findLast((line) => line.trim() !== '' && !/^\s|^Traceback/.test(line)) ?? '';
  const first = lines.findIndex((line) => frame.test(line));
  const kept = first < 0 ? lines : lines.slice(0, first);
  return kept.map((line) => line.split(frameInLine)[0] ?? '').join('\n');
}

const frameInLine =
  /\s{1,9}at [\w.$<>[\] ]{1,120}\([^()\s]{1,300}:\d+(?::\d+)?\)|\s{1,9}at (?:\/|file:|[A-Z]:\\|async )\S{1,300}:\d+/;

/** Addresses keep scheme, host and path. RFC 3986 §3. */
function withoutQueries(text: string): string {
  return text.replaceAll(/\b([a-z][a-z0-9+.-]{1,30}:\/\/[^\s"'<>?#]{1,600})[?#][^\s"'<>]{0,2000}/gi, '$1');
}

/** `https://aka.ms/invalid-client` names an article, and says nothing of this failure. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s"'<>]+/gi, '');
}

function cut(text: string): string {
  if (text.length <= longestQuote) return text;
  const end = text.lastIndexOf(' ', longestQuote - 1);
  return `${text.slice(0, end > longestQuote / 2 ? end : longestQuote - 1).toWellFormed()}…`;
}
