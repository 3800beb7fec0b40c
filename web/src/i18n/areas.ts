// Dictionaries of the console's areas, joined: one file an area, so that two people seldom meet in one.
import * as carrier from './words/carrier';
import * as common from './words/common';
import * as finance from './words/finance';
import * as flows from './words/flows';
import * as gates from './words/gates';
import * as home from './words/home';
import * as insurer from './words/insurer';
import * as partner from './words/partner';
import * as processor from './words/processor';
import * as producer from './words/producer';
import * as reasons from './words/reasons';
import * as regulator from './words/regulator';
import * as states from './words/states';
import * as terms from './words/terms';
import * as trade from './words/trade';

export const zh = {
  common: common.zh,
  states: states.zh,
  terms: terms.zh,
  flows: flows.zh,
  gates: gates.zh,
  home: home.zh,
  trade: trade.zh,
  producer: producer.zh,
  processor: processor.zh,
  carrier: carrier.zh,
  finance: finance.zh,
  reasons: reasons.zh,
  regulator: regulator.zh,
  insurer: insurer.zh,
  partner: partner.zh,
};

export const en = {
  common: common.en,
  states: states.en,
  terms: terms.en,
  flows: flows.en,
  gates: gates.en,
  home: home.en,
  trade: trade.en,
  producer: producer.en,
  processor: processor.en,
  carrier: carrier.en,
  finance: finance.en,
  reasons: reasons.en,
  regulator: regulator.en,
  insurer: insurer.en,
  partner: partner.en,
} satisfies typeof zh;

export type Words = typeof zh;
