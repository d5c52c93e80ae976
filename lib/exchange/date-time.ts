/**
 * An xs:dateTime in milliseconds since 1970; `undefined` for what is none. SAML's times are UTC, and one without a zone is taken so.
 * XML Schema Datatypes §3.3.7; SAML Core §1.3.3.
 */
export function dateTimeOf(text: string | undefined): number | undefined {
  const found = /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,20})?(Z|[+-]\d\d:\d\d)?\s*$/.exec(text ?? '');
  if (!found) return undefined;
  const [, seconds = '', fraction = '', zone = 'Z'] = found;
  const time = Date.parse(`${seconds}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(time) ? undefined : time;
}
