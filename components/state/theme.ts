/**
 * Sets `data-theme` on the root: as DevTools is (`dark`; Chrome says `default` for light), else as the system is, and
 * goes with it when it changes.
 */
export function followTheme(root: HTMLElement, devtools?: string): void {
  if (devtools !== undefined) {
    root.dataset['theme'] = devtools === 'dark' ? 'dark' : 'light';
    return;
  }
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => (root.dataset['theme'] = dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', apply);
  apply();
}
