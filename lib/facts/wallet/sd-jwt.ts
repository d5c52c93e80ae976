import { decodeBase64Text } from '../../exchange/base64.ts';
import { sha256Base64Url } from '../../exchange/digest.ts';
import { asText, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';

type Jws = Extract<Jwt, { readonly type: 'jws' }>;

/** One claim that is shown, or an element of a list, which has no name. RFC 9901 §4.2. */
export type Disclosure = {
  /** `undefined` for an element of a list. */
  readonly name: string | undefined;
  readonly value: unknown;
  /** A digest of it stands in the credential. `undefined` where the digests are made in a way that is not known here. */
  readonly isOfCredential: boolean | undefined;
};

/** A credential that can be shown in parts, taken apart; no signature is checked. RFC 9901 §4; OpenID4VP, appendix B.3. */
export type SdJwt = {
  readonly issued: Jws;
  readonly disclosures: readonly Disclosure[];
  /** Digests that nothing was shown for: claims kept back, and decoys, which nobody can tell apart. */
  readonly keptBack: number;
  /** What binds it to a request, where it is bound. */
  readonly binding: Jws | undefined;
  /** The same as it was sent. */
  readonly bindingText: string | undefined;
  /** Whether the binding is over what is shown here. */
  readonly sdHash: 'match' | 'mismatch' | undefined;
};

/** Characters and parts that are read. */
const longest = 300_000;
const mostParts = 500;

/** Takes an SD-JWT apart, with or without key binding; `undefined` for anything else. Never throws. */
export function readSdJwt(text: string | undefined): SdJwt | undefined {
  if (!text?.includes('~') || text.length > longest) return undefined;
  const parts = text.split('~', mostParts + 1);
  const issued = decodeJwt(parts[0]);
  if (issued?.type !== 'jws' || parts.length > mostParts) return undefined;
  const last = parts.at(-1) ?? '';
  const binding = last === '' ? undefined : decodeJwt(last);
  const shown = parts.slice(1, -1);
  const isKnown = (asText(issued.claims['_sd_alg']) ?? 'sha-256') === 'sha-256';
  const members = shown.map(readDisclosure);
  const digests = new Set(
    [issued.claims, ...members.map((one) => one?.value)].flatMap((one) => digestsIn(one, 20)),
  );
  const known = shown.filter((one) => digests.has(sha256Base64Url(one)));
  return {
    issued,
    disclosures: shown.map((one, at) => ({
      name: members[at]?.name,
      value: members[at]?.value,
      isOfCredential: isKnown ? digests.has(sha256Base64Url(one)) && members[at] !== undefined : undefined,
    })),
    keptBack: isKnown ? digests.size - new Set(known).size : Math.max(0, digests.size - shown.length),
    binding: binding?.type === 'jws' ? binding : undefined,
    bindingText: binding?.type === 'jws' ? last : undefined,
    sdHash:
      binding?.type === 'jws' && isKnown
        ? hashOf(binding, text.slice(0, text.length - last.length))
        : undefined,
  };
}

function hashOf({ claims }: Jws, shown: string): 'match' | 'mismatch' | undefined {
  const hash = asText(claims['sd_hash']);
  if (hash === undefined) return 'mismatch';
  return hash === sha256Base64Url(shown) ? 'match' : 'mismatch';
}

/** `[salt, name, value]`, or `[salt, value]` of a list. */
function readDisclosure(
  text: string,
): { readonly name: string | undefined; readonly value: unknown } | undefined {
  try {
    const parts: unknown = JSON.parse(decodeBase64Text(text) ?? '');
    if (!Array.isArray(parts)) return undefined;
    if (parts.length === 2) return { name: undefined, value: parts[1] };
    return parts.length === 3 && typeof parts[1] === 'string'
      ? { name: parts[1], value: parts[2] }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The digests in `_sd` and `{"...": …}`, at every depth. */
function digestsIn(value: unknown, levels: number): readonly string[] {
  if (typeof value !== 'object' || value === null || levels < 0) return [];
  const own = Array.isArray(value) ? undefined : (value as JsonObject);
  const listed = own?.['_sd'];
  const hidden = asText(own?.['...']);
  return [
    ...(Array.isArray(listed) ? listed.filter((one) => typeof one === 'string') : []),
    ...(hidden ? [hidden] : []),
    ...Object.values(value).flatMap((one) => digestsIn(one, levels - 1)),
  ];
}
