import type { Context } from './context.ts';

/** `multipart/form-data` with its text fields redacted and its files emptied; `undefined` where `isProtocol` says no. RFC 7578 §4. */
export function redactMultipart(
  context: Context,
  text: string,
  isProtocol: (names: readonly string[]) => boolean,
): string | undefined {
  const boundary = /^--[^\r\n]{1,200}/.exec(text)?.[0];
  if (!boundary) return undefined;
  const fields = text.split(boundary).flatMap(readField);
  const isOurs = isProtocol(fields.map(({ name }) => name));
  const { name: nameOf, value: valueOf } = isOurs ? context : context.quoted;
  const parts = fields.map(
    ({ name, value }) =>
      `${boundary}\r\nContent-Disposition: form-data; name="${nameOf(name)}"\r\n\r\n${valueOf(name, value, 1)}\r\n`,
  );
  return isOurs ? `${parts.join('')}${boundary}--\r\n` : undefined;
}

type Field = { readonly name: string; readonly value: string };

function readField(part: string): readonly Field[] {
  const end = /\r?\n\r?\n/.exec(part);
  if (!end) return [];
  const head = part.slice(0, end.index);
  const name = /;\s{0,4}name="([^"\r\n]{1,200})"/i.exec(head)?.[1];
  if (name === undefined) return [];
  return [
    {
      name,
      value: /filename/i.test(head) ? '' : part.slice(end.index + end[0].length).replace(/\r?\n$/, ''),
    },
  ];
}
