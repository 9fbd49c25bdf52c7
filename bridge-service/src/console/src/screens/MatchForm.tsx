import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form, Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import type { Page, Person, PersonName, Unmatched } from '../api/answers';
import { ask, query } from '../api/client';
import { Button } from '../design/Button';
import { Chip, Status } from '../design/Chip';
import { Find, Pick } from '../design/Filters';
import { Who } from '../design/Who';
import { called, IDENTIFIERS, PERSON } from '../words/vocabulary';
import { Say, useSay } from '../words/Words';
import { Confidence } from './UnmatchedParts';
import styles from './Unmatched.module.css';

export interface Said {
  person: string;
  comment: string;
  identifier?: string;
  from?: string;
  until?: string;
}

const FOUND = 6;

/** Whose it is: one of those it may be, or somebody else; and why, for whoever asks later. */
export function MatchForm({ one, isBusy, onSay }: { one: Unmatched; isBusy: boolean; onSay: (said: Said) => void }) {
  const say = useSay();
  const [person, setPerson] = useState('');
  const [looked, setLooked] = useState('');
  const [comment, setComment] = useState('');
  const [identifier, setIdentifier] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const others = useQuery({
    queryKey: ['find', looked],
    queryFn: ({ signal }) => ask<Page<Person>>(`/api/people${query({ q: looked, limit: FOUND })}`, signal),
    enabled: looked.length > 1,
  });
  const likely = new Set(one.candidates.map((candidate) => candidate.person.id));
  const found = looked.length > 1 ? (others.data?.items ?? []).filter(({ id }) => !likely.has(id)) : [];
  const kinds = [...new Set(one.identifiers.map(({ kind }) => kind))].filter((kind) => kind !== 'worker-number');
  return (
    <section className={styles.part} aria-label="Whose is it?">
      <h3>Whose is it?</h3>
      <Find label="Somebody else, by name or number" value={looked} onFind={setLooked} />
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          onSay({
            person,
            comment: comment.trim(),
            ...(identifier === '' ? {} : { identifier }),
            ...(from === '' ? {} : { from: new Date(`${from}T00:00`).toISOString() }),
            ...(until === '' ? {} : { until: new Date(`${until}T00:00`).toISOString() }),
          });
        }}
      >
        <RadioGroup value={person} onChange={setPerson} isRequired className={styles.people ?? ''}>
          <Label className="visually-hidden">Person</Label>
          {one.candidates.length === 0 && found.length === 0 && (
            <p className={styles.why}>
              {looked.length > 1 ? 'Nobody of that name or number.' : 'Nobody we know is called anything like that. Look for the person.'}
            </p>
          )}
          {one.candidates.map((candidate) => (
            <Person key={candidate.person.id} person={candidate.person}>
              <Confidence of={candidate.confidence} />
              {candidate.status === 'left' && <Status named={PERSON.left} />}
              <span className={styles.reasons}>
                {candidate.reasons.map((reason) => (
                  <span key={reason.rule}>
                    <Say words={reason} />
                  </span>
                ))}
              </span>
            </Person>
          ))}
          {found.map((other) => (
            <Person key={other.id} person={other}>
              <Chip>Looked up</Chip>
              {other.status === 'left' && <Status named={PERSON.left} />}
            </Person>
          ))}
        </RadioGroup>
        <TextField value={comment} onChange={setComment} isRequired maxLength={2000} className={styles.field ?? ''}>
          <Label className={styles.label ?? ''}>How you know</Label>
          <TextArea rows={2} className={styles.area ?? ''} />
        </TextField>
        <details className={styles.more}>
          <summary>Only by one identifier, or only for a time</summary>
          <div className={styles.times}>
            {kinds.length > 1 && (
              <Pick
                label="Identifier"
                all="The surest identifier"
                value={identifier}
                among={kinds.map((kind) => [kind, say(called(IDENTIFIERS, kind))] as const)}
                onPick={setIdentifier}
              />
            )}
            <Day label="From" value={from} onChange={setFrom} />
            <Day label="Until" value={until} onChange={setUntil} />
          </div>
        </details>
        <p className={styles.why}>Everything told under it becomes theirs, before and later, until the match is taken back.</p>
        <div>
          <Button kind="main" type="submit" isDisabled={isBusy}>
            Match
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Person({ person, children }: { person: PersonName | Person; children: React.ReactNode }) {
  return (
    <Radio value={person.id} className={styles.person ?? ''}>
      <span className={styles.dot} aria-hidden />
      <span className={styles.candidate}>
        <Who person={person} />
        {children}
      </span>
    </Radio>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label className={styles.day}>
      <span className={styles.label}>{label}</span>
      <input type="date" value={value} onChange={(event) => onChange(event.target.value)} className={styles.date} />
    </label>
  );
}
