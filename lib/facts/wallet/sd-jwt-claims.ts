import { decodeBase64Text } from '../../exchange/base64.ts';
import { sha256Base64Url } from '../../exchange/digest.ts';
import { asObject, asText, parseJson, type JsonObject } from '../../exchange/json.ts';
import { readSdJwt } from './sd-jwt.ts';

/** All claims that an SD-JWT shows, put where they belong; `undefined` for other texts, and where a digest cannot be held against them. RFC 9901 §7.1. */
export function claimsShownIn(text: string): JsonObject | undefined {
  const sdJwt = readSdJwt(text);
  if (!sdJwt?.disclosures.every(({ isOfCredential }) => isOfCredential === true)) return undefined;
  const shown: Disclosures = new Map(
    text
      .split('~')
      .slice(1, -1)
      .map((one) => [sha256Base64Url(one), parseJson(decodeBase64Text(one) ?? '')] as const),
  );
  return asObject(placed(sdJwt.issued.claims, shown, 20));
}

/** By their digests; what has been put somewhere is gone: a digest stands once, or it could stand for more than can be held. RFC 9901 §7.1. */
type Disclosures = Map<unknown, unknown>;

function take(digest: unknown, shown: Disclosures): readonly unknown[] | undefined {
  const disclosure = shown.get(digest);
  shown.delete(digest);
  return Array.isArray(disclosure) ? disclosure : undefined;
}

function placed(value: unknown, shown: Disclosures, levels: number): unknown {
  if (levels === 0) return value;
  if (Array.isArray(value)) return value.flatMap((one: unknown) => elementOf(one, shown, levels));
  const members = asObject(value);
  if (!members) return value;
  const { _sd: digests, ...own } = members;
  const added = (Array.isArray(digests) ? digests : []).flatMap((digest: unknown): [string, unknown][] => {
    const [, name, one] = take(digest, shown) ?? [];
    return typeof name === 'string' ? [[name, one]] : [];
  });
  return Object.fromEntries(
    [...Object.entries(own), ...added].map(([name, one]) => [name, placed(one, shown, levels - 1)]),
  );
}

function elementOf(one: unknown, shown: Disclosures, levels: number): readonly unknown[] {
  const digest = asText(asObject(one)?.['...']);
  if (digest === undefined) return [placed(one, shown, levels - 1)];
  const disclosure = take(digest, shown);
  return disclosure ? [placed(disclosure[1], shown, levels - 1)] : [];
}

/** Whether a path leads to something. OpenID4VP §7.1.1. */
export function leadsSomewhere(value: unknown, path: readonly unknown[]): boolean {
  const [step, ...rest] = path;
  if (path.length === 0) return true;
  if (step === null) return Array.isArray(value) && value.some((one) => leadsSomewhere(one, rest));
  if (typeof step === 'number')
    return Array.isArray(value) && step in value && leadsSomewhere(value[step], rest);
  const members = asObject(value);
  return typeof step === 'string' && members !== undefined && Object.hasOwn(members, step) && leadsSomewhere(members[step], rest); // prettier-ignore
}
