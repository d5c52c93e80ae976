import { elementsNamed, parseXml, textOf, type XmlElement } from '../../exchange/xml.ts';
import { inOrder, memberWords } from './member-words.ts';
import type { Reading } from './words.ts';

/** Elements by which SOAP 1.1 and 1.2, SAML, CAS, AWS and others tell an error. */
const telling =
  'Code Message faultcode faultstring Reason StatusMessage error error_description message description detail'.split(
    ' ',
  );

/** Roots of answers that are there only to tell an error. */
const failing = /^(?:errors?|errorresponse|fault|error_?document|exception|problem)$/i;

/** What an XML answer says of a failure; nothing for what is no XML or no error. CAS Protocol 3.0 §2.5.2; SOAP 1.2 §5.4. Never throws. */
export function xmlWords(text: string, isFailure: boolean): readonly Reading[] {
  const root = parseXml(text.trim());
  if (!root) return [];
  const refusal = elementsNamed(root, 'authenticationFailure')[0];
  if (refusal) return inOrder(refusalWords(refusal));
  const fault = elementsNamed(root, 'Fault')[0];
  if (!isFailure && !fault && !failing.test(root.local)) return [];
  return inOrder(telling.flatMap((name) => wordsOf(fault ?? root, name))).slice(0, 8);
}

function wordsOf(root: XmlElement, name: string): readonly Reading[] {
  const element = elementsNamed(root, name)[0];
  const text = element && textOf(element);
  return text ? [memberWords('body', name, text.slice(0, 600))] : [];
}

function refusalWords(element: XmlElement): readonly Reading[] {
  const code = element.attributes['code'];
  const text = textOf(element);
  return [
    ...(code ? [memberWords('body', 'code', code)] : []),
    ...(text ? [memberWords('body', 'message', text)] : []),
  ];
}
