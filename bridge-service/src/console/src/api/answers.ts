/** The API's answers as the console reads them. Samples of real answers beside this file are held against these types. */

export interface Words {
  readonly hr: string;
  readonly it: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export type Role = 'HR' | 'IT' | 'MANAGER' | 'AUDITOR' | 'ADMIN';

export interface PersonName {
  readonly id: string;
  readonly workerNumber: string | null;
  readonly name: string | null;
}

export interface Me {
  readonly account: string;
  readonly roles: readonly Role[];
  readonly person: PersonName | null;
  /** Where to post to in order to sign out; null: nobody signed in, a token was presented. */
  readonly signOut: string | null;
}

export type PersonStatus = 'expected' | 'active' | 'absent' | 'left';

export interface Employment {
  readonly id: string;
  readonly source: string;
  readonly workerNumber: string | null;
  readonly startDate: string;
  readonly lastWorkingDay: string | null;
  readonly rescinded: boolean;
  readonly type: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly location: string | null;
  readonly manager: PersonName | null;
}

export interface Basis {
  readonly now: string;
  readonly policy: number;
  readonly rules: number;
  readonly facts: string;
}

export interface Person {
  readonly id: string;
  readonly revision: number;
  readonly status: PersonStatus;
  readonly workerNumber: string | null;
  readonly name: string | null;
  readonly workEmail: string | null;
  readonly employments: readonly Employment[];
  readonly projects: readonly string[];
  readonly basis: Basis;
  readonly allowedActions: readonly string[];
}

/** What happened to one person; a day has no time, a time no day. */
export interface TimelineEntry {
  readonly id: string;
  readonly at: string | null;
  readonly day: string | null;
  /** `employment`, `tasks`, `assets`, `project`, or the name of a system. */
  readonly lane: string;
  /** Of a system, what the policy calls it. */
  readonly laneName?: Words | null;
  readonly kind: string;
  readonly source: string | null;
  readonly words: Words;
  readonly by?: string | null;
  readonly checklist?: string;
  readonly task?: string;
  readonly project?: string;
}

export type ChecklistStatus = 'planned' | 'open' | 'done' | 'withdrawn';

export type TaskStatus =
  | 'planned'
  | 'waiting'
  | 'open'
  | 'in-progress'
  | 'done'
  | 'contradicted'
  | 'failed'
  | 'waived'
  | 'withdrawn';

export interface Evidence {
  readonly event: string;
  readonly source: string;
  readonly at: string;
}

export interface Task {
  readonly id: string;
  readonly name: Words;
  readonly owner: string;
  readonly status: TaskStatus;
  readonly opens: string | null;
  readonly due: string | null;
  readonly late: boolean;
  readonly needs: readonly string[];
  readonly action: string | null;
  readonly system: string | null;
  readonly entitlement: string | null;
  readonly asset: string | null;
  readonly provisioningTask: string | null;
  readonly ticket: string | null;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
  readonly evidence: readonly Evidence[];
  readonly overdue: boolean;
  readonly allowedActions: readonly string[];
}

export interface Checklist {
  readonly id: string;
  readonly checklist: string;
  readonly name: Words;
  readonly person: PersonName;
  readonly employment: string;
  readonly revision: number;
  readonly status: ChecklistStatus;
  readonly anchor: string;
  readonly policyVersion: number;
  readonly basis: Basis;
  readonly tasks: readonly Task[];
  readonly progress: { readonly settled: number; readonly of: number };
  readonly overdue: number;
  /** What stands in the way, the most pressing first: ids of tasks. */
  readonly blockers: readonly string[];
  readonly allowedActions: readonly string[];
}

/** A task by itself, as `/api/tasks` lists it. */
export interface ListedTask extends Task {
  readonly checklistId: string;
  readonly checklist: string;
  readonly checklistName: Words;
  readonly person: PersonName;
  readonly revision: number;
}

export type DeskStatus =
  | 'observed'
  | 'settling'
  | 'open'
  | 'accepted'
  | 'in-progress'
  | 'completed'
  | 'failed'
  | 'rejected'
  | 'withdrawn';

export interface DeskTask {
  readonly taskId: string;
  readonly action: string;
  readonly person: {
    readonly workerNumber: string | null;
    readonly name: string | null;
    readonly workEmail: string | null;
  };
  readonly system: string | null;
  readonly entitlement: string | null;
  readonly asset: string | null;
  readonly tag: string | null;
  readonly due: string | null;
  readonly priority: string;
  readonly reason: Words;
  readonly checklist: string | null;
  readonly status: DeskStatus;
  readonly revision: number;
  readonly destination: string;
  readonly ticket: string | null;
  readonly delivery: string | null;
  readonly fault: string | null;
  readonly allowedActions: readonly string[];
}

export interface Destination {
  readonly name: string;
  readonly mode: 'act' | 'observe';
  readonly systems: readonly string[];
  readonly push: boolean;
  readonly disabled: string | null;
  readonly failed: number;
}

export type Side = 'hr' | 'it';

export type DeliveryStatus = 'received' | 'mapped' | 'ignored' | 'quarantined' | 'refused';

export interface DeliveryLine {
  readonly id: string;
  readonly source: string;
  readonly status: DeliveryStatus;
  readonly receivedAt: string;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly facts: number;
  readonly httpStatus: number | null;
  readonly leftOut: number;
}

export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** What an auditor may not see is not there. */
export interface Delivery {
  readonly id: string;
  readonly source: string;
  readonly connector: string;
  readonly receivedAt: string;
  readonly verification: string;
  readonly status: DeliveryStatus;
  readonly connectorVersion: string | null;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly settledAt: string | null;
  readonly facts: readonly unknown[];
  readonly method?: string;
  readonly path?: string;
  readonly query?: readonly Pair[];
  readonly headers?: readonly Pair[];
  readonly body?: string;
  readonly events?: readonly unknown[];
  readonly mappedNow?: readonly unknown[] | null;
  readonly allowedActions: readonly string[];
}

export interface FeedEntry {
  readonly id: string;
  readonly content_text: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly _footbridge: {
    readonly project: string;
    readonly kind: string;
    readonly words: Words;
    readonly person: PersonName | null;
    readonly recorded: string | null;
    readonly event: string;
    readonly revision: number;
  };
}

/** JSON Feed 1.1. */
export interface Feed {
  readonly version: string;
  readonly title: string;
  readonly feed_url: string;
  readonly next_url?: string;
  readonly items: readonly FeedEntry[];
  readonly _footbridge: { readonly project: string; readonly name: Words };
}

export interface Project {
  readonly id: string;
  readonly name: Words;
  readonly lead: { readonly id: string | null; readonly workerNumber: string | null; readonly name: string | null } | null;
  readonly people: number;
  readonly latest: FeedEntry | null;
}

/** Who decides: a manager, the owner of a system, a group, or in the end an administrator. */
export type Reviewer =
  | { readonly kind: 'manager'; readonly person: PersonName | null }
  | { readonly kind: 'owner'; readonly system: string; readonly name: Words }
  | { readonly kind: 'group'; readonly group: string; readonly name: Words }
  | { readonly kind: 'admin' };

export type ReviewStatus = 'open' | 'done' | 'withdrawn';
export type ReviewItemStatus = 'open' | 'decided' | 'gone' | 'withdrawn';

export interface ReviewItem {
  readonly id: string;
  readonly system: string;
  readonly entitlement: string;
  readonly systemName: Words;
  readonly name: Words;
  readonly reasons: readonly string[];
  readonly status: ReviewItemStatus;
  readonly reviewer: Reviewer;
  readonly decision: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly since: string | null;
  readonly why: Words | null;
  readonly evidence: Evidence | null;
  readonly lastUsed: string | null;
  readonly risk: string | null;
  readonly privileged: boolean;
  readonly recommendation: { readonly decision: string; readonly reason: Words } | null;
  readonly remediation: {
    readonly provisioningTask: string;
    readonly status: string;
    readonly due: string | null;
    readonly ticket: string | null;
  } | null;
  readonly allowedActions: readonly string[];
  /** Decisions that take a reason. */
  readonly commentNeeded: readonly string[];
}

export interface Review {
  readonly id: string;
  readonly person: PersonName;
  readonly revision: number;
  readonly status: ReviewStatus;
  readonly reviewer: Reviewer;
  readonly due: string | null;
  readonly overdue: boolean;
  readonly progress: { readonly settled: number; readonly of: number };
  readonly basis: Basis;
  readonly items: readonly ReviewItem[];
  readonly allowedActions: readonly string[];
}

export type UnmatchedStatus = 'waiting' | 'matched';

export interface Identifier {
  readonly kind: string;
  readonly system: string;
  readonly value: string;
}

/** Somebody it may be about. */
export interface Candidate {
  readonly person: PersonName;
  readonly status: PersonStatus | null;
  /** From 0.5; never 1. */
  readonly confidence: number;
  readonly reasons: readonly { readonly rule: string; readonly weight: number; readonly hr: string; readonly it: string }[];
}

/** A human's word on whose an identifier is. */
export interface Match {
  readonly id: string;
  readonly person: PersonName;
  readonly identifier: { readonly kind: string; readonly system: string };
  readonly from: string | null;
  readonly until: string | null;
  readonly by: string;
  readonly at: string;
  readonly comment: string | null;
}

/** What IT told about nobody we know, until somebody is known. */
export interface Unmatched {
  readonly id: string;
  readonly status: UnmatchedStatus;
  readonly type: string;
  readonly source: string;
  readonly system: string | null;
  readonly entitlement: string | null;
  readonly systemName: Words | null;
  readonly name: Words | null;
  readonly at: string | null;
  readonly since: string | null;
  readonly identifiers: readonly Identifier[];
  readonly match: Match | null;
  readonly candidates: readonly Candidate[];
  readonly allowedActions: readonly string[];
}
