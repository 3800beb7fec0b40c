// The gateway's event stream: each fact that concerns the caller makes the lists on screen ask again. Without
// a stream the lists ask every 15 seconds.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { zh } from '../i18n/areas';
import { sharedStream } from './sharedStream';

const kOthers = [
  'flag.raised',
  'flag.reviewed',
  'case.opened',
  'case.closed',
  'break.opened',
  'break.closed',
  'day.closed',
  'rating.changed',
  'cover.changed',
  'cover.short',
  'round.opened',
  'round.cleared',
  'round.scheduled',
  'enterprise.frozen',
  'enterprise.unfrozen',
  'claim.opened',
  'claim.decided',
  'reset',
];
const kPatience = 1500; // ms: many facts of one moment are one look

export function useLive(signedIn: boolean): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    if (!signedIn || typeof EventSource === 'undefined') return undefined;
    let timer: number | undefined;
    const look = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'enterprise' });
      }, kPatience);
    };
    const end = sharedStream([...Object.keys(zh.flows.events), ...kOthers], look, setLive);
    return () => {
      window.clearTimeout(timer);
      end();
      setLive(false);
    };
  }, [signedIn, queries]);
  return live;
}
