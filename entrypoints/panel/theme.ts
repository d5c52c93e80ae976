import { browser } from 'wxt/browser';
import { followTheme } from '../../components/state/theme.ts';

/** Chrome and Firefox each have their own way to tell that DevTools changed its colours. */
type ThemedPanels = {
  readonly themeName?: string;
  setThemeChangeHandler?(handler: (theme: string) => void): void;
  readonly onThemeChanged?: { addListener(listener: (theme: string) => void): void };
};

/** Dark and light as DevTools is. */
export function followDevtoolsTheme(root: HTMLElement): void {
  const panels: ThemedPanels = browser.devtools.panels;
  const apply = (theme: string | undefined) => followTheme(root, theme);
  apply(panels.themeName);
  if (panels.onThemeChanged) panels.onThemeChanged.addListener(apply);
  else panels.setThemeChangeHandler?.(apply);
}
