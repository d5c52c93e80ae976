/** Whether a key is typed into something, or belongs to the browser: then it is no command of the page. */
export function isMeantForText({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isTyping =
    target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select') !== null;
  return ctrlKey || metaKey || altKey || isTyping;
}
