import { act, useRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useGathered } from './useGathered';

interface Thing {
  id: string;
  state: string;
}

const thing = (id: string, state = 'open'): Thing => ({ id, state });
const gone = new Set<string>();

function List({ things, question = 'all' }: { things: Thing[]; question?: string }) {
  const place = useRef<HTMLDivElement>(null);
  const { rows, news, show } = useGathered(things, question, (one) => one.id, (id) => gone.has(id), place);
  return (
    <div ref={place}>
      <button type="button" onClick={show}>
        {news.map((one) => one.id).join(' ')}
      </button>
      <p>{rows.map((one) => `${one.id}:${one.state}`).join(' ')}</p>
    </div>
  );
}

describe('a list that changes while it is looked at', () => {
  let root: Root;
  let page: HTMLElement;

  beforeEach(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    page = document.body.appendChild(document.createElement('div'));
    root = createRoot(page);
    gone.clear();
  });

  afterEach(() => {
    act(() => root.unmount());
    page.remove();
  });

  const shown = (...things: Thing[]) => act(() => root.render(<List things={things} />));
  const rows = () => page.querySelector('p')?.textContent;
  const button = () => page.querySelector('button');
  const enter = () => act(() => button()?.focus());

  it('shows what is new at once while nobody is at it', () => {
    shown(thing('a'));
    shown(thing('b'), thing('a'));
    expect(rows()).toBe('b:open a:open');
    expect(button()?.textContent).toBe('');
  });

  it('gathers what is new while somebody is, and changes rows where they stand', () => {
    shown(thing('a'), thing('b'));
    enter();
    shown(thing('c'), thing('b', 'done'), thing('a'));
    expect(rows()).toBe('a:open b:done');
    expect(button()?.textContent).toBe('c');
  });

  it('shows what was gathered when asked to, in its order', () => {
    shown(thing('a'));
    enter();
    shown(thing('c'), thing('a'));
    act(() => button()?.click());
    expect(rows()).toBe('c:open a:open');
    expect(button()?.textContent).toBe('');
  });

  it('keeps a row that no longer fits where somebody looks at it', () => {
    shown(thing('a'), thing('b'));
    enter();
    shown(thing('b'));
    expect(rows()).toBe('a:open b:open');
  });

  it('takes away what must not be shown, wherever somebody is', () => {
    shown(thing('a'), thing('b'));
    enter();
    gone.add('a');
    shown(thing('b'));
    expect(rows()).toBe('b:open');
  });

  it('begins anew with another question', () => {
    shown(thing('a'));
    enter();
    act(() => root.render(<List things={[thing('z')]} question="other" />));
    expect(rows()).toBe('z:open');
    expect(button()?.textContent).toBe('');
  });
});
