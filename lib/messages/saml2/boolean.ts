/** xs:boolean as an attribute has it; false for anything else, and where nothing is written. XML Schema Datatypes §3.3.2. */
export function isTrue(value: string | undefined): boolean {
  return value === 'true' || value === '1';
}
