/**
 * What stands in place of a client's identifier that nobody set, in words that follow “which is”; `undefined` for what may be one.
 * `isExample`: it is in the words of an example, which somebody may have registered all the same (`your-energy`).
 */
export function unsetClientId(
  id: string,
): { readonly what: string; readonly isExample: boolean } | undefined {
  const what = nothingIn(id);
  if (what !== undefined) return { what, isExample: false };
  return example.test(id) ? { what: 'the placeholder of an example', isExample: true } : undefined;
}

function nothingIn(id: string): string | undefined {
  if (id.trim() === '') return 'empty';
  const word = /^(?:<nil>|%!\w\(<nil>\)|none|null|nil|undefined|nan)$/i.test(id);
  if (word) return nothings[id.toLowerCase()] ?? 'what programs write for no value';
  if (/^\[object \w+\]$/.test(id)) return 'what JavaScript writes for a value that is no text';
  return template.test(id) ? 'a placeholder that nothing was put into' : undefined;
}

const nothings: Readonly<Record<string, string>> = {
  none: 'what Python writes for no value',
  undefined: 'what JavaScript writes for no value',
  null: 'what JavaScript, Java and others write for no value',
  nil: 'what Ruby and others write for no value',
};

/** `${ID}`, `{{ id }}`, `{id}`, `$CLIENT_ID`, `%CLIENT_ID%`, `#{id}`, `<%= id %>`, `<client-id>`, `__CLIENT_ID__`, `process.env.CLIENT_ID`. */
const template =
  /^(?:[$#]?\{[^{}]{1,100}\}|\{\{.{1,100}\}\}|\$\(?[A-Z_][A-Z0-9_]{2,60}\)?|%[A-Z][A-Z0-9_]{2,60}%|<[^<>]{1,100}>|__[A-Z][A-Z0-9_]{2,60}__|(?:process|import\.meta)\.env\.\w{1,60})$/;

const example = /^(?:(?:your|insert|enter|replace)[-_ ].{1,60}|change[-_ ]?me|to[-_ ]?do|x{4,60})$/i;
