import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';
import { RouterProvider } from 'react-aria-components';
import { Route, Switch, useLocation } from 'wouter';
import { Refusal } from '../api/client';
import { useMe } from '../api/queries';
import type { Me } from '../api/answers';
import { Failed } from '../design/Notes';
import { LiveProvider } from '../live/Live';
import { Checklist } from '../screens/Checklist';
import { Checklists } from '../screens/Checklists';
import { Desk } from '../screens/Desk';
import { Feed } from '../screens/Feed';
import { Inbox } from '../screens/Inbox';
import { Nowhere } from '../screens/Nowhere';
import { People } from '../screens/People';
import { Person } from '../screens/Person';
import { Projects } from '../screens/Projects';
import { Review } from '../screens/Review';
import { Reviews } from '../screens/Reviews';
import { Today } from '../screens/Today';
import { UnmatchedEvents } from '../screens/Unmatched';
import { WordsProvider } from '../words/Words';
import { Finder } from './Finder';
import { Keys } from './Keys';
import { Shell } from './Shell';
import styles from './App.module.css';

const fetched = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always', // a browser that thinks it is offline would wait without a word
      staleTime: 30_000, // between, the stream keeps it in step
      refetchOnWindowFocus: false,
      retry: (count, failure) => count < 3 && !(failure instanceof Refusal && failure.status >= 400 && failure.status < 500),
    },
    mutations: { networkMode: 'always' }, // nothing is done later that somebody pressed now
  },
});

export function App() {
  return (
    <QueryClientProvider client={fetched}>
      <Navigation>
        <SignedIn />
      </Navigation>
    </QueryClientProvider>
  );
}

/** Rows that lead somewhere go there without loading the page anew. */
function Navigation({ children }: { children: ReactNode }) {
  const [, navigate] = useLocation();
  return <RouterProvider navigate={navigate}>{children}</RouterProvider>;
}

function SignedIn() {
  const me = useMe();
  if (me.data) {
    return <Screens me={me.data} />;
  }
  if (me.error && !(me.error instanceof Refusal && me.error.status === 401)) {
    return (
      <main className={styles.alone}>
        <Failed failure={me.error} again={() => void me.refetch()} />
      </main>
    );
  }
  return null; // for a moment; or on the way to the sign-in
}

function Screens({ me }: { me: Me }) {
  const [isFinding, setFinding] = useState(false);
  const find = useCallback(() => setFinding(true), []);
  const [, navigate] = useLocation();
  const usual = me.roles.some((role) => role === 'IT' || role === 'ADMIN') ? 'it' : 'hr';
  return (
    <WordsProvider usual={usual}>
      <LiveProvider account={me.account}>
        <Shell me={me} onFind={find}>
          <Switch>
            <Route path="/">
              <Today me={me} />
            </Route>
            <Route path="/people" component={People} />
            <Route path="/people/:id">{({ id }) => <Person key={id} id={plain(id)} />}</Route>
            <Route path="/checklists" component={Checklists} />
            <Route path="/checklists/:id">{({ id }) => <Checklist key={id} id={plain(id)} />}</Route>
            <Route path="/reviews" component={Reviews} />
            <Route path="/reviews/:id">{({ id }) => <Review key={id} id={plain(id)} />}</Route>
            <Route path="/projects" component={Projects} />
            <Route path="/projects/:id">{({ id }) => <Feed key={id} id={plain(id)} />}</Route>
            <Route path="/desk/:id?">{({ id }) => <Desk id={id} />}</Route>
            <Route path="/unmatched/:id?">{({ id }) => <UnmatchedEvents id={id === undefined ? undefined : plain(id)} />}</Route>
            <Route path="/inbox/:side?/:id?">{({ side, id }) => <Inbox me={me} side={side} id={id} />}</Route>
            <Route component={Nowhere} />
          </Switch>
        </Shell>
        <Keys onFind={find} onGo={navigate} />
        <Finder me={me} isOpen={isFinding} onOpenChange={setFinding} />
      </LiveProvider>
    </WordsProvider>
  );
}

/** A part of the address as it was before it was put there. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
