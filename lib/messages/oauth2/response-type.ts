const known: ReadonlySet<string> = new Set(['code', 'token', 'id_token', 'none', 'vp_token']);

/**
 * The parts of a `response_type`, in any order; `undefined` when one of them is no registered part (`json`, `blob`).
 * RFC 6749 §3.1.1; OAuth 2.0 Multiple Response Types §3, §4, §5.
 */
export function responseTypeParts(value: string | undefined): ReadonlySet<string> | undefined {
  const parts = value?.split(/[\s+,]+/).filter(Boolean) ?? [];
  return parts.length > 0 && parts.every((part) => known.has(part)) ? new Set(parts) : undefined;
}
