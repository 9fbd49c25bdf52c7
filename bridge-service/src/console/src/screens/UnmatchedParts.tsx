import type { Identifier, Unmatched } from '../api/answers';
import type { Shown } from '../design/LiveTable';
import { Distance } from '../design/When';
import { Name } from '../design/Who';
import { called, IDENTIFIERS, TOLD } from '../words/vocabulary';
import { Say } from '../words/Words';
import tables from './Tables.module.css';
import styles from './Unmatched.module.css';

/** What happened, to what, and under which identifiers nobody is known. */
export function What({ one }: { one: Unmatched }) {
  return (
    <span className={styles.what}>
      <span className={styles.told}>
        <About one={one} />
      </span>
      <span className={styles.under}>
        <Say words={called(TOLD, one.type)} />
        {one.source !== '' && (
          <>
            , says <bdi>{one.source}</bdi>
          </>
        )}
      </span>
    </span>
  );
}

export function About({ one }: { one: Unmatched }) {
  const words = one.name ?? one.systemName;
  return <bdi>{words ? <Say words={words} /> : <Say words={called(TOLD, one.type)} />}</bdi>;
}

/** As the system wrote it; an account with the system it is in. */
export function Under({ identifier, one }: { identifier: Identifier; one: Unmatched }) {
  return (
    <span className={styles.identifier}>
      <bdi className={styles.value}>{identifier.value}</bdi>
      <span className={styles.under}>
        <Say words={called(IDENTIFIERS, identifier.kind)} />
        {identifier.kind === 'account' && (
          <>
            {' in '}
            {identifier.system === one.system && one.systemName ? <Say words={one.systemName} /> : <bdi>{identifier.system}</bdi>}
          </>
        )}
      </span>
    </span>
  );
}

export function Confidence({ of }: { of: number }) {
  return <span className={styles.confidence}>{Math.round(of * 100)} %</span>;
}

function Likeliest({ one }: { one: Unmatched }) {
  if (one.match !== null) {
    return <Name {...one.match.person} />;
  }
  const [first, ...others] = one.candidates;
  if (first === undefined) {
    return <span className={tables.soft}>Nobody alike</span>;
  }
  return (
    <span className={styles.likeliest}>
      <Name {...first.person} /> <Confidence of={first.confidence} />
      {others.length > 0 && <span className={styles.under}>or {others.length} more</span>}
    </span>
  );
}

export const UNMATCHED_COLUMNS: readonly Shown<Unmatched>[] = [
  { id: 'what', head: 'What', cell: (one) => <What one={one} />, className: tables.wide },
  {
    id: 'under',
    head: 'Under',
    cell: (one) => one.identifiers[0] && <Under identifier={one.identifiers[0]} one={one} />,
    className: tables.fit,
  },
  { id: 'who', head: 'May be', cell: (one) => <Likeliest one={one} />, className: tables.fit },
  { id: 'since', head: 'Waits since', cell: (one) => one.since && <Distance at={one.since} />, className: tables.short },
];
