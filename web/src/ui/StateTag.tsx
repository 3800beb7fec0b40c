// A state is a word, a shape and a colour: nobody has to see the colour.
import { useWords } from '../i18n/useWords';
import type { Words } from '../i18n/areas';

type Tone = 'good' | 'busy' | 'wait' | 'bad' | 'off';

const kShape: Record<Tone, string> = { good: '✓', busy: '◐', wait: '○', bad: '▲', off: '–' };

const kTone: Record<string, Tone> = {
  listed: 'busy',
  awarded: 'good',
  withdrawn: 'off',
  scheduled: 'wait',
  open: 'busy',
  awaiting_share: 'wait',
  opening: 'busy',
  closing: 'busy',
  cleared: 'good',
  held: 'busy',
  sealed: 'busy',
  opened: 'wait',
  struck: 'wait',
  signed_by_both: 'busy',
  completed: 'good',
  cancelled: 'off',
  requested: 'wait',
  waybilled: 'busy',
  loaded: 'busy',
  in_transit: 'busy',
  arrived: 'busy',
  weighed: 'busy',
  accepted: 'good',
  treated: 'good',
  refused: 'bad',
  rejected: 'bad',
  part_funded: 'wait',
  funded: 'good',
  over_funded: 'bad',
  releasing: 'busy',
  released: 'good',
  part_released: 'busy',
  frozen: 'bad',
  in_dispute: 'bad',
  ruled: 'good',
  refunded: 'off',
  expired: 'off',
  closed: 'good',
  disputed: 'bad',
  waiting: 'wait',
  instructed: 'wait',
  sent: 'busy',
  settled: 'good',
  returned: 'bad',
  approved: 'good',
  agreed: 'good',
  differs: 'bad',
  reviewed: 'good',
  ended: 'good',
  appealed: 'busy',
  green: 'good',
  blue: 'good',
  yellow: 'bad',
  red: 'bad',
  taken: 'good',
  active: 'good',
  paused: 'off',
  gone: 'bad',
  delivered: 'good',
  dead: 'bad',
  up: 'good',
  down: 'bad',
};

// The same word means something else in another list.
const kToneIn: Record<string, Tone> = {
  'round.held': 'bad',
  'offer.struck': 'bad',
  'escrow.opened': 'wait',
  'break.open': 'bad',
  'flag.open': 'bad',
  'dispute.open': 'bad',
  'proposal.open': 'wait',
  'case.open': 'busy',
  'offer.opened': 'good',
  'load.opened': 'busy',
};

export function toneOf(kind: string, state: string): Tone {
  return kToneIn[`${kind}.${state}`] ?? kTone[state] ?? 'wait';
}

export function Tag({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      <span aria-hidden="true">{kShape[tone]}</span> {children}
    </span>
  );
}

export function StateTag({ kind, state }: { kind: keyof Words['states']; state: string | null | undefined }) {
  const words = useWords().states[kind] as Record<string, string>;
  if (state === null || state === undefined) return <span>—</span>;
  return <Tag tone={toneOf(kind, state)}>{words[state] ?? state}</Tag>;
}
