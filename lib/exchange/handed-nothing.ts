import type { Body, Exchange } from './exchange.ts';
import { asObject, parseJsonObject, type JsonObject } from './json.ts';
import { bodyParameters } from './parameters.ts';
import { isUnset } from './unset.ts';

/** What an answer brings and a page hands on, by the wire’s name, and as pages call it. */
const handedOn = [
  ['code', /^(?:auth(?:orization)?_?)?code$/i],
  ['oauth_verifier', /^(?:oauth_?)?verifier$/i],
  ['state', /^state$/],
] as const;

/** A value of an answer that a body has nothing for: its name on the wire, and what stands there (`null`, `'undefined'`, an empty text). */
export type HandedNothing = readonly [name: (typeof handedOn)[number][0], sent: string | null];

const longestBody = 20_000;
/** `{"variables":{"input":{"code":null}}}` */
const deepest = 3;

/**
 * The values of a login’s answer that a body hands on as nothing: a form, or JSON down to the third level. Never throws; linear.
 */
export function handedNothingIn(body: Body | undefined): readonly HandedNothing[] {
  const text = body?.text;
  if (!text || text.length > longestBody || !/code|verifier|state/i.test(text)) return [];
  const json = parseJsonObject(text);
  const empty = (json ? flat(json, deepest) : formOf(text)).filter(([, value]) => isNothing(value));
  return handedOn.flatMap(([name, called]): readonly HandedNothing[] => {
    const found = empty.find(([member]) => called.test(member));
    return found ? [[name, found[1]]] : [];
  });
}

type Members = readonly (readonly [name: string, value: string | null])[];

/** With the parameters that have no value. */
function formOf(text: string): Members {
  return bodyParameters({ mediaType: 'application/x-www-form-urlencoded', text });
}

function flat(object: JsonObject, levels: number): Members {
  return Object.entries(object).flatMap(([name, value]): Members => {
    if (value === null || typeof value === 'string') return [[name, value]];
    const inner = levels > 1 ? asObject(value) : undefined;
    return inner ? flat(inner, levels - 1) : [];
  });
}

function isNothing(value: string | null): boolean {
  return value === null || value === '' || isUnset(value);
}

/** The same of a call; a trace says it where the values are taken away. */
export function handedNothingBy({
  requestBody,
  verdicts,
}: Pick<Exchange, 'requestBody' | 'verdicts'>): readonly HandedNothing[] {
  const [name, sent = ''] = verdicts?.handed_nothing?.split(' ') ?? [];
  const known = handedOn.find(([one]) => one === name);
  return known ? [[known[0], sent]] : handedNothingIn(requestBody);
}

/** For a trace. */
export function handedNothingVerdict([name, sent]: HandedNothing): string {
  return `${name} ${sent ?? 'null'}`;
}
