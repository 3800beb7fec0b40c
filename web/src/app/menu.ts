// What each role finds in the menu. Which page shows what is the services' word: this only saves a walk.
import type { Words } from '../i18n/areas';
import type { Role } from './session';

export interface MenuItem {
  to: string;
  label: (words: Words) => string;
}

const item = (to: string, label: MenuItem['label']): MenuItem => ({ to, label });

const home = item('/', (w) => w.home.menu.home);
const trades = item('/trades', (w) => w.home.menu.trades);
const lots = item('/lots', (w) => w.home.menu.lots);
const loads = item('/loads', (w) => w.home.menu.loads);
const rounds = item('/rounds', (w) => w.home.menu.rounds);
const account = item('/account', (w) => w.home.menu.account);
const standing = item('/standing', (w) => w.home.menu.standing);
const keys = item('/keys', (w) => w.home.menu.keys);
const disputes = item('/disputes', (w) => w.home.menu.disputes);
const flags = item('/flags', (w) => w.home.menu.flags);
const cases = item('/cases', (w) => w.home.menu.cases);
const records = item('/records', (w) => w.home.menu.records);
const enterprises = item('/enterprises', (w) => w.home.menu.enterprises);
const indicators = item('/indicators', (w) => w.home.menu.indicators);
const overview = item('/overview', (w) => w.home.menu.overview);
const quota = item('/quota', (w) => w.home.menu.quota);
const proposals = item('/finance/proposals', (w) => w.home.menu.proposals);
const days = item('/finance/day', (w) => w.home.menu.day);
const entries = item('/finance/entries', (w) => w.home.menu.entries);
const breaks = item('/finance/breaks', (w) => w.home.menu.breaks);
const unified = item('/finance', (w) => w.home.menu.finance);
const payouts = item('/finance/payouts', (w) => w.home.menu.payouts);
const mass = item('/mass', (w) => w.home.menu.mass);
const policies = item('/policies', (w) => w.home.menu.policies);
const partner = item('/partner', (w) => w.partner.menu);
const claims = item('/claims', (w) => w.home.menu.claims);

export const menus: Record<Role, MenuItem[]> = {
  producer: [home, lots, rounds, trades, loads, account, disputes, standing, keys, partner],
  processor: [
    home,
    rounds,
    item('/offers', (w) => w.home.menu.offers),
    trades,
    loads,
    quota,
    account,
    disputes,
    standing,
    keys,
    partner,
  ],
  carrier: [home, loads, trades, item('/fleet', (w) => w.home.menu.fleet), account, standing, partner],
  finance: [
    home,
    unified,
    item('/finance/statements', (w) => w.home.menu.statements),
    breaks,
    payouts,
    proposals,
    days,
    entries,
    trades,
    keys,
    partner,
  ],
  regulator: [
    home,
    overview,
    records,
    flags,
    cases,
    enterprises,
    indicators,
    rounds,
    trades,
    loads,
    disputes,
    proposals,
    mass,
    unified,
    keys,
  ],
  insurer: [home, policies, claims, enterprises, partner],
  auditor: [home, overview, records, flags, cases, indicators, mass, unified, breaks, entries, days, rounds],
  operator: [home, rounds, enterprises, mass, unified, partner],
};
