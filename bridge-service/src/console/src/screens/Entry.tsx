import {
  BookOpenCheck,
  CircleDot,
  HeartHandshake,
  KeyRound,
  ListChecks,
  LogIn,
  LogOut,
  Megaphone,
  PackageCheck,
  Rocket,
  Shield,
  ShieldCheck,
  UserMinus,
  UserPlus,
  type LucideIcon,
} from 'lucide-react';
import styles from './Entry.module.css';

type Bank = 'hr' | 'it' | 'both';

/** What a kind of entry looks like, and which bank it came from. */
const KINDS: Readonly<Record<string, readonly [LucideIcon, Bank]>> = {
  'project-joined': [UserPlus, 'hr'],
  'project-left': [UserMinus, 'hr'],
  'access-granted': [KeyRound, 'it'],
  'access-gone': [KeyRound, 'it'],
  'checklist-done': [ListChecks, 'both'],
  'incident-closed': [ShieldCheck, 'it'],
  'problem-prevented': [Shield, 'it'],
  'change-released': [Rocket, 'it'],
  'rollout-announced': [Megaphone, 'both'],
  'recognition-given': [HeartHandshake, 'both'],
  'employment-begins': [LogIn, 'hr'],
  'employment-ends': [LogOut, 'hr'],
  'task-seen': [PackageCheck, 'it'],
  'task-done': [BookOpenCheck, 'both'],
};

export function Mark({ kind }: { kind: string }) {
  const [Icon, bank] = KINDS[kind] ?? [CircleDot, 'both'];
  return (
    <span className={`${styles.mark} ${styles[bank]}`}>
      <Icon aria-hidden size={15} strokeWidth={1.9} />
    </span>
  );
}
