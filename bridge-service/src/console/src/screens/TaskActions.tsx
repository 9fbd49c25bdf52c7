import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Checklist, Task } from '../api/answers';
import { ask, tell } from '../api/client';
import { Failed } from '../design/Notes';
import { SayMore } from '../design/SayMore';
import { oneKey } from '../live/applied';
import { capital } from '../words/vocabulary';
import styles from './Checklist.module.css';

const BUTTONS: Readonly<Record<string, { name: string; ask: string; isNeeded: boolean }>> = {
  complete: { name: 'Complete', ask: 'A word about it (optional)', isNeeded: false },
  waive: { name: 'Not needed', ask: 'Why it is not needed', isNeeded: true },
};

/** What whoever looks may say about a task: the server says what that is. */
export function TaskActions({ list, task }: { list: string; task: Task }) {
  const fetched = useQueryClient();
  const decide = useMutation({
    mutationFn: async ({ verb, comment }: { verb: string; comment: string }) => {
      const path = `/api/checklists/${encodeURIComponent(list)}`;
      const told = await tell<{ position?: string }>(
        `${path}/tasks/${encodeURIComponent(task.id)}/${verb}`,
        comment === '' ? {} : { comment },
      );
      return told?.position === undefined ? null : ask<Checklist>(`${path}?after=${encodeURIComponent(told.position)}`);
    },
    onSuccess: (after) => after && fetched.setQueryData(oneKey('checklist', list), after),
    onSettled: () => fetched.invalidateQueries({ queryKey: oneKey('checklist', list) }),
  });
  const allowed = task.allowedActions;
  if (allowed.length === 0 && decide.error === null) {
    return null;
  }
  return (
    <div className={styles.actions}>
      {allowed.map((verb) => {
        const button = BUTTONS[verb] ?? { name: capital(verb), ask: 'A word about it', isNeeded: false };
        return (
          <SayMore
            key={verb}
            {...button}
            size="small"
            isBusy={decide.isPending}
            isUnheard={decide.isError}
            onSay={(comment) => decide.mutate({ verb, comment })}
          />
        );
      })}
      {decide.error && <Failed failure={decide.error} />}
    </div>
  );
}
