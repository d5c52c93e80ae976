/** Whether a key is typed into something, or belongs to the browser: then it is no command of the page. */
export function isMeantForText({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || isTextField(target);
}

/** Whether something can be typed or chosen there. */
export function isTextField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select') !== null;
}
