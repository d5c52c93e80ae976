/** Variables of a collection or folder by name, and those around it. */
export type Variables = {
  readonly own: ReadonlyMap<string, string>;
  readonly outer?: Variables;
  /** Characters by which values may still make texts of the file longer: what grows beyond all measure was never sent. */
  readonly room: { left: number };
};

/** None, at the outside of a file. */
export function noVariables(): Variables {
  return { own: new Map(), room: { left: 5_000_000 } };
}

/** The text with variables replaced by the nearest value of their name, a few levels deep where they name others; the unknown ones stay. */
export function filled(text: string, variables: Variables, depth = 4): string {
  if (depth === 0 || !text.includes('{{')) return text;
  const { room } = variables;
  const next = text.replace(/\{\{([^{}]{1,200})\}\}/g, (whole, name: string) => {
    const value = valueOf(variables, name.trim());
    if (value === undefined || value.length > room.left) return whole;
    room.left -= value.length;
    return value;
  });
  return next === text ? next : filled(next, variables, depth - 1);
}

function valueOf(variables: Variables, name: string): string | undefined {
  for (let at: Variables | undefined = variables; at; at = at.outer) {
    const value = at.own.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}
