import { answerOf, api } from '../../api/client';
import { asProblem } from '../../api/problem';
import { today } from '../../i18n/time';
import type { Group } from './task';

export const breaksGroup: Group = {
  key: 'breaks',
  all: '/finance/breaks?state=open',
  async find(_, words, signal) {
    const page = await answerOf(
      api.GET('/v1/breaks', { params: { query: { state: 'open', limit: 200 } }, signal }),
    );
    return {
      more: Boolean(page.next_cursor),
      tasks: page.items.map((one) => ({
        id: one.id,
        title: words.terms.breakKind[one.kind],
        fen: one.amount_fen,
        due: one.opened_at,
        note: one.remittance ?? one.bank_reference,
        to: '/finance/breaks?state=open',
        act: 'break',
      })),
    };
  },
};

export const proposalsGroup: Group = {
  key: 'proposals',
  all: '/finance/proposals',
  async find(_, words, signal) {
    const page = await answerOf(
      api.GET('/v1/proposals', { params: { query: { state: 'open', limit: 200 } }, signal }),
    );
    return {
      more: Boolean(page.next_cursor),
      tasks: page.items.map((one) => ({
        id: one.id,
        title: words.terms.proposalKind[one.kind],
        note: `${one.maker} · ${one.reason ?? ''}`,
        due: one.made_at,
        to: '/finance/proposals',
        act: 'check',
      })),
    };
  },
};

const kPayable = ['available', 'freight_available', 'withdrawable'];

export const payoutGroup: Group = {
  key: 'payout',
  all: '/finance/payouts',
  async find(_, words, signal) {
    const books = await answerOf(api.GET('/v1/trial-balance', { signal }));
    const due = books.lines.filter((line) => kPayable.includes(line.line) && line.balance_fen > 0);
    return {
      more: false,
      tasks: due.map((line) => ({
        id: line.line,
        title: words.terms.line[line.line],
        fen: line.balance_fen,
        note: words.home.balance,
        to: '/finance/payouts',
        act: 'payout',
      })),
    };
  },
};

export const dayGroup: Group = {
  key: 'day',
  all: '/finance/day',
  async find(_, words, signal) {
    const date = today();
    try {
      await answerOf(api.GET('/v1/day-closes/{date}', { params: { path: { date } }, signal }));
      return { more: false, tasks: [] };
    } catch (error) {
      if (asProblem(error).status !== 404) throw error;
      return {
        more: false,
        tasks: [{ id: date, title: date, note: words.home.today, to: '/finance/day', act: 'day' }],
      };
    }
  },
};

export const disputeGroup: Group = {
  key: 'dispute',
  all: '/disputes',
  async find(me, words, signal) {
    const page = await answerOf(api.GET('/v1/disputes', { params: { query: { limit: 200 } }, signal }));
    const live = page.items.filter(
      (one) =>
        ['open', 'ruled', 'appealed'].includes(one.state) &&
        (me.roles.includes('regulator') || one.opened_by !== me.enterprise_id || one.state === 'ruled'),
    );
    return {
      more: Boolean(page.next_cursor),
      tasks: live.map((one) => ({
        id: one.id,
        title: words.states.dispute[one.state],
        fen: one.amount_fen,
        partyId: one.opened_by,
        due: one.state === 'ruled' ? (one.appeal_until ?? undefined) : one.answer_until,
        to: `/disputes/${one.id}`,
        act: 'dispute',
      })),
    };
  },
};

export const escrowDisputeGroup: Group = {
  key: 'escrowDispute',
  all: '/trades',
  async find(_, words, signal) {
    const page = await answerOf(
      api.GET('/v1/escrows', { params: { query: { state: 'in_dispute', limit: 200 } }, signal }),
    );
    return {
      more: Boolean(page.next_cursor),
      tasks: page.items.map((one) => ({
        id: one.id,
        title: one.code ?? '',
        fen: one.disposal_fen,
        partyId: one.producer_id,
        note: words.states.escrow[one.state],
        to: `/trades/${one.id}`,
        act: 'rule',
      })),
    };
  },
};
