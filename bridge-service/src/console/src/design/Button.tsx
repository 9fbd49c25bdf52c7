import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import styles from './Button.module.css';

interface Props extends Omit<ButtonProps, 'className'> {
  kind?: 'plain' | 'main' | 'quiet';
  size?: 'usual' | 'small';
}

export function Button({ kind = 'plain', size = 'usual', ...props }: Props) {
  return <AriaButton {...props} className={`${styles.button} ${styles[kind]} ${styles[size]}`} />;
}
