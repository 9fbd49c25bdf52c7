import { Waypoints } from 'lucide-react';
import { Link } from 'wouter';
import type { Page as PageOf, Project } from '../api/answers';
import { useDerived } from '../api/queries';
import { Coming, Empty, Failed } from '../design/Notes';
import { Page } from '../design/Page';
import { Distance } from '../design/When';
import { Name } from '../design/Who';
import { Say } from '../words/Words';
import { Mark } from './Entry';
import styles from './Projects.module.css';

/** What people work on together, and what happened there last. */
export function Projects() {
  const projects = useDerived<PageOf<Project>>('feed', '/api/projects');
  return (
    <Page title="Projects" lead="What people work on together, and what happened there last.">
      {projects.error && <Failed failure={projects.error} again={() => void projects.refetch()} />}
      {projects.isPending && <Coming rows={3} label="Projects are being fetched" />}
      {projects.data?.items.length === 0 && (
        <Empty icon={Waypoints} title="No project yet">
          Projects stand in the policy, in <code>projects.yaml</code>: their name, their lead, and the systems and services they use.
        </Empty>
      )}
      {projects.data && projects.data.items.length > 0 && (
        <ul className={styles.projects}>
          {projects.data.items.map((project) => (
            <li key={project.id} className={styles.project}>
              <Card project={project} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function Card({ project }: { project: Project }) {
  return (
    <>
      <h2>
        <Link href={`/projects/${encodeURIComponent(project.id)}`} className={styles.link}>
          <Say words={project.name} />
        </Link>
      </h2>
      <p className={styles.meta}>
        {project.lead && (
          <>
            led by <Name {...project.lead} /> ·{' '}
          </>
        )}
        {project.people} {project.people === 1 ? 'person' : 'people'}
      </p>
      {project.latest ? (
        <p className={styles.latest}>
          <Mark kind={project.latest._footbridge.kind} />
          <span>
            <bdi>
              <Say words={project.latest._footbridge.words} />
            </bdi>
            <span className={styles.when}>
              <Distance at={project.latest.date_published} />
            </span>
          </span>
        </p>
      ) : (
        <p className={styles.none}>Nothing has happened here yet.</p>
      )}
    </>
  );
}
