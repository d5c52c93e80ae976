/** Where the keyboard goes on in each pane. */
const targets = {
  flows: '[data-pane=flows] [role=listbox]',
  flow: '[data-pane=flow] [role=listbox], [data-pane=flow] [role=tab][aria-selected=true]',
  step: '[data-pane=step] [role=tab][aria-selected=true]',
} as const;

/** Moves the keyboard to a pane once it is drawn. */
export function focusPane(pane: keyof typeof targets): void {
  setTimeout(() => document.querySelector<HTMLElement>(targets[pane])?.focus());
}
