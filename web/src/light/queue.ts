// What a phone without coverage still has to send. Each command keeps the Idempotency-Key it was made with in
// localStorage until a service has answered it: sent twice, or its answer lost, it takes effect once.
//
// An answer that a retry can't change (the service refused it) leaves the command here, with the reason, for
// its maker to correct or drop. A command goes only under the session of whoever made it: under another's,
// the key would name another command.
export type Body = Record<string, string | number>;

export interface Command {
  key: string; // Idempotency-Key
  user_id: string;
  user_name: string;
  load_id: string;
  kind: 'weigh' | 'depart' | 'arrive';
  title: string; // manifest number and plate, for people
  body: Body;
  made_at: string;
  refused?: { message: string; code: string };
}

export interface Verdict {
  outcome: 'done' | 'later' | 'signed-out' | 'refused';
  message?: string;
  code?: string;
}

// What becomes of a command after an answer with this status (0: none came) and code.
export function verdictOf(status: number, code: string, message: string): Verdict {
  if (status >= 200 && status < 300) return { outcome: 'done' };
  if (status === 401 || code === 'csrf-refused') return { outcome: 'signed-out' };
  // A gate waits for fresh facts: nothing is wrong with the command.
  if (status === 0 || status >= 500 || status === 408 || status === 429 || code === 'gate-stale-feed')
    return { outcome: 'later' };
  return { outcome: 'refused', message, code };
}

export interface Shelf {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

const kName = 'heliu.unsent';

export class Queue {
  private busy: Promise<void> | undefined;

  constructor(
    private readonly shelf: Shelf,
    private readonly send: (command: Command) => Promise<Verdict>,
    private readonly changed: () => void = () => {},
  ) {}

  // Read anew each time: another tab may have sent some meanwhile.
  all(): Command[] {
    try {
      const kept: unknown = JSON.parse(this.shelf.getItem(kName) ?? '[]');
      return Array.isArray(kept) ? (kept as Command[]) : [];
    } catch {
      return [];
    }
  }

  // Throws what the browser throws when it can keep nothing: then nothing is queued, and the page says so.
  put(command: Command): void {
    this.write([...this.all().filter((one) => one.key !== command.key), command]);
  }

  drop(key: string): void {
    this.write(this.all().filter((one) => one.key !== key));
  }

  // Sends what this user has made, oldest first; of one load nothing overtakes what waits or was refused.
  // A second call while one runs joins it.
  flush(user: string): Promise<void> {
    this.busy ??= this.sendAll(user).finally(() => {
      this.busy = undefined;
    });
    return this.busy;
  }

  private async sendAll(user: string): Promise<void> {
    const held = new Set<string>();
    for (const command of this.all()) {
      if (command.user_id !== user || !this.holds(command.key)) continue; // dropped, or sent by another tab
      if (command.refused || held.has(command.load_id)) {
        held.add(command.load_id);
        continue;
      }
      const verdict = await this.send(command);
      if (verdict.outcome === 'done') this.drop(command.key);
      else if (verdict.outcome === 'refused') this.refuse(command, verdict);
      else return; // without coverage or session the next would fare no better
      if (verdict.outcome === 'refused') held.add(command.load_id);
    }
  }

  private holds(key: string): boolean {
    return this.all().some((one) => one.key === key);
  }

  private refuse(command: Command, verdict: Verdict): void {
    const refused = { message: verdict.message ?? '', code: verdict.code ?? '' };
    this.write(this.all().map((one) => (one.key === command.key ? { ...one, refused } : one)));
  }

  private write(commands: Command[]): void {
    this.shelf.setItem(kName, JSON.stringify(commands));
    this.changed();
  }
}
