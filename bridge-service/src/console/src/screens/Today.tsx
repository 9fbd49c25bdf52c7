import type { Me } from '../api/answers';
import { Page } from '../design/Page';
import { fullToday } from '../time/format';
import { DeskNext, Joining, Leaving, MyPeople, OpenReviews, TasksOf, WhatArrived, WhoseIsIt } from './TodayParts';
import styles from './Today.module.css';

/** Who comes, and the question they come with: each role its own few answers, and a way to the rest. */
export function Today({ me }: { me: Me }) {
  const name = me.person?.name ?? me.account;
  return (
    <Page title="Today" lead={<>{fullToday()} · <bdi>{name}</bdi></>}>
      <div className={styles.today}>
        {me.roles.map((role) => (
          <Answers key={role} role={role} />
        ))}
      </div>
    </Page>
  );
}

function Answers({ role }: { role: Me['roles'][number] }) {
  switch (role) {
    case 'HR':
      return (
        <>
          <Joining />
          <Leaving />
          <TasksOf owner="hr" title="What the people team does next" />
          <WhoseIsIt />
        </>
      );
    case 'IT':
      return (
        <>
          <DeskNext />
          <WhoseIsIt />
          <Joining />
        </>
      );
    case 'MANAGER':
      return (
        <>
          <TasksOf owner="manager" title="What you are asked for" />
          <OpenReviews />
          <MyPeople />
        </>
      );
    case 'AUDITOR':
      return (
        <>
          <WhatArrived side="hr" />
          <WhatArrived side="it" />
          <Leaving />
        </>
      );
    case 'ADMIN':
      return (
        <>
          <WhatArrived side="hr" />
          <WhatArrived side="it" />
          <WhoseIsIt />
          <DeskNext />
          <Joining />
        </>
      );
  }
}
