import { MapPinOff } from 'lucide-react';
import { Link } from 'wouter';
import { Empty } from '../design/Notes';
import { Page } from '../design/Page';

export function Nowhere() {
  return (
    <Page title="No such screen">
      <Empty icon={MapPinOff} title="Nothing is at this address" action={<Link href="/">Go to today</Link>}>
        The address may be misspelt, or from another version.
      </Empty>
    </Page>
  );
}
