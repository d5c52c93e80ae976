import { vendorResponseTypes } from '../vendors.ts';

const registered: ReadonlySet<string> = new Set(['code', 'token', 'id_token', 'none', 'vp_token']);

/**
 * The parts of a `response_type`, in any order; `undefined` when none is registered, or one is neither registered nor a
 * vendor's (`json`, `blob`). RFC 6749 §3.1.1; OAuth 2.0 Multiple Response Types §3, §4, §5.
 */
export function responseTypeParts(value: string | undefined): ReadonlySet<string> | undefined {
  const parts = value?.split(/[\s+,|]+/).filter(Boolean) ?? [];
  if (!parts.some((part) => registered.has(part))) return undefined;
  return parts.every((part) => registered.has(part) || vendorResponseTypes.has(part))
    ? new Set(parts)
    : undefined;
}
