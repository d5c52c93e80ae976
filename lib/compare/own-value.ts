/** The member of that name; `undefined` for none, and for what every object inherits: names come off the wire (`constructor`). */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
