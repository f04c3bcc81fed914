import { isTyping } from './chord';

/** How long keys wait for a page that does not come: after that they would surprise. */
const patience = 3_000;

/**
 * Keeps the keys pressed while the next page is on its way and gives them to it once it is shown, as a terminal does:
 * `Esc 3` typed in one go means the third list of the page that `Esc` leads to. Text typed into a field is left alone.
 * @param onTheWay whether a page has been asked for that is not shown yet
 * @param later runs a function at the next frame
 */
export function typeAhead(target: Window, onTheWay: () => boolean, later: (run: () => void) => void = (run) => void requestAnimationFrame(run)): () => void {
  let kept: KeyboardEvent[] = [];
  let giving = false;
  const give = (shown: boolean) => {
    const expired = kept.length > 0 && performance.now() - kept[0]!.timeStamp > patience;
    if (expired) kept = [];
    if (kept.length === 0) return;
    // The page's own effects run a frame after it is shown.
    if (onTheWay() || !shown) return later(() => give(!onTheWay()));
    giving = true;
    const first = kept.shift()!;
    (target.document.activeElement ?? target.document.body).dispatchEvent(new KeyboardEvent('keydown', first));
    giving = false;
    later(() => give(true));
  };
  const onKey = (event: KeyboardEvent) => {
    if (giving || event.key === 'Tab' || isTyping(event.target) || (kept.length === 0 && !onTheWay())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    kept.push(event);
    if (kept.length === 1) later(() => give(false));
  };
  target.addEventListener('keydown', onKey, { capture: true });
  return () => target.removeEventListener('keydown', onKey, { capture: true });
}
