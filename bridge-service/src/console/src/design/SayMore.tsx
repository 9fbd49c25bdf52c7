import { useRef, useState } from 'react';
import { Dialog, DialogTrigger, Form, Heading, Label, Popover, TextArea, TextField } from 'react-aria-components';
import { Button } from './Button';
import styles from './SayMore.module.css';

interface Props {
  name: string;
  /** What may be said with it; empty: nothing, and one press does it. */
  ask: string;
  isNeeded?: boolean;
  isMain?: boolean;
  isBusy?: boolean;
  /** What was said last was not heard: it stands there still. */
  isUnheard?: boolean;
  size?: 'usual' | 'small';
  onSay: (text: string) => void;
}

/** A button for something that is done at once, or after a word about it. */
export function SayMore({ name, ask, isNeeded = false, isMain = false, isBusy = false, isUnheard = false, size = 'usual', onSay }: Props) {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const isSaid = useRef(false);
  const open = (opens: boolean) => {
    if (opens && isSaid.current && !isUnheard) {
      setText('');
    }
    isSaid.current &&= !opens;
    setOpen(opens);
  };
  const kind = isMain ? 'main' : 'plain';
  if (ask === '') {
    return (
      <Button kind={kind} size={size} isDisabled={isBusy} onPress={() => onSay('')}>
        {name}
      </Button>
    );
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={open}>
      <Button kind={kind} size={size} isDisabled={isBusy}>
        {name}
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom start">
        <Dialog className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.heading ?? ''}>
            {name}
          </Heading>
          <Form
            className={styles.form ?? ''}
            onSubmit={(event) => {
              event.preventDefault();
              onSay(text.trim());
              isSaid.current = true;
              setOpen(false);
            }}
          >
            <TextField value={text} onChange={setText} isRequired={isNeeded} maxLength={2000} autoFocus className={styles.field ?? ''}>
              <Label className={styles.label ?? ''}>{ask}</Label>
              <TextArea rows={3} className={styles.area ?? ''} />
            </TextField>
            <div className={styles.buttons}>
              <Button kind="quiet" onPress={() => setOpen(false)}>
                Cancel
              </Button>
              <Button kind="main" type="submit">
                {name}
              </Button>
            </div>
          </Form>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
