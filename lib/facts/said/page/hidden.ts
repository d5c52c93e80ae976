/** What an opening tag says that bears on reading it; names and values in lower case, but for `style` and `type` as written. */
export type TagAttributes = Readonly<Record<string, string>>;

/** Elements whose text nobody reads as the page's words. Frames and images are documents of their own. */
const silent: ReadonlySet<string> = new Set(
  'script style template noscript svg math iframe object canvas audio video select datalist textarea nav footer'.split(
    ' ',
  ),
);

/** Classes by which the usual style sheets hide an element. Screen readers' texts are not what a person saw. */
const usual: ReadonlySet<string> = new Set(
  'hidden hide d-none is-hidden u-hidden invisible visually-hidden sr-only ng-hide display-none dn noshow cloak v-cloak slds-hide'.split(
    ' ',
  ),
);

/** Classes that hide an element until one of the others is there too. */
const closed: Readonly<Record<string, readonly string[]>> = {
  collapse: ['show', 'in', 'open'],
  modal: ['show', 'in', 'open', 'is-open', 'is-active'],
  fade: ['show', 'in'],
  'invalid-feedback': ['d-block', 'd-flex'],
};

/**
 * True for an element that is not shown when the page has loaded, as far as its own tag and the page's own style sheet say:
 * `hiding` has the classes and ids that the latter hides.
 */
export function isHidden(name: string, attributes: TagAttributes, hiding: ReadonlySet<string>): boolean {
  if (silent.has(name)) return true;
  if (attributes['hidden'] !== undefined && attributes['hidden'] !== 'false') return true;
  if (attributes['aria-hidden'] === 'true') return true;
  if (name === 'dialog' && attributes['open'] === undefined) return true;
  const style = (attributes['style'] ?? '').replaceAll(/\s+/g, '');
  if (/display:none|visibility:hidden/i.test(style)) return true;
  const classes = classesOf(attributes);
  if ([...classes, attributes['id'] ?? ''].some((one) => usual.has(one) || hiding.has(one.toLowerCase())))
    return true;
  return Object.entries(closed).some(
    ([one, openers]) => classes.includes(one) && !openers.some((opener) => classes.includes(opener)),
  );
}

/** The classes of a tag. */
export function classesOf(attributes: TagAttributes): readonly string[] {
  return (attributes['class'] ?? '').split(/\s+/).filter((one) => one !== '');
}
