import { answerOf, api } from '../../api/client';
import type { Escrow, Trade } from '../../api/types';
import type { Group, Task } from './task';

const trades = async (state: Trade['state'], signal: AbortSignal) =>
  answerOf(api.GET('/v1/trades', { params: { query: { state, limit: 200 } }, signal }));

const taskOf = (trade: Trade, act: Task['act'], to = `/trades/${trade.id}`): Task => ({
  id: trade.id,
  title: trade.code,
  kilograms: trade.kilograms,
  due: trade.window_to,
  to,
  act,
});

export const signGroup: Group = {
  key: 'sign',
  all: '/trades?state=struck',
  async find(me, _, signal) {
    const page = await trades('struck', signal);
    const mine = page.items.filter((trade) => trade.allowed_actions.includes('sign'));
    const other = (trade: Trade) =>
      trade.producer_id === me.enterprise_id ? trade.processor_id : trade.producer_id;
    return {
      tasks: mine.map((trade) => ({ ...taskOf(trade, 'sign'), partyId: other(trade) })),
      more: Boolean(page.next_cursor),
    };
  },
};

// An escrow whose money has not all come, for who pays into it.
export const fundGroup: Group = {
  key: 'fund',
  all: '/trades',
  async find(me, words, signal) {
    const states: Escrow['state'][] = ['opened', 'part_funded'];
    const pages = await Promise.all(
      states.map((state) =>
        answerOf(api.GET('/v1/escrows', { params: { query: { state, limit: 200 } }, signal })),
      ),
    );
    const pays = (escrow: Escrow) => escrow.producer_id === me.enterprise_id || (escrow.price ?? 0) < 0;
    const tasks = pages
      .flatMap((page) => page.items)
      .filter(pays)
      .map((escrow): Task => ({
        id: escrow.id,
        title: escrow.code ?? '',
        kilograms: escrow.kilograms,
        fen: escrow.disposal_fen,
        note: words.states.escrow[escrow.state],
        to: `/trades/${escrow.id}`,
        act: 'fund',
      }));
    return { tasks, more: pages.some((page) => page.next_cursor) };
  },
};

// Signed and paid: the next lorry can be ordered.
export const manifestGroup: Group = {
  key: 'manifest',
  all: '/trades?state=signed_by_both',
  async find(_, __, signal) {
    const page = await trades('signed_by_both', signal);
    const open = page.items.filter(
      (trade) =>
        ['funded', 'held', 'over_funded'].includes(trade.escrow_state) && trade.accepted_kilograms === 0,
    );
    return {
      tasks: open.map((trade) => taskOf(trade, 'manifest', `/loads/new?trade=${trade.id}`)),
      more: Boolean(page.next_cursor),
    };
  },
};

export const differsGroup: Group = {
  key: 'differs',
  all: '/records?state=differs',
  async find(_, words, signal) {
    const page = await answerOf(
      api.GET('/v1/records', { params: { query: { state: 'differs', limit: 100 } }, signal }),
    );
    return {
      more: Boolean(page.next_cursor),
      tasks: page.items.map((record) => ({
        id: record.trade_id,
        title: record.code,
        kilograms: record.kilograms,
        partyId: record.producer_id,
        note: words.trade.agreedOf(record.agreed, record.checks),
        to: `/trades/${record.trade_id}`,
        act: 'see',
      })),
    };
  },
};
