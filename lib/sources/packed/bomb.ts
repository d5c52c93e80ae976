/** Bytes that anything may swell to: dozens of recorded logins, and no memory is in danger. */
const harmless = 16 * 1024 * 1024;
/** Recorded traffic repeats itself, and is packed to a fiftieth at best; DEFLATE can do a thousandth. */
const mostTimes = 250;
/** Bytes that nothing may swell to. */
const most = 1024 * 1024 * 1024;

/** True where packed bytes swell to more than recorded traffic does, or than can be held. */
export function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > most || (unpacked > harmless && unpacked > packed * mostTimes);
}
