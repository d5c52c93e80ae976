import { classesOf, type TagAttributes } from './hidden.ts';

/**
 * What a piece of a page is. `error`: its markup says that it tells of an error. `alert`: its markup says that it wants
 * attention. `text`: anything else that is shown.
 */
export type BlockKind = 'title' | 'heading' | 'error' | 'alert' | 'text';

/** A piece of a page's visible text, in the order of the page. Line breaks stand where the page breaks a line. */
export type Block = { readonly kind: BlockKind; readonly text: string };

const headings: ReadonlySet<string> = new Set(['h1', 'h2', 'h3']);

/** Kinds that an element's descendants are too. */
export function kindOf(name: string, attributes: TagAttributes): BlockKind | undefined {
  if (name === 'title') return 'title';
  if (headings.has(name)) return 'heading';
  const names = [...classesOf(attributes), ...(attributes['id'] ?? '').split(/\s+/)];
  if (names.some(isErrorName)) return 'error';
  const isLive = attributes['role'] === 'alert' || attributes['aria-live'] === 'assertive';
  return isLive || names.some((one) => alerting.test(one)) ? 'alert' : undefined;
}

/** `error`, `errorMessage`, `login-error`, `alert-danger`, `kc-error-message`; not `error-boundary`, `no-errors` or `btn-danger`. */
function isErrorName(name: string): boolean {
  const spelled = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/[-_]+/g, '-')
    .replace(/^-/, '')
    .toLowerCase();
  return error.test(spelled) && !/^(?:no|has|is|show|with|without|on|if|clear)-/.test(spelled);
}

const error = new RegExp(
  [
    String.raw`^(?:[a-z0-9]+-){0,3}(?:errors?|exception|failure)`,
    String.raw`(?:-(?:message|messages|msg|text|txt|description|desc|details?|body|content|summary|list|title|heading|reason|info|code|container|box|panel|page|alert|wrapper)){0,2}$`,
    String.raw`|^err(?:or)?(?:msg|message|text|desc|description)$`,
    String.raw`|^(?:[a-z0-9]+-){0,2}(?:alert|callout|message|banner|notification|notice|flash|toast|m)-(?:danger|critical|negative)$`,
  ].join(''),
);

const alerting =
  /^(?:[a-z0-9]+[-_]){0,3}(?:alert|message|messages|flash|notice|notification|toast|snackbar|callout|warning|instruction|text-danger|status-message)(?:[-_](?:message|text|body|content|warning))?$/i;

/** Characters of a text that its script, or a server that did not, fills in. */
const longestTemplate = 300;

/** True for a text that was to be filled in, and was not: `{{ error }}`, `{% if error %}`, `<%= error %>`. */
export function isTemplate(text: string): boolean {
  return text.length < longestTemplate && /\{\{[^{}]{1,200}\}\}|\{%[^%]{1,200}%\}|<%[^%]{1,200}%>/.test(text);
}
