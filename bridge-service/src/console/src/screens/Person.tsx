import { ArrowLeft } from 'lucide-react';
import { Link } from 'wouter';
import type { Employment, Person as One } from '../api/answers';
import { useList, useOne } from '../api/queries';
import { Status } from '../design/Chip';
import { LiveTable } from '../design/LiveTable';
import { Coming, Failed } from '../design/Notes';
import { Card, Page, Section } from '../design/Page';
import { Day } from '../design/When';
import { PersonLink } from '../design/Who';
import { capital, PERSON, unknown } from '../words/vocabulary';
import { useSay } from '../words/Words';
import { COLUMNS } from './Checklists';
import { present } from './People';
import { Timeline } from './Timeline';
import styles from './Person.module.css';

export function Person({ id }: { id: string }) {
  const person = useOne('person', id);
  const above = (
    <Link href="/people" className={styles.back}>
      <ArrowLeft aria-hidden size={15} /> People
    </Link>
  );
  if (person.data === undefined) {
    return (
      <Page title="Person" above={above}>
        {person.error ? <Failed failure={person.error} again={() => void person.refetch()} /> : <Coming label="The person is being fetched" />}
      </Page>
    );
  }
  const one = person.data;
  const employment = present(one);
  return (
    <Page
      title={one.name ?? one.workerNumber ?? 'Name not known'}
      above={above}
      lead={employment && <Lead employment={employment} />}
      tools={<Status named={PERSON[one.status] ?? unknown(one.status)} />}
    >
      <Checklists of={one} />
      <Timeline person={one.id} />
      <Section title="Employment">
        <Card>
          <ul>
            {one.employments.toReversed().map((each) => (
              <li key={each.id} className={styles.employment}>
                <Details employment={each} email={one.workEmail} />
              </li>
            ))}
          </ul>
        </Card>
      </Section>
    </Page>
  );
}

function Lead({ employment }: { employment: Employment }) {
  return (
    <>
      {[employment.title, employment.department, employment.location].filter(Boolean).join(' · ')}
      {employment.manager && (
        <>
          {' · reports to '}
          <PersonLink person={employment.manager} />
        </>
      )}
    </>
  );
}

function Checklists({ of }: { of: One }) {
  const say = useSay();
  const lists = useList('checklist', { person: of.id, limit: 50 });
  return (
    <Section title="Checklists" count={lists.data?.items.length}>
      {lists.error && <Failed failure={lists.error} again={() => void lists.refetch()} />}
      {lists.data?.items.length === 0 && <p className={styles.none}>Nothing is planned for them, and nothing was.</p>}
      {lists.data && lists.data.items.length > 0 && (
        <LiveTable
          label="Checklists"
          columns={COLUMNS.slice(1)}
          things={lists.data.items}
          question={lists.data.question}
          idOf={(list) => list.id}
          nameOf={(list) => say(list.name)}
          hrefOf={(list) => `/checklists/${encodeURIComponent(list.id)}`}
        />
      )}
    </Section>
  );
}

function Details({ employment, email }: { employment: Employment; email: string | null }) {
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['Number', employment.workerNumber],
    ['Kind', employment.type && capital(employment.type)],
    ['First day', <Day key="start" date={employment.startDate} />],
    ['Last working day', employment.lastWorkingDay && <Day date={employment.lastWorkingDay} />],
    ['Title', employment.title],
    ['Department', employment.department],
    ['Place', employment.location],
    ['E-mail', email && <bdi>{email}</bdi>],
    ['Told by', employment.source],
  ];
  return (
    <dl className={styles.facts} data-rescinded={employment.rescinded}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {employment.rescinded && (
        <div>
          <dt>Taken back</dt>
          <dd>This hire will not happen</dd>
        </div>
      )}
    </dl>
  );
}
