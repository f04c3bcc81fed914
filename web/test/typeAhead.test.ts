import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { typeAhead } from '../src/ui/keys/typeAhead';

describe('Keys typed ahead of a page', () => {
  let onTheWay: boolean;
  let heard: string[];
  let frames: (() => void)[];
  let stop: () => void;
  const hear = (event: KeyboardEvent) => void heard.push(event.key);
  const press = (key: string, target: EventTarget = document.body) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const frame = (count = 1) => {
    for (let i = 0; i < count; i++) frames.splice(0).forEach((run) => run());
  };

  beforeEach(() => {
    onTheWay = false;
    heard = [];
    frames = [];
    stop = typeAhead(window, () => onTheWay, (run) => void frames.push(run));
    window.addEventListener('keydown', hear);
  });

  afterEach(() => {
    stop();
    window.removeEventListener('keydown', hear);
  });

  it('go straight through when no page is on its way', () => {
    press('j');
    expect(heard).toEqual(['j']);
  });

  it('wait for the page and come to it in their order, those pressed meanwhile behind them', () => {
    onTheWay = true;
    press('3');
    press('j');
    frame(5);
    expect(heard).toEqual([]);
    onTheWay = false;
    frame();
    press('k');
    frame(5);
    expect(heard).toEqual(['3', 'j', 'k']);
  });

  it('wait again when one of them asks for another page', () => {
    onTheWay = true;
    press('3');
    press('4');
    onTheWay = false;
    const leave = () => (onTheWay = true);
    window.addEventListener('keydown', leave, { once: true });
    frame(6);
    expect(heard).toEqual(['3']);
    onTheWay = false;
    frame(6);
    expect(heard).toEqual(['3', '4']);
  });

  it('are left to the field that is typed in', () => {
    const field = document.body.appendChild(document.createElement('input'));
    onTheWay = true;
    press('3', field);
    expect(heard).toEqual(['3']);
    field.remove();
  });
});
