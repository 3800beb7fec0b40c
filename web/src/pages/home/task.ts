// What waits for somebody: a group is one question to a service, a task one of its answers.
import type { Words } from '../../i18n/areas';
import type { Session } from '../../api/types';

export interface Task {
  id: string;
  title: string; // a waste code, a reference, a name
  partyId?: string;
  kilograms?: number;
  fen?: number;
  due?: string;
  late?: boolean;
  note?: string;
  to: string;
  act: keyof Words['home']['act'];
}

export interface Found {
  tasks: Task[];
  more: boolean; // there are further ones than those read
}

export interface Group {
  key: keyof Words['home']['groups'];
  all: string; // the list behind it
  find: (me: Session, words: Words, signal: AbortSignal) => Promise<Found>;
}
