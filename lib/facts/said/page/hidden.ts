/** What an opening tag says that bears on reading it; names and values in lower case, but for `style` and `type` as written. `shows`: whether its script shows it; `when`: what its script shows it for. */
export type TagAttributes = Readonly<Record<string, string>>;

/** Elements whose text nobody reads as the page's words. Frames and images are documents of their own. */
const silent: ReadonlySet<string> = new Set(
  'script style template noscript svg math iframe object canvas audio video select datalist textarea button nav footer'.split(
    ' ',
  ),
);

/** Classes and ids by which the usual style sheets hide an element; every page of Blazor has its bar for errors. Screen readers' texts are not what a person saw. */
const usual: ReadonlySet<string> = new Set(
  'hidden hide d-none is-hidden u-hidden invisible visually-hidden sr-only ng-hide display-none dn noshow cloak v-cloak slds-hide blazor-error-ui'.split(
    ' ',
  ),
);

/** Classes that hide an element until one of the others is there too. */
const closed: Readonly<Record<string, readonly string[]>> = {
  collapse: ['show', 'in', 'open'],
  modal: ['show', 'in', 'open', 'is-open', 'is-active'],
  offcanvas: ['show', 'showing'],
  'uk-modal': ['uk-open'],
  'tab-pane': ['active', 'show', 'in'],
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
  if (attributes['when'] !== undefined || attributes['data-reveal'] !== undefined) return true;
  const style = (attributes['style'] ?? '').replaceAll(/\s+/g, '');
  if (/display:none|visibility:hidden/i.test(style) && !isToBeShown(attributes)) return true;
  const classes = classesOf(attributes);
  if ([...classes, attributes['id'] ?? ''].some((one) => usual.has(one) || hiding.has(one.toLowerCase())))
    return true;
  return Object.entries(closed).some(
    ([one, openers]) => classes.includes(one) && !openers.some((opener) => classes.includes(opener)),
  );
}

/** Attributes by which a script shows an element for a reason of its own: of AngularJS, Angular, Vue, Alpine. */
export const deciding = /^(?:(?:data-)?ng-(?:if|show)|\*ngif|v-(?:if|else|else-if|show)|x-show)$/;

/** A message that the page’s script shows at once: so its own tag says. */
function isToBeShown({ role, shows }: TagAttributes): boolean {
  return shows === 'true' && (role === 'alert' || role === 'status');
}

/** The classes of a tag. */
export function classesOf(attributes: TagAttributes): readonly string[] {
  return (attributes['class'] ?? '').split(/\s+/).filter((one) => one !== '');
}

/** Classes of what opens over the page, is filled by a script, or is there for screen readers alone. */
const elsewhere: ReadonlySet<string> = new Set(
  'modal fade invalid-feedback visually-hidden sr-only invisible cloak v-cloak ng-hide'.split(' '),
);

/** True for an element that a person can unfold, if it is hidden and something on the page unfolds it ({@link isToggle}). */
export function isFoldable(name: string, attributes: TagAttributes): boolean {
  if (silent.has(name) || name === 'dialog' || attributes['aria-hidden'] === 'true') return false;
  return !classesOf(attributes).some((one) => elsewhere.has(one));
}

/** True for what unfolds a part of the page, or is shown by a script itself. WAI-ARIA 1.2 §6.6 (aria-expanded); Bootstrap’s and Bulma’s habits. */
export function isToggle(attributes: TagAttributes): boolean {
  if (attributes['aria-expanded'] !== undefined || attributes['when'] !== undefined) return true;
  if (attributes['data-toggle'] === 'collapse' || attributes['data-bs-toggle'] === 'collapse') return true;
  return classesOf(attributes).some((one) => /(?:^|-)(?:toggle|expander)$/.test(one));
}
