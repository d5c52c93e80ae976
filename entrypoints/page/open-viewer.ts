/** Opens the inspector as a page of its own. DevTools pages have no `tabs`; a window can be opened from all of ours. */
export function openViewer(): void {
  window.open(new URL('/viewer.html', location.origin));
}
