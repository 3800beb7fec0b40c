// Short names of what the pages show, as the contracts describe it.
import type { components as Credit } from './gen/credit';
import type { components as Gateway } from './gen/gateway';
import type { components as Insurance } from './gen/insurance';
import type { components as Market } from './gen/market';
import type { components as Registry } from './gen/registry';
import type { components as Supervision } from './gen/supervision';
import type { components as Transport } from './gen/transport';
import type { components as Treasury } from './gen/treasury';

type Of<C extends { schemas: object }, K extends keyof C['schemas']> = C['schemas'][K];

export type Session = Of<Gateway, 'Session'>;
export type ApiKey = Of<Gateway, 'KeyList'>['items'][number];
export type Webhook = Of<Gateway, 'Webhook'>;
export type Delivery = Of<Gateway, 'Delivery'>;
export type ServiceStatus = Of<Gateway, 'Status'>;
export type TradePageParts = Of<Gateway, 'TradePage'>;

export type Enterprise = Of<Registry, 'Enterprise'>;
export type WasteCode = Of<Registry, 'WasteCode'>;
export type Licence = Of<Registry, 'Licence'>;
export type LicenceItem = Of<Registry, 'LicenceItem'>;
export type Vehicle = Of<Registry, 'Vehicle'>;
export type Crew = Of<Registry, 'Crew'>;

export type Lot = Of<Market, 'Lot'>;
export type LotTerms = Of<Market, 'LotTerms'>;
export type NewLot = Of<Market, 'NewLot'>;
export type Round = Of<Market, 'Round'>;
export type Offer = Of<Market, 'Offer'>;
export type OfferContent = Of<Market, 'OfferContent'>;
export type Trade = Of<Market, 'Trade'>;
export type Contract = Of<Market, 'Contract'>;
export type Quota = Of<Market, 'QuotaPage'>['items'][number];
export type RoundResult = Of<Market, 'RoundResult'>;
export type RoundPair = Of<Market, 'RoundPair'>;
export type Tariff = Of<Market, 'Tariff'>;

export type Escrow = Of<Treasury, 'Escrow'>;
export type EscrowDetail = Of<Treasury, 'EscrowDetail'>;
export type Release = Of<Treasury, 'Release'>;
export type Dispute = Of<Treasury, 'Dispute'>;
export type Proposal = Of<Treasury, 'Proposal'>;
export type Payout = Of<Treasury, 'Payout'>;
export type Payee = Of<Treasury, 'Payee'>;
export type Break = Of<Treasury, 'Break'>;
export type BreakDetail = Of<Treasury, 'BreakDetail'>;
export type MatchPart = Of<Treasury, 'MatchPart'>;
export type BankFile = Of<Treasury, 'BankFile'>;
export type ExpectedItem = Of<Treasury, 'Expected'>;
export type DayClose = Of<Treasury, 'DayClose'>;
export type TrialBalance = Of<Treasury, 'TrialBalance'>;
export type Account = Of<Treasury, 'Account'>;
export type LedgerEntry = Of<Treasury, 'LedgerEntry'>;
export type EnterpriseStatement = Of<Treasury, 'EnterpriseStatement'>;

export type Load = Of<Transport, 'Load'>;
export type LoadDetail = Of<Transport, 'LoadDetail'>;
export type LoadState = Of<Transport, 'State'>;
export type MassBalance = Of<Transport, 'MassBalance'>;

export type Rating = Of<Credit, 'Rating'>;
export type CoverView = Of<Insurance, 'CoverView'>;
export type Policy = Of<Insurance, 'Policy'>;
export type Claim = Of<Insurance, 'Claim'>;

export type Record3 = Of<Supervision, 'Record'>;
export type RecordSummary = Of<Supervision, 'RecordSummary'>;
export type RecordCheck = Of<Supervision, 'Check'>;
export type FlowEntry = Of<Supervision, 'Entry'>;
export type Flag = Of<Supervision, 'Flag'>;
export type Case = Of<Supervision, 'Case'>;
export type Figure = Of<Supervision, 'Figure'>;
export type Rule = Of<Supervision, 'Rule'>;

export interface Page<T> {
  items: T[];
  next_cursor?: string;
}
