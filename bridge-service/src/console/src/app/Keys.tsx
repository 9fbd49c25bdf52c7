import { Keyboard, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../design/Button';
import { Choice } from '../design/Choice';
import { choose, KEYS, useSetting } from './settings';
import styles from './Keys.module.css';

const HELP: readonly (readonly [string, string])[] = [
  ['j  k', 'next and previous row'],
  ['Enter', 'open the row'],
  ['/', 'search in this list'],
  ['Ctrl K  ⌘ K', 'find a person or a screen'],
  ['g t  g p  g c  g r  g j  g d  g u  g i', 'go to today, people, checklists, reviews, projects, desk, unmatched, inbox'],
  ['u', 'back'],
  ['?', 'this help'],
];

const PLACES: Readonly<Record<string, string>> = {
  t: '/',
  p: '/people',
  c: '/checklists',
  d: '/desk',
  i: '/inbox',
  r: '/reviews',
  j: '/projects',
  u: '/unmatched',
};

/** Keys for those who like them; off for those whose keyboard sends them by itself. What they do, buttons do as well. */
export function Keys({ onFind, onGo }: { onFind: () => void; onGo: (path: string) => void }) {
  const isOn = useSetting(KEYS, 'on') === 'on';
  const [isHelping, setHelping] = useState(false);
  useEffect(() => {
    let before = '';
    function press(event: KeyboardEvent): void {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onFind();
        return;
      }
      if (!isOn || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping() || isInDialog()) {
        return;
      }
      const place = before === 'g' ? PLACES[event.key] : undefined;
      before = event.key;
      if (place !== undefined) {
        before = '';
        onGo(place);
      } else if (event.key === 'j' || event.key === 'k') {
        step(event.key === 'j' ? 'ArrowDown' : 'ArrowUp');
      } else if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-find]')?.focus();
      } else if (event.key === 'u') {
        history.back();
      } else if (event.key === '?') {
        setHelping(true);
      }
    }
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isOn, onFind, onGo]);
  return (
    <>
      <button type="button" className={styles.button} onClick={() => setHelping(true)} aria-label="Keyboard shortcuts">
        <Keyboard aria-hidden size={17} />
      </button>
      <ModalOverlay className={styles.overlay ?? ''} isOpen={isHelping} onOpenChange={setHelping} isDismissable>
        <Modal className={styles.modal ?? ''}>
          <Dialog className={styles.dialog ?? ''}>
            <div className={styles.head}>
              <Heading slot="title">Keyboard</Heading>
              <Button kind="quiet" size="small" slot="close" aria-label="Close">
                <X aria-hidden size={16} />
              </Button>
            </div>
            <dl className={styles.list}>
              {HELP.map(([keys, what]) => (
                <div key={keys}>
                  <dt>
                    {keys.split('  ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
            <p className={styles.off}>
              Single keys
              <Choice
                label="Single keys"
                value={isOn ? 'on' : 'off'}
                among={[
                  ['on', 'On'],
                  ['off', 'Off'],
                ]}
                onChoose={(value) => choose(KEYS, value)}
              />
            </p>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

function isTyping(): boolean {
  const at = document.activeElement;
  return at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
}

function isInDialog(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

/** As the arrow would: in the list that has the focus, else into the list of this screen. */
function step(arrow: string): void {
  const at = document.activeElement;
  const list = document.querySelector<HTMLElement>('[data-main-list]');
  if (at?.closest('[role="grid"], [role="treegrid"], [role="listbox"]')) {
    at.dispatchEvent(new KeyboardEvent('keydown', { key: arrow, bubbles: true, cancelable: true }));
  } else {
    list?.querySelector<HTMLElement>('tbody [role="row"]')?.focus();
  }
}
