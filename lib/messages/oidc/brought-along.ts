/** What a provider or a person has given already: a password, an answer, a token. In a form or in JSON. */
const proof =
  /(?:["&]|^)(?:\w{0,20}(?:passw(?:or)?d|pwd)|pass\w{0,9}|credential|code|(?:id|access|refresh)_?token|assertion|SAMLResponse)["=]/i;

/** Who somebody is. */
const person = /(?:["&]|^)(?:login|e?mail|user\w{0,9})["=]/i;

/** True for what was posted with a password or an answer: no login with a provider begins with it. */
export function bringsProof(text: string): boolean {
  return proof.test(text);
}

/** True for what asks in somebody’s name: an app’s own login does. */
export function namesPerson(text: string): boolean {
  return person.test(text);
}
