import { ChevronDown, Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import styles from './Filters.module.css';

export function Filters({ children }: { children: ReactNode }) {
  return (
    <div className={styles.filters} role="search">
      {children}
    </div>
  );
}

/** Looks when somebody has stopped typing for a moment. */
export function Find({ value, label, onFind }: { value: string; label: string; onFind: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <SearchField
      className={styles.find ?? ''}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onFind(text.trim()), 250);
      }}
      onClear={() => onFind('')}
    >
      <Label className="visually-hidden">{label}</Label>
      <Search aria-hidden size={16} className={styles.glass} />
      <Input className={styles.input ?? ''} placeholder={label} data-find />
      {typed !== '' && (
        <Button className={styles.clear ?? ''} aria-label="Clear">
          <X aria-hidden size={14} />
        </Button>
      )}
    </SearchField>
  );
}

/** One of many, or all of them. */
export function Pick({ label, value, among, all, onPick }: { label: string; value: string; among: readonly (readonly [string, string])[]; all: string; onPick: (value: string) => void }) {
  const id = useId();
  return (
    <span className={styles.pick}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <select id={id} className={styles.select} data-set={value !== ''} value={value} onChange={(event) => onPick(event.target.value)}>
        <option value="">{all}</option>
        {value !== '' && !among.some(([one]) => one === value) && <option value={value}>{value}</option>}
        {among.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden size={14} className={styles.chevron} />
    </span>
  );
}
