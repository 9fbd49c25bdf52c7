import { useRef, type ReactNode } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { useGathered } from '../live/useGathered';
import { News } from './News';
import styles from './LiveTable.module.css';

export interface Shown<T> {
  readonly id: string;
  readonly head: string;
  readonly cell: (thing: T) => ReactNode;
  /** Beside its name in the stylesheet of the screen. */
  readonly className?: string | undefined;
}

interface Props<T> {
  label: string;
  columns: readonly Shown<T>[];
  things: readonly T[];
  /** What was asked: another question is another list. */
  question: string;
  idOf: (thing: T) => string;
  nameOf: (thing: T) => string;
  hrefOf: (thing: T) => string;
  isGone?: (id: string) => boolean;
  /** The one that is open beside the list. */
  current?: string | undefined;
  className?: string | undefined;
}

/** A list that changes while it is looked at. Arrows, j and k go through it, Enter opens. */
export function LiveTable<T>({ label, columns, things, question, idOf, nameOf, hrefOf, isGone = never, current, className }: Props<T>) {
  const place = useRef<HTMLDivElement>(null);
  const { rows, news, added, show } = useGathered(things, question, idOf, isGone, place);
  return (
    <div ref={place} className={`${styles.place} ${className ?? ''}`}>
      <News of={news.map(nameOf)} onShow={show} />
      <Table aria-label={label} className={styles.table ?? ''} data-main-list>
        <TableHeader>
          {columns.map((column, index) => (
            <Column key={column.id} id={column.id} isRowHeader={index === 0} className={`${styles.column} ${column.className ?? ''}`}>
              {column.head}
            </Column>
          ))}
        </TableHeader>
        <TableBody>
          {rows.map((thing) => {
            const id = idOf(thing);
            return (
              <Row
                key={id}
                id={id}
                href={hrefOf(thing)}
                textValue={nameOf(thing)}
                className={styles.row ?? ''}
                {...(added.has(id) ? { 'data-added': true } : {})}
                {...(current === id ? { 'data-current': true } : {})}
              >
                {columns.map((column) => (
                  <Cell key={column.id} className={`${styles.cell} ${column.className ?? ''}`}>
                    {column.cell(thing)}
                  </Cell>
                ))}
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}

const never = () => false;
