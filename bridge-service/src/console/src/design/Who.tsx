import { Link } from 'wouter';
import type { PersonName } from '../api/answers';
import styles from './Who.module.css';

/** A name comes from outside: it is text, and its direction is its own. */
export function Name({ name, workerNumber }: { name: string | null; workerNumber: string | null }) {
  return <bdi className={styles.name}>{name ?? workerNumber ?? 'Name not known'}</bdi>;
}

export function Who({ person, withNumber = true }: { person: Omit<PersonName, 'id'>; withNumber?: boolean }) {
  return (
    <span className={styles.who}>
      <Name {...person} />
      {withNumber && person.name !== null && person.workerNumber !== null && (
        <span className={styles.number}>{person.workerNumber}</span>
      )}
    </span>
  );
}

export function PersonLink({ person }: { person: PersonName }) {
  return (
    <Link href={`/people/${encodeURIComponent(person.id)}`}>
      <Name {...person} />
    </Link>
  );
}
