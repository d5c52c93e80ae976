/**
 * Opens the inspector as a page of its own, at that flow. DevTools pages have no `tabs`; a window can be opened from all
 * of ours.
 */
export function openViewer(flowKey?: string): void {
  const page = new URL('/viewer.html', location.origin);
  if (flowKey) page.hash = String(new URLSearchParams({ flow: flowKey }));
  window.open(page);
}
