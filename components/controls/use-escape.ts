import { useLayoutEffect } from 'preact/hooks';

/** Whether a dialog or a menu lies over the page: keys are meant for it. */
export function isCovered(): boolean {
  return document.querySelector('dialog[open], [role=menu]') !== null;
}

/**
 * Closes something on Esc while it is open. DevTools listen on the document and open the console drawer, so the key is taken before
 * it gets there, from the moment that what it closes is on the page. What lies over others asks with `isOver`; the others wait until
 * nothing does.
 */
export function useEscape(isOpen: boolean, close: () => void, isOver = false): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      if (!isOver && isCovered()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      close();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [isOpen, close]);
}
