import { asText, asTexts, type JsonObject } from '../exchange/json.ts';

/**
 * Whether a JSON answer complains of a parameter by its name: the member that is called so holds sentences, as validating frameworks answer
 * (`{"redirect_uri": ["Not a well formed URL."]}`). A value that is repeated there (an address, an identifier) is no complaint.
 * @param name of the parameter as the protocol has it, with underscores
 */
export function complainsOf(json: JsonObject, name: string): boolean {
  const value = json[name] ?? json[camelCase(name)];
  const texts = asTexts(value) ?? [asText(value) ?? ''];
  return texts.some((text) => isSentence.test(text));
}

/** Words with blanks between them, the first of which is no address. */
const isSentence = /^(?!\w+:\/\/)\p{L}[^\s]*\s\S+\s\S/u;

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
