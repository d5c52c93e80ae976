/** DevTools panels may not use `navigator.clipboard`; the old command works in all of our pages. */
export function copyText(text: string): boolean {
  const holder = document.createElement('textarea');
  holder.value = text;
  document.body.append(holder);
  const before = document.activeElement;
  holder.select();
  const done = document.execCommand('copy');
  holder.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
