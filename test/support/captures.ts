import { readdirSync, readFileSync } from 'node:fs';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { readCapture, type Capture } from '../../lib/sources/capture.ts';

const folder = new URL('../golden/captures/', import.meta.url);

/** Names of the recorded captures, without `.har`. */
export const captureNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.har'))
  .map((file) => file.slice(0, -'.har'.length))
  .sort();

export function captureText(name: string): string {
  return readFileSync(new URL(`${name}.har`, folder), 'utf8');
}

export function captureOf(text: string): Capture {
  const capture = readCapture(text);
  if ('error' in capture) throw new Error(capture.error);
  return capture;
}

/** All exchanges of a capture, the gate left open. */
export function allExchanges(text: string): readonly Exchange[] {
  const all: Exchange[] = [];
  captureOf(text).feed({
    admits: () => true,
    admitsError: () => true,
    admitsAround: () => true,
    remembers: () => false,
    put: (exchange) => all.push(exchange) > 0,
  });
  return all;
}
