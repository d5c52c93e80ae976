import { visibleJson } from '../telling/visible.ts';

/** A value as JSON for files and terminals: what cannot be seen, and what a terminal would obey, is escaped. */
export function jsonText(value: unknown, indent?: number): string {
  return visibleJson(JSON.stringify(value, undefined, indent));
}
