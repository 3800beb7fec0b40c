import { answerOf, api } from '../../api/client';
import type { LoadState } from '../../api/types';
import type { Group, Task } from './task';

// Loads of one state on which the service lets the caller do something.
function loadGroup(key: Group['key'], state: LoadState, action: string, act: Task['act']): Group {
  return {
    key,
    all: `/loads?state=${state}`,
    async find(_, __, signal) {
      const page = await answerOf(api.GET('/v1/loads', { params: { query: { state, limit: 200 } }, signal }));
      const mine = page.items.filter((load) => load.allowed_actions.includes(action));
      return {
        more: Boolean(page.next_cursor),
        tasks: mine.map((load) => ({
          id: load.id,
          title: `${load.plate} · ${load.code}`,
          kilograms: load.kilograms,
          due: load.planned_departure,
          note: load.manifest_number ?? undefined,
          to: `/loads/${load.id}`,
          act,
        })),
      };
    },
  };
}

export const loadGroups = {
  weighOrigin: loadGroup('weighOrigin', 'waybilled', 'weigh_origin', 'weigh'),
  waybill: loadGroup('waybill', 'opened', 'match_waybill', 'waybill'),
  depart: loadGroup('depart', 'loaded', 'depart', 'depart'),
  arrive: loadGroup('arrive', 'in_transit', 'arrive', 'arrive'),
  weighIn: loadGroup('weighIn', 'arrived', 'weigh_destination', 'weigh'),
  accept: loadGroup('accept', 'weighed', 'accept', 'accept'),
  treat: loadGroup('treat', 'accepted', 'treat', 'treat'),
};
