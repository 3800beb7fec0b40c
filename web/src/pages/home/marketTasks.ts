import { answerOf, api } from '../../api/client';
import { daysBetween, today } from '../../i18n/time';
import type { Group } from './task';

// Lots of one's own whose year of storage ends: the service's warning, not a rule of this page.
export const storageGroup: Group = {
  key: 'storage',
  all: '/lots?state=listed',
  async find(me, words, signal) {
    const page = await answerOf(
      api.GET('/v1/lots', {
        params: {
          query: {
            state: 'listed',
            producer_id: me.enterprise_id ?? undefined,
            limit: 200,
          },
        },
        signal,
      }),
    );
    const warned = page.items.filter((lot) => lot.warnings.length > 0);
    return {
      more: Boolean(page.next_cursor),
      tasks: warned.map((lot) => ({
        id: lot.id,
        title: lot.code,
        kilograms: lot.open_kilograms,
        late: lot.warnings.includes('storage-overdue'),
        note: words.home.stored(daysBetween(lot.stored_since, today())),
        to: `/lots/${lot.id}`,
        act: 'see',
      })),
    };
  },
};

async function roundsThat(action: string, signal: AbortSignal) {
  const page = await answerOf(api.GET('/v1/rounds', { params: { query: { limit: 100 } }, signal }));
  return { more: false, items: page.items.filter((round) => round.allowed_actions.includes(action)) };
}

export const offerGroup: Group = {
  key: 'offer',
  all: '/rounds',
  async find(_, words, signal) {
    const { items, more } = await roundsThat('offer', signal);
    return {
      more,
      tasks: items.map((round) => ({
        id: round.id,
        title: round.name,
        due: round.closes_at,
        note: words.home.closes,
        to: `/offers/new?round=${round.id}`,
        act: 'offer',
      })),
    };
  },
};

export const shareGroup: Group = {
  key: 'share',
  all: '/rounds',
  async find(_, words, signal) {
    const { items, more } = await roundsThat('open', signal);
    return {
      more,
      tasks: items.map((round) => ({
        id: round.id,
        title: round.name,
        due: round.closes_at,
        note: words.states.round[round.state],
        to: `/rounds/${round.id}`,
        act: 'open',
      })),
    };
  },
};
