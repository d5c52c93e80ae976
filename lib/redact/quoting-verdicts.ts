import { asObject, asText, asTexts } from '../exchange/json.ts';
import type { Verdicts } from '../vocabulary/verdicts.ts';
import {
  readOwnValue,
  readRecordedSizes,
  readRecordedWords,
  writeOwnValue,
  writeRecordedSizes,
  writeRecordedWords,
} from '../exchange/quoting-verdicts.ts';
import type { Context } from './context.ts';
import { cookieName } from './cookies.ts';

/** Verdicts are our own words and stay, but for those that quote the wire: their words go the way of all descriptions. */
export function redactVerdicts(context: Context, verdicts: Verdicts): Verdicts {
  const entries = Object.entries(verdicts).flatMap(([name, value]): [string, string][] => {
    if (name === 'said') return withValue(name, redactWords(context, value));
    if (name === 'own_value') return withValue(name, redactOwnValue(context, value));
    if (name === 'presented') return withValue(name, redactPresented(context, value));
    if (name === 'request_size') return withValue(name, redactSizes(context, value));
    if (name === 'wanted_scopes')
      return [
        [
          name,
          value
            .split(' ')
            .map((one) => context.description(one))
            .join(' '),
        ],
      ];
    return [[name, value]];
  });
  return Object.fromEntries(entries);
}

function withValue(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}

function redactWords(context: Context, value: string): string | undefined {
  const all = readRecordedWords(value);
  return (
    all &&
    writeRecordedWords(
      all.map((one) => ({
        where: context.name(one.where),
        source: context.name(one.source),
        name: one.name.split('.').map((part) => context.name(part)).join('.'), // prettier-ignore
        text: context.description(one.text),
        phrases: one.phrases.filter((id) => /^[a-z0-9-]{1,60}$/.test(id)),
        codes: one.codes.map((code) => context.description(code)),
      })),
    )
  );
}

/** As the same values in a document of SAML: addresses and names of parties, part by part; the id of a request. */
function redactOwnValue(context: Context, value: string): string | undefined {
  const found = readOwnValue(value);
  if (!found) return undefined;
  const told = (one: string) =>
    found.about === 'request' ? context.hunt(one) : context.value('issuer', one, 0);
  return writeOwnValue({ about: context.name(found.about), own: told(found.own), given: told(found.given) });
}

/** Names of claims and of queries, and types of credentials; the rest are our own words. What is no list goes. */
function redactPresented(context: Context, value: string): string | undefined {
  try {
    const list: unknown = JSON.parse(value);
    if (!Array.isArray(list)) return undefined;
    return JSON.stringify(list.flatMap((one: unknown) => redactedCredential(context, one)));
  } catch {
    return undefined;
  }
}

function redactedCredential(context: Context, one: unknown): readonly unknown[] {
  const members = asObject(one);
  if (!members) return [];
  const kept = [
    'keptBack',
    'strays',
    'isBound',
    'hasCertificate',
    'uncheckable',
    'certificate',
    'hasKey',
    'sdHash',
    'nonce',
    'audience',
    'age',
    'validity',
    'otherType',
  ].map((name) => [name, plain(members[name])]);
  const named = (name: string) => context.name(asText(members[name]) ?? '');
  return [
    {
      ...Object.fromEntries(kept),
      query: named('query'),
      format: asText(members['format']) && context.value('format', String(members['format']), 0),
      type: asText(members['type']) && context.value('vct', String(members['type']), 0),
      shown: (asTexts(members['shown']) ?? []).map((name) => {
        const dot = members['format'] === 'mso_mdoc' ? name.lastIndexOf('.') : -1;
        if (dot < 0) return context.name(name);
        return `${context.value('vct', name.slice(0, dot), 0)}.${context.name(name.slice(dot + 1))}`;
      }),
    },
  ];
}

function plain(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && /^[a-z_]{1,20}$/.test(value) ? value : undefined;
}

function redactSizes(context: Context, value: string): string | undefined {
  const sizes = readRecordedSizes(value);
  return (
    sizes &&
    writeRecordedSizes({
      ...sizes,
      cookies: sizes.cookies.map(({ name, bytes }) => ({ name: cookieName(context, name), bytes })),
    })
  );
}
