/** A way of writing a value that hides it from whoever searches for it. Values are ASCII. */
export type Encoding =
  | 'raw'
  | 'percent'
  | 'percent twice'
  | 'base64'
  | 'base64url'
  | 'hex'
  | 'JSON escapes'
  | 'HTML entities'
  | 'UTF-16, bytes swapped'
  | 'UTF-16 in base64';

const unit = (text: string, write: (code: number) => string) =>
  [...text].map((letter) => write(letter.charCodeAt(0))).join('');
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const percent = (text: string) => unit(text, (code) => `%${hex(code, 2)}`);

const writers: Readonly<Record<Encoding, (value: string) => string>> = {
  raw: (value) => value,
  percent,
  'percent twice': (value) => percent(value).replaceAll('%', '%25'),
  base64: btoa,
  base64url: (value) => btoa(value).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_'),
  hex: (value) => unit(value, (code) => hex(code, 2)),
  'JSON escapes': (value) => unit(value, (code) => `\\u${hex(code, 4)}`),
  'HTML entities': (value) => unit(value, (code) => `&#x${hex(code, 2)};`),
  'UTF-16, bytes swapped': (value) => unit(value, (code) => String.fromCharCode(code * 256)),
  'UTF-16 in base64': (value) => btoa(unit(value, (code) => `${String.fromCharCode(code)}\0`)),
};

/** Every encoding by its name. */
export const encodings = Object.keys(writers) as readonly Encoding[];

/** The value, written so. */
export function spelled(value: string, encoding: Encoding): string {
  return writers[encoding](value);
}
