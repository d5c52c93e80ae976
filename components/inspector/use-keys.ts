import { useLayoutEffect } from 'preact/hooks';
import { focusPane } from '../controls/focus-pane.ts';
import { isMeantForText } from '../controls/key-target.ts';
import { isCovered } from '../controls/use-escape.ts';

type Pane = 'flows' | 'flow' | 'step' | 'compare';

/** The keys that work wherever the keyboard stands, while nothing is typed and nothing lies on top. */
export function useKeys(pane: () => Pane, showKeys: () => void): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isMeantForText(event) || isCovered()) return;
      if (act(event.key, pane(), showKeys)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [pane, showKeys]);
}

function act(key: string, pane: Pane, showKeys: () => void): boolean {
  switch (key) {
    case '?':
      showKeys();
      return true;
    case 'c':
      return press(`[data-pane=${pane === 'flows' ? 'flow' : pane}] [data-shortcut=c]`);
    case 'x':
      return press('[data-pane=flow] [data-shortcut=x]');
    case 'e':
      return press('[data-shortcut=e]');
    case 'v':
      return press('[data-shortcut=v]');
    case 'j':
    case 'k':
      if (pane === 'compare' || document.activeElement?.closest('[role=listbox]')) return false;
      focusPane(pane === 'flows' ? 'flows' : 'flow');
      return true;
    default:
      return false;
  }
}

/** Presses the button of a menu; false where there is none. */
function press(of: string): boolean {
  const button = document.querySelector<HTMLElement>(`${of} button`);
  button?.click();
  return button !== null;
}
