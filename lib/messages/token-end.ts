/** A small number made of the last characters before `end`: tokens begin alike and end each in its own way. */
export function endOfToken(text: string, end = text.length): number {
  let hash = 0;
  for (let at = end > 8 ? end - 8 : 0; at < end; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash & 0x3fffffff;
}

/** The end of a token written in hexadecimals, small and capital. RFC 4648 §8. */
export function hexOfEnd(token: string): readonly [string, string] {
  const small = Array.from(token.slice(-4), (one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join(
    '',
  );
  return [small, small.toUpperCase()];
}
