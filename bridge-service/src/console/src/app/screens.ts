import { Inbox, ListChecks, ShieldQuestionMark, Sun, UserRoundSearch, Users, Waypoints, Wrench, type LucideIcon } from 'lucide-react';
import type { Role } from '../api/answers';

export interface Screen {
  readonly path: string;
  readonly name: string;
  readonly icon: LucideIcon;
  /** Whose work it is. It only spares the others a door that is shut: the server decides. */
  readonly roles: readonly Role[];
}

const EVERYBODY: readonly Role[] = ['HR', 'IT', 'MANAGER', 'AUDITOR', 'ADMIN'];

export const SCREENS: readonly Screen[] = [
  { path: '/', name: 'Today', icon: Sun, roles: EVERYBODY },
  { path: '/people', name: 'People', icon: Users, roles: EVERYBODY },
  { path: '/checklists', name: 'Checklists', icon: ListChecks, roles: EVERYBODY },
  { path: '/reviews', name: 'Reviews', icon: ShieldQuestionMark, roles: EVERYBODY },
  { path: '/projects', name: 'Projects', icon: Waypoints, roles: EVERYBODY },
  { path: '/desk', name: 'Desk', icon: Wrench, roles: ['IT', 'ADMIN'] },
  { path: '/unmatched', name: 'Unmatched', icon: UserRoundSearch, roles: ['HR', 'IT', 'ADMIN'] },
  { path: '/inbox', name: 'Inbox', icon: Inbox, roles: ['HR', 'IT', 'AUDITOR', 'ADMIN'] },
];

export function screensOf(roles: readonly Role[]): readonly Screen[] {
  return SCREENS.filter((screen) => screen.roles.some((role) => roles.includes(role)));
}

export function isAt(screen: Screen, path: string): boolean {
  return screen.path === '/' ? path === '/' : path === screen.path || path.startsWith(`${screen.path}/`);
}
