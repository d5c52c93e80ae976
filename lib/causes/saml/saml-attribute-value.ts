import { hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { appWords } from '../../facts/said/app-words.ts';
import { isNamedSo } from '../../facts/saml/attribute-name.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider tells what the site asked for, in a form that the site does not take. */
export default cause({
  id: 'saml-attribute-value',
  owner: 'authorization_server',
  title: 'An attribute of the assertion has a value that the site does not take',
  signs:
    'The site refused, its page names an attribute and the form that its value must have, and the assertion that was posted has that attribute; where the form is a set of characters and a length, its value is held against them.',
  against: 'An encrypted assertion; an attribute that fits the form; a page that names no attribute.',
  fix: 'Map this attribute to something that always has that form (an email address or user name in place of a display name), or let the identity provider transform the value.',
  references: ['saml-core#2.7.3'],
  example:
    'RoleSessionName "Jo Bäcker"; “RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}”',
  confusedWith: ['saml-attribute-missing', 'saml-nameid'],
  folds: ['saml-nameid', 'saml-attribute-missing', 'callback-failed', 'unexplained', 'known-error'],
  needs: ['flow', lastSamlAnswer],
  inspect({ of, ending }): CauseDraft | undefined {
    const { answer } = of(lastSamlAnswer);
    const said = of(appWords)?.text ?? '';
    const [, before = '', form = ''] = demands.exec(said) ?? [];
    if (ending.outcome !== 'failed' || !answer.assertion || before === '') return undefined;
    const { message, assertion } = answer;
    const found = wordsOf(before).flatMap((name) => {
      const attribute = assertion.attributes.find((one) =>
        [one.name, one.friendlyName].some((own) => own !== undefined && name !== '' && isNamedSo(own, name)),
      );
      const value = attribute?.values.find((one) => one.trim() !== '');
      return value === undefined ? [] : [{ name, value }];
    })[0];
    if (!found) return undefined;
    const { name, value } = found;
    const wrong = against(value, form);
    if (wrong?.length === 0) return undefined;
    const who = hostOf(message.url) || 'The site';
    return {
      at: message,
      why: `The value of the attribute ${name} in the assertion has not the form that ${who} wants${wrong ? `: it has ${wrong.join(' and ')}` : ''}.${itSays(said)}`,
      proof: wrong ? 'comparison' : 'phrase',
      confidence: wrong ? 'certain' : 'firm',
      evidence: [message],
    };
  },
});

/** `X must match …`, `X in the response must satisfy regular expression pattern: …`, `X may only contain …`; what stands before, and a set. */
const demands =
  /([^.!?;]{1,160}?) (?:must (?:match|satisfy|conform|consist|contain only|be (?:a valid|in the form|of the form))|may only contain|can only contain|should match|does not match the (?:pattern|format|regular expression)|has an invalid (?:format|value))[^[\]]{0,60}(\[[^\]]{1,80}\](?:\{\d{1,4},\d{0,4}\}|[+*])?)?/i;

/** The last words of a text, without marks. */
function wordsOf(text: string): readonly string[] {
  return text
    .split(/\s+/)
    .slice(-6)
    .map((word) => word.replaceAll(/^[^\w]+|[^\w]+$/g, ''));
}

/** What does not fit one set of characters and a length; `undefined` where the form is another. No pattern of a page is run as it is. */
function against(value: string, form: string): readonly string[] | undefined {
  const [, set = '', least = '0', most = ''] =
    /^\[([^\]^\\][^\]\\]{0,80})\](?:\{(\d{1,4}),(\d{0,4})\}|[+*])?$/.exec(form) ?? [];
  if (set === '') return undefined;
  const isAllowed = ofSet(set);
  const others = [...new Set([...value].filter((one) => !isAllowed(one)))].slice(0, 5);
  const length = [...value].length;
  return [
    ...(others.length > 0 ? [`characters that are not allowed there (${others.map(named).join(', ')})`] : []),
    ...(length < Number(least) || (most !== '' && length > Number(most)) ? [`${length} characters`] : []),
  ];
}

/** The characters of a set as regular expressions write it: single ones and ranges. */
function ofSet(set: string): (one: string) => boolean {
  const parts = [...set.matchAll(/(.)-(.)|(.)/gu)].map(
    ([, from, to, single]) => [from ?? single!, to ?? single!] as const,
  );
  return (one) => parts.some(([from, to]) => one >= from && one <= to);
}

function named(one: string): string {
  return one === ' ' ? 'a blank' : `“${one}”`;
}
