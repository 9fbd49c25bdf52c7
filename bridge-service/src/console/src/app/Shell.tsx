import { useMutation } from '@tanstack/react-query';
import { LogOut, Menu as MenuIcon, Search, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import type { Me } from '../api/answers';
import { signOut } from '../api/client';
import { Button } from '../design/Button';
import { Choice } from '../design/Choice';
import { Name } from '../design/Who';
import { zone } from '../time/format';
import { useVocabulary } from '../words/Words';
import { LivePill } from './LivePill';
import { isAt, screensOf } from './screens';
import { choose, WORDS } from './settings';
import styles from './Shell.module.css';

const ROLES: Readonly<Record<string, string>> = {
  HR: 'HR operations',
  IT: 'Service desk',
  MANAGER: 'Manager',
  AUDITOR: 'Auditor',
  ADMIN: 'Administrator',
};

/** What stands around every screen. */
export function Shell({ me, onFind, children }: { me: Me; onFind: () => void; children: ReactNode }) {
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        Skip to content
      </a>
      <aside className={styles.side}>
        <Brand />
        <Navigation me={me} />
        <Account me={me} />
      </aside>
      <div className={styles.main}>
        <header className={styles.bar}>
          <MenuOfNarrowScreens me={me} />
          <AriaButton className={styles.find ?? ''} onPress={onFind}>
            <Search aria-hidden size={15} />
            <span className={styles.findWords}>Find a person or a screen</span>
            <kbd className={styles.kbd}>{/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'} K</kbd>
          </AriaButton>
          <div className={styles.right}>
            <LivePill />
            <WordsSwitch />
          </div>
        </header>
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
      </div>
    </div>
  );
}

function Brand() {
  return (
    <Link href="/" className={styles.brand}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden className={styles.logo}>
        <rect width="32" height="32" rx="8" />
        <path d="M5 21.5h22M7 21.5C10 13 22 13 25 21.5M12 16.6v4.9M16 15.3v6.2M20 16.6v4.9" />
      </svg>
      Footbridge
    </Link>
  );
}

function Navigation({ me, onGo }: { me: Me; onGo?: () => void }) {
  const [path] = useLocation();
  return (
    <nav aria-label="Screens">
      <ul className={styles.screens}>
        {screensOf(me.roles).map((screen) => (
          <li key={screen.path}>
            <Link href={screen.path} className={styles.screen} aria-current={isAt(screen, path) ? 'page' : undefined} {...(onGo ? { onClick: onGo } : {})}>
              <screen.icon aria-hidden size={17} strokeWidth={1.8} />
              {screen.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Account({ me }: { me: Me }) {
  return (
    <div className={styles.account}>
      <div className={styles.who}>
        {me.person ? <Name {...me.person} /> : <bdi>{me.account}</bdi>}
        <span className={styles.role}>{me.roles.map((role) => ROLES[role] ?? role).join(', ')}</span>
      </div>
      {me.signOut !== null && <SignOut path={me.signOut} />}
      <p className={styles.zone}>Times in {zone()}</p>
    </div>
  );
}

function SignOut({ path }: { path: string }) {
  const leave = useMutation({ mutationFn: () => signOut(path) });
  return (
    <Button kind="quiet" size="small" aria-label="Sign out" isDisabled={leave.isPending} onPress={() => leave.mutate()}>
      <LogOut aria-hidden size={16} />
    </Button>
  );
}

function WordsSwitch() {
  const vocabulary = useVocabulary();
  return (
    <Choice
      label="Words"
      value={vocabulary}
      among={[
        ['hr', <WordsOf key="hr" bank="HR" />],
        ['it', <WordsOf key="it" bank="IT" />],
      ]}
      onChoose={(words) => choose(WORDS, words)}
    />
  );
}

function WordsOf({ bank }: { bank: string }) {
  return (
    <>
      {bank}
      <span className={styles.roomy}> words</span>
    </>
  );
}

function MenuOfNarrowScreens({ me }: { me: Me }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={styles.menu ?? ''} aria-label="Screens">
        <MenuIcon aria-hidden size={20} />
      </AriaButton>
      <ModalOverlay isDismissable className={styles.overlay ?? ''}>
        <Modal className={styles.drawer ?? ''}>
          <Dialog aria-label="Screens" className={styles.drawerInside ?? ''}>
            <div className={styles.drawerHead}>
              <Brand />
              <Button kind="quiet" aria-label="Close" slot="close">
                <X aria-hidden size={18} />
              </Button>
            </div>
            <Navigation me={me} onGo={() => setOpen(false)} />
            <Account me={me} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
