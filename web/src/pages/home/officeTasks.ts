import { answerOf, api } from '../../api/client';
import type { Group } from './task';

export const flagsGroup: Group = {
  key: 'flags',
  all: '/flags?state=open',
  async find(_, words, signal) {
    const [page, rules] = await Promise.all([
      answerOf(api.GET('/v1/flags', { params: { query: { state: 'open', limit: 200 } }, signal })),
      answerOf(api.GET('/v1/indicator-rules', { signal })),
    ]);
    const chinese = words.common.otherLanguage === 'English';
    const name = (code: string) => {
      const rule = rules.items.find((one) => one.indicator === code);
      return rule ? (chinese ? rule.name_zh : rule.name_en) : code;
    };
    return {
      more: Boolean(page.next_cursor),
      tasks: page.items.map((flag) => ({
        id: flag.id,
        title: `${flag.indicator} ${name(flag.indicator)}`,
        partyId: flag.enterprises[0],
        due: flag.raised_at,
        to: `/flags/${flag.id}`,
        act: flag.allowed_actions.includes('review') ? 'review' : 'see',
      })),
    };
  },
};

export const casesGroup: Group = {
  key: 'cases',
  all: '/cases?state=open',
  async find(_, __, signal) {
    const page = await answerOf(
      api.GET('/v1/cases', { params: { query: { state: 'open', limit: 200 } }, signal }),
    );
    return {
      more: Boolean(page.next_cursor),
      tasks: page.items.map((one) => ({
        id: one.id,
        title: one.title,
        partyId: one.enterprise_id,
        due: one.opened_at,
        to: `/cases/${one.id}`,
        act: 'case',
      })),
    };
  },
};

export const claimsGroup: Group = {
  key: 'claims',
  all: '/claims',
  async find(_, __, signal) {
    const page = await answerOf(api.GET('/v1/claims', { params: { query: { limit: 200 } }, signal }));
    return {
      more: Boolean(page.next_cursor),
      tasks: page.items
        .filter((one) => one.state === 'open')
        .map((one) => ({
          id: one.id,
          title: one.reason,
          fen: one.amount_fen,
          partyId: one.enterprise_id,
          due: one.opened_at,
          to: '/claims',
          act: 'claim',
        })),
    };
  },
};

export const servicesGroup: Group = {
  key: 'services',
  all: '/',
  async find(_, words, signal) {
    const status = await answerOf(api.GET('/v1/status', { signal }));
    return {
      more: false,
      tasks: status.services
        .filter((one) => !one.ready)
        .map((one) => ({
          id: one.name,
          title: words.terms.services[one.name as 'market'] ?? one.name,
          note: words.states.ready.down,
          to: '/',
          act: 'see',
        })),
    };
  },
};
