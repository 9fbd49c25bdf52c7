import { useEffect, useRef, type ReactNode } from 'react';
import styles from './Page.module.css';

let isFirst = true;

interface Props {
  title: string;
  lead?: ReactNode;
  above?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}

/** One screen: its heading, and what is on it. Who comes here by keyboard or screen reader begins at the heading. */
export function Page({ title, lead, above, tools, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    isFirst = false;
  }, []);
  useEffect(() => {
    document.title = `${title} · Footbridge`;
  }, [title]);
  return (
    <article className={styles.page}>
      {above}
      <header className={styles.head}>
        <div className={styles.titles}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {tools && <div className={styles.tools}>{tools}</div>}
      </header>
      {children}
    </article>
  );
}

export function Section({ title, more, count, children }: { title: string; more?: ReactNode; count?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <header className={styles.sectionHead}>
        <h2>
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </h2>
        {more}
      </header>
      {children}
    </section>
  );
}

export function Card({ children }: { children: ReactNode }) {
  return <div className={styles.card}>{children}</div>;
}
