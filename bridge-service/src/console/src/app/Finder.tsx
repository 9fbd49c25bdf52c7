import { useQuery } from '@tanstack/react-query';
import { UserRound } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, Dialog, Input, Menu, MenuItem, MenuSection, Header, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { Me, Page, Person } from '../api/answers';
import { ask, query } from '../api/client';
import { Name } from '../design/Who';
import styles from './Finder.module.css';
import { screensOf } from './screens';

/** From anywhere to anybody: Ctrl-K or ⌘-K. */
export function Finder({ me, isOpen, onOpenChange }: { me: Me; isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label="Find a person or a screen" className={styles.dialog ?? ''}>
          <Inside me={me} onGone={() => onOpenChange(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Inside({ me, onGone }: { me: Me; onGone: () => void }) {
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const people = useQuery({
    queryKey: ['find', text.trim()],
    queryFn: ({ signal }) => ask<Page<Person>>(`/api/people${query({ q: text.trim(), limit: 8 })}`, signal),
    enabled: text.trim().length > 1,
    placeholderData: (before) => (text.trim().length > 1 ? before : undefined),
  });
  const screens = screensOf(me.roles).filter((screen) => screen.name.toLowerCase().includes(text.trim().toLowerCase()));
  const found = text.trim().length > 1 ? (people.data?.items ?? []) : [];
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField aria-label="Name, number or screen" autoFocus className={styles.field ?? ''}>
        <Input className={styles.input ?? ''} placeholder="Name, number or screen" />
      </SearchField>
      <Menu
        aria-label="Found"
        className={styles.menu ?? ''}
        onAction={(key) => {
          navigate(String(key));
          onGone();
        }}
        renderEmptyState={() => (
          <p className={styles.nothing}>{people.isFetching ? 'Looking…' : 'Nobody of that name or number, and no screen.'}</p>
        )}
      >
        {found.length > 0 && (
          <MenuSection>
            <Header className={styles.header ?? ''}>People</Header>
            {found.map((person) => (
              <MenuItem key={person.id} id={`/people/${person.id}`} textValue={person.name ?? person.workerNumber ?? ''} className={styles.item ?? ''}>
                <UserRound aria-hidden size={16} />
                <Name {...person} />
                <span className={styles.aside}>
                  {person.workerNumber}
                  {person.employments.at(-1)?.department && ` · ${person.employments.at(-1)?.department}`}
                </span>
              </MenuItem>
            ))}
          </MenuSection>
        )}
        {screens.length > 0 && (
          <MenuSection>
            <Header className={styles.header ?? ''}>Screens</Header>
            {screens.map((screen) => (
              <MenuItem key={screen.path} id={screen.path} textValue={screen.name} className={styles.item ?? ''}>
                <screen.icon aria-hidden size={16} />
                {screen.name}
              </MenuItem>
            ))}
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  );
}
