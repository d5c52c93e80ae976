import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/** The schema is one of draft 4, of which it uses nothing that later drafts changed but the name of its own id. */
const { $schema: _, id: __, ...known } = schema;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isValid = ajv.compile(known);

/** What the schema of SARIF 2.1.0 finds fault with. */
export function sarifComplaints(log: unknown): readonly unknown[] {
  return isValid(log) ? [] : (isValid.errors ?? []);
}
