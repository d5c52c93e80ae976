/** Words on a button, or in its name or value, that grant access. Providers’ own texts come in every language; their markup is English. */
const granting = /\b(?:allow|authori[sz]e|approve|accept|agree|consent|grant|permit)/i;

/**
 * True for a page with a form that asks a person for nothing but a click on a button that grants access. False for a page that wants
 * a password anywhere, and for buttons outside of forms: those a script serves, which may ask for more.
 */
export function grantsWithOneClick(page: string): boolean {
  if (/type=["']?password/i.test(page)) return false;
  return page
    .split(/<form\b/i)
    .slice(1)
    .some(isConsentForm);
}

function isConsentForm(text: string): boolean {
  const end = text.search(/<\/form/i);
  const controls = (end < 0 ? text : text.slice(0, end))
    .split(/<(?=(?:button|input|textarea|select)\b)/i)
    .slice(1);
  return !controls.some(isTyped) && controls.some(grants);
}

/** Something to fill in. A box that is ticked already takes no click more. */
function isTyped(control: string): boolean {
  if (/^(?:textarea|select)/i.test(control)) return true;
  return (
    /^input/i.test(control) && !/^(?:hidden|submit|image|button|reset|checkbox|radio)$/.test(typeOf(control))
  );
}

function grants(control: string): boolean {
  const text = control.split(/<\/button/i)[0] ?? '';
  const isSubmit = /^button/i.test(control)
    ? /^(?:submit|)$/.test(typeOf(control))
    : /^input/i.test(control) && /^(?:submit|image)$/.test(typeOf(control));
  return isSubmit && granting.test(wordsOf(text)) && !/cookie/i.test(text);
}

/** What a button says and how it is called; not its classes and scripts. */
function wordsOf(control: string): string {
  const end = control.indexOf('>');
  const tag = end < 0 ? control : control.slice(0, end);
  const named = [
    ...tag.matchAll(/\b(?:name|value|id|title|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi),
  ];
  return [control.slice(tag.length), ...named.map(([, a, b, c]) => a ?? b ?? c ?? '')].join(' ');
}

function typeOf(control: string): string {
  const tag = control.split('>', 1)[0] ?? '';
  return /\btype\s*=\s*["']?(\w+)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
}
