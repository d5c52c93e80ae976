/** Where the keyboard goes on in each pane: the first that is there. */
const targets = {
  flows: ['[role=listbox]'],
  flow: ['[role=listbox]', '[role=tab][aria-selected=true]'],
  step: ['[role=tab][aria-selected=true]'],
} as const;

/** Moves the keyboard to a pane once it is drawn. */
export function focusPane(pane: keyof typeof targets): void {
  setTimeout(() => {
    const root = document.querySelector(`[data-pane=${pane}]`);
    const found = targets[pane].map((selector) => root?.querySelector<HTMLElement>(selector));
    found.find(Boolean)?.focus();
  });
}
