import type { ChecklistStatus, DeliveryStatus, DeskStatus, PersonStatus, ReviewItemStatus, ReviewStatus, TaskStatus, UnmatchedStatus, Words } from '../api/answers';

/** How the console calls what the API names, in both vocabularies. What policy files name comes from the server. */

export type Tone = 'calm' | 'busy' | 'good' | 'warn' | 'bad';

export interface Named {
  readonly words: Words;
  readonly tone: Tone;
}

const named = (hr: string, it: string, tone: Tone): Named => ({ words: { hr, it }, tone });
const alike = (word: string): Words => ({ hr: word, it: word });

export const TASK: Readonly<Record<TaskStatus, Named>> = {
  planned: named('Later', 'Planned', 'calm'),
  waiting: named('Waits for others', 'Waiting', 'calm'),
  open: named('To do', 'Open', 'busy'),
  'in-progress': named('Being done', 'In progress', 'busy'),
  done: named('Done', 'Done', 'good'),
  contradicted: named('Said done, not seen', 'Contradicted', 'bad'),
  failed: named('Did not work', 'Failed', 'bad'),
  waived: named('Not needed', 'Waived', 'calm'),
  withdrawn: named('Taken back', 'Withdrawn', 'calm'),
};

export const CHECKLIST: Readonly<Record<ChecklistStatus, Named>> = {
  planned: named('Later', 'Planned', 'calm'),
  open: named('Under way', 'Open', 'busy'),
  done: named('Done', 'Done', 'good'),
  withdrawn: named('Taken back', 'Withdrawn', 'calm'),
};

export const PERSON: Readonly<Record<PersonStatus, Named>> = {
  expected: named('Starts soon', 'Expected', 'busy'),
  active: named('Here', 'Active', 'good'),
  absent: named('Away', 'Absent', 'warn'),
  left: named('Has left', 'Left', 'calm'),
};

export const DESK: Readonly<Record<DeskStatus, Named>> = {
  observed: named('Would be sent', 'Observed', 'calm'),
  settling: named('About to be sent', 'Settling', 'calm'),
  open: named('To do', 'Open', 'busy'),
  accepted: named('Taken on', 'Accepted', 'busy'),
  'in-progress': named('Being done', 'In progress', 'busy'),
  completed: named('Reported done', 'Completed', 'good'),
  failed: named('Did not work', 'Failed', 'bad'),
  rejected: named('Refused', 'Rejected', 'warn'),
  withdrawn: named('Taken back', 'Withdrawn', 'calm'),
};

export const DELIVERY: Readonly<Record<DeliveryStatus, Named>> = {
  received: named('Arrived', 'Received', 'busy'),
  mapped: named('Understood', 'Mapped', 'good'),
  ignored: named('Means nothing here', 'Ignored', 'calm'),
  quarantined: named('Not understood', 'Quarantined', 'bad'),
  refused: named('Turned away', 'Refused', 'warn'),
};

export const REVIEW: Readonly<Record<ReviewStatus, Named>> = {
  open: named('Waits for an answer', 'Open', 'busy'),
  done: named('Answered', 'Done', 'good'),
  withdrawn: named('No longer asked', 'Withdrawn', 'calm'),
};

export const REVIEW_ITEM: Readonly<Record<ReviewItemStatus, Named>> = {
  open: named('To be decided', 'Open', 'busy'),
  decided: named('Decided', 'Decided', 'good'),
  gone: named('No longer held', 'Gone', 'calm'),
  withdrawn: named('No longer asked', 'Withdrawn', 'calm'),
};

export const UNMATCHED: Readonly<Record<UnmatchedStatus, Named>> = {
  waiting: named('Nobody knows whose', 'Unmatched', 'warn'),
  matched: named('Said whose', 'Matched', 'good'),
};

/** What an IT system told of. */
export const TOLD: Readonly<Record<string, Words>> = {
  'access-granted': { hr: 'Was given', it: 'Access granted' },
  'access-revoked': { hr: 'Was taken away', it: 'Access revoked' },
  'access-used': { hr: 'Was used', it: 'Access used' },
  'access-seen': { hr: 'Is held', it: 'Access listed' },
  'account-created': { hr: 'Account set up', it: 'Account created' },
  'account-disabled': { hr: 'Account switched off', it: 'Account disabled' },
  'asset-assigned': { hr: 'Something was handed out', it: 'Asset assigned' },
  'asset-returned': { hr: 'Something came back', it: 'Asset returned' },
  'task-reported': { hr: 'A task was reported on', it: 'Task reported' },
};

export const IDENTIFIERS: Readonly<Record<string, Words>> = {
  account: { hr: 'Account', it: 'Account' },
  email: { hr: 'E-mail address', it: 'E-mail' },
  person: { hr: 'Number of the organisation', it: 'Person id' },
  'worker-number': { hr: 'Personnel number', it: 'Worker number' },
};

export const DECISIONS: Readonly<Record<string, Words>> = {
  approve: { hr: 'Keep', it: 'Approve' },
  revoke: { hr: 'Take away', it: 'Revoke' },
  'dont-know': alike("Don't know"),
};

export const REASONS: Readonly<Record<string, Words>> = {
  move: { hr: 'Changed roles', it: 'Move' },
  'leave-follow-up': { hr: 'Leaves', it: 'Leave follow-up' },
  orphan: { hr: 'Belongs to nobody', it: 'Orphan' },
  expiring: { hr: 'Runs out', it: 'Expiring' },
  'segregation-of-duties': { hr: 'Should not meet', it: 'SoD conflict' },
  privileged: { hr: 'Far-reaching', it: 'Privileged' },
  campaign: { hr: 'Regular look', it: 'Campaign' },
};

/** Of what a later version may know by name: its name. */
export function called(words: Readonly<Record<string, Words>>, name: string): Words {
  return words[name] ?? alike(capital(name.replaceAll('-', ' ')));
}

const OWNERS: Readonly<Record<string, Words>> = {
  hr: { hr: 'People team', it: 'HR' },
  it: { hr: 'IT', it: 'Service desk' },
  manager: alike('Manager'),
  employee: { hr: 'Themselves', it: 'Employee' },
  facilities: alike('Facilities'),
};

/** A group of the policy is called as the policy calls it. */
export function owner(name: string): Words {
  return OWNERS[name] ?? alike(capital(name.replaceAll('-', ' ')));
}

const ACTIONS: Readonly<Record<string, Words>> = {
  grant: { hr: 'Give', it: 'Grant' },
  revoke: { hr: 'Take away', it: 'Revoke' },
  'create-account': { hr: 'Set up account', it: 'Create account' },
  'disable-account': { hr: 'Switch off account', it: 'Disable account' },
  'assign-asset': { hr: 'Hand out', it: 'Assign asset' },
  'collect-asset': { hr: 'Get back', it: 'Collect asset' },
  do: { hr: 'Do', it: 'Do' },
};

export function action(name: string): Words {
  return ACTIONS[name] ?? alike(capital(name.replaceAll('-', ' ')));
}

/** What to call a status this version does not know. */
export function unknown(status: string): Named {
  return { words: alike(capital(status)), tone: 'calm' };
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
