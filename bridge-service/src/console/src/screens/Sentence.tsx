import type { Employment, PersonStatus } from '../api/answers';
import { Day } from '../design/When';
import { useVocabulary } from '../words/Words';

/** Where somebody stands, in a sentence for people or in a line for the desk. */
export function Sentence({ status, employment }: { status: PersonStatus; employment: Employment }) {
  return useVocabulary() === 'hr' ? (
    <ForPeople status={status} employment={employment} />
  ) : (
    <>
      {KINDS[status]} · {[employment.workerNumber, employment.title, employment.department, employment.location].filter(Boolean).join(' · ')}
    </>
  );
}

const KINDS: Readonly<Record<PersonStatus, string>> = {
  expected: 'Joiner',
  active: 'Active',
  absent: 'Absent',
  left: 'Leaver',
};

function ForPeople({ status, employment }: { status: PersonStatus; employment: Employment }) {
  const where = employment.department ?? 'us';
  const as = employment.title ? ` as ${employment.title}` : '';
  if (employment.lastWorkingDay !== null && status !== 'expected') {
    return (
      <>
        {status === 'left' ? 'Left' : 'Leaves'} {where}; last working day <Day date={employment.lastWorkingDay} />
      </>
    );
  }
  if (status === 'expected') {
    return (
      <>
        Joins {where} on <Day date={employment.startDate} />
        {as}
      </>
    );
  }
  return (
    <>
      {status === 'absent' ? 'Is away; works' : 'Works'} in {where}
      {as}
    </>
  );
}
