// What a phone owes is sent once, in order, under its maker's session, or kept and named.
import { beforeEach, describe, expect, it } from 'vitest';
import { Queue, verdictOf, type Command, type Verdict } from '../../src/light/queue';

class Shelf {
  kept = new Map<string, string>();
  full = false;
  getItem(name: string): string | null {
    return this.kept.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(name, value);
  }
}

const command = (key: string, rest: Partial<Command> = {}): Command => ({
  key,
  user_id: 'clerk',
  user_name: '过磅员',
  load_id: 'load-1',
  kind: 'weigh',
  title: '20264406000001 · 粤E示001',
  body: { gross_kilograms: 24000, tare_kilograms: 14000 },
  made_at: '2026-11-28T01:00:00.000Z',
  ...rest,
});

describe('the queue of a phone', () => {
  let shelf: Shelf;
  let sent: Command[];
  let answers: (Verdict | Promise<Verdict>)[];
  let queue: Queue;
  beforeEach(() => {
    shelf = new Shelf();
    sent = [];
    answers = [];
    queue = new Queue(shelf, async (one) => {
      sent.push(one);
      return answers.shift() ?? { outcome: 'done' };
    });
  });

  it('keeps a weighing without coverage and sends it with the same key later, once', async () => {
    answers = [{ outcome: 'later' }];
    queue.put(command('k1'));
    await queue.flush('clerk');
    expect(queue.all().map((one) => one.key)).toEqual(['k1']);
    await queue.flush('clerk');
    await queue.flush('clerk');
    expect(sent.map((one) => one.key)).toEqual(['k1', 'k1']);
    expect(queue.all()).toEqual([]);
  });

  it('survives a reload', () => {
    queue.put(command('k1'));
    const after = new Queue(shelf, async () => ({ outcome: 'done' }));
    expect(after.all()).toEqual([command('k1')]);
  });

  it('does not send twice when two things ask for it at once', async () => {
    let release: (verdict: Verdict) => void = () => {};
    answers = [new Promise((resolve) => (release = resolve))];
    queue.put(command('k1'));
    const both = [queue.flush('clerk'), queue.flush('clerk')];
    release({ outcome: 'done' });
    await Promise.all(both);
    expect(sent).toHaveLength(1);
  });

  it('sends oldest first and stops without coverage', async () => {
    answers = [{ outcome: 'done' }, { outcome: 'later' }];
    for (const key of ['k1', 'k2', 'k3']) queue.put(command(key, { load_id: key }));
    await queue.flush('clerk');
    expect(sent.map((one) => one.key)).toEqual(['k1', 'k2']);
    expect(queue.all().map((one) => one.key)).toEqual(['k2', 'k3']);
  });

  it('keeps a refused one with its reason, holds back the rest of its load, sends other loads', async () => {
    answers = [{ outcome: 'refused', message: '磅单已使用过', code: 'ticket-already-used' }];
    queue.put(command('k1'));
    queue.put(command('k2', { kind: 'depart' }));
    queue.put(command('k3', { load_id: 'load-2' }));
    await queue.flush('clerk');
    await queue.flush('clerk');
    expect(sent.map((one) => one.key)).toEqual(['k1', 'k3']);
    expect(queue.all().map((one) => [one.key, one.refused?.code])).toEqual([
      ['k1', 'ticket-already-used'],
      ['k2', undefined],
    ]);
    queue.drop('k1');
    await queue.flush('clerk');
    expect(queue.all()).toEqual([]);
  });

  it("never sends one person's weighing under another's session", async () => {
    queue.put(command('k1'));
    await queue.flush('somebody else');
    expect(sent).toEqual([]);
    expect(queue.all()).toHaveLength(1);
  });

  it('does not send what another tab has sent or somebody has deleted meanwhile', async () => {
    queue.put(command('k1'));
    queue.put(command('k2'));
    answers = [Promise.resolve().then(() => (queue.drop('k2'), { outcome: 'done' as const }))];
    await queue.flush('clerk');
    expect(sent.map((one) => one.key)).toEqual(['k1']);
  });

  it('says so when the browser can keep nothing', () => {
    shelf.full = true;
    expect(() => queue.put(command('k1'))).toThrow();
    expect(queue.all()).toEqual([]);
  });

  it('reads an unreadable shelf as empty', () => {
    shelf.kept.set('heliu.unsent', '{');
    expect(queue.all()).toEqual([]);
  });
});

describe('what becomes of a command', () => {
  it.each([
    [200, '', 'done'],
    [201, '', 'done'],
    [0, 'no-answer', 'later'],
    [503, 'outcome-unknown', 'later'],
    [429, 'too-many-requests', 'later'],
    [409, 'gate-stale-feed', 'later'],
    [401, 'unauthenticated', 'signed-out'],
    [403, 'csrf-refused', 'signed-out'],
    [409, 'ticket-already-used', 'refused'],
    [422, 'weighing-impossible', 'refused'],
    [404, 'not-found', 'refused'],
  ])('%i %s: %s', (status, code, outcome) => {
    expect(verdictOf(status, code, '').outcome).toBe(outcome);
  });
});
