// One page, one file, one address; a page is fetched when it is first opened.
import { lazy, type ComponentType } from 'react';
import { createBrowserRouter, matchPath } from 'react-router-dom';
import { Layout } from './Layout';
import { NotThere } from './NotThere';

type Module = { default: ComponentType };
const loaders: { path: string; load: () => Promise<Module> }[] = [];
const page = (path: string, load: () => Promise<Module>) => {
  loaders.push({ path: '/' + path, load });
  return { path, Component: lazy(load) };
};
const home = page('', () => import('../pages/home/Home'));

// Fetches the page of an address while it is still being asked who is signed in.
export function fetchPage(address: string): void {
  const found = loaders.find(({ path }) => matchPath(path, address));
  found?.load().catch(() => undefined); // the page itself will say so
}

export const router = createBrowserRouter([
  {
    path: '/',
    Component: Layout,
    children: [
      { index: true, Component: home.Component },
      page('trades', () => import('../pages/trade/Trades')),
      page('trades/:id', () => import('../pages/trade/TradePage')),
      page('lots', () => import('../pages/market/Lots')),
      page('lots/new', () => import('../pages/market/NewLot')),
      page('lots/:id', () => import('../pages/market/LotPage')),
      page('rounds', () => import('../pages/market/Rounds')),
      page('rounds/:id', () => import('../pages/market/RoundPage')),
      page('offers', () => import('../pages/market/Offers')),
      page('offers/new', () => import('../pages/market/NewOffer')),
      page('quota', () => import('../pages/market/Quota')),
      page('loads', () => import('../pages/transport/Loads')),
      page('loads/new', () => import('../pages/transport/NewManifest')),
      page('loads/:id', () => import('../pages/transport/LoadPage')),
      page('fleet', () => import('../pages/transport/Fleet')),
      page('mass', () => import('../pages/transport/Mass')),
      page('account', () => import('../pages/account/AccountPage')),
      page('standing', () => import('../pages/account/Standing')),
      page('keys', () => import('../pages/account/Keys')),
      page('disputes', () => import('../pages/disputes/Disputes')),
      page('disputes/:id', () => import('../pages/disputes/DisputePage')),
      page('finance', () => import('../pages/finance/Unified')),
      page('finance/statements', () => import('../pages/finance/Statements')),
      page('finance/breaks', () => import('../pages/finance/Breaks')),
      page('finance/payouts', () => import('../pages/finance/Payouts')),
      page('finance/proposals', () => import('../pages/finance/Proposals')),
      page('finance/day', () => import('../pages/finance/DayClose')),
      page('finance/entries', () => import('../pages/finance/Entries')),
      page('overview', () => import('../pages/regulator/Overview')),
      page('records', () => import('../pages/regulator/Records')),
      page('flags', () => import('../pages/regulator/Flags')),
      page('flags/:id', () => import('../pages/regulator/FlagPage')),
      page('cases', () => import('../pages/regulator/Cases')),
      page('cases/:id', () => import('../pages/regulator/CasePage')),
      page('enterprises', () => import('../pages/regulator/Enterprises')),
      page('enterprises/:id', () => import('../pages/regulator/EnterprisePage')),
      page('indicators', () => import('../pages/regulator/Indicators')),
      page('indicators/:number', () => import('../pages/regulator/IndicatorPage')),
      page('partner', () => import('../pages/partner/Partner')),
      page('policies', () => import('../pages/insurer/Policies')),
      page('claims', () => import('../pages/insurer/Claims')),
      { path: '*', Component: NotThere },
    ],
  },
]);
