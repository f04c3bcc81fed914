/** Says something to screen readers through the frame's live region. */
export function announce(text: string): void {
  const region = document.getElementById('announcer');
  if (region === null) return;
  // The same text twice must be said twice: a region speaks only when it changes.
  region.textContent = region.textContent === text ? `${text}\u00A0` : text;
}
