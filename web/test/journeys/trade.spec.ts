// One trade through the pages, by six people in sessions of their own: listed, offered, cleared, signed,
// funded, loaded, weighed, accepted in part, settled, paid; the bank's day reconciled, closed and signed; a
// flag reviewed and a case closed.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutOff, pay, sayAgain } from '../support/bank';
import { kDoor, openBrowser, settled } from '../support/browser';
import { scan } from '../support/qr';
import { choose, confirm, enter, go, press, read, until, type Actor } from '../support/stage';

const folder = mkdtempSync(join(tmpdir(), 'heliu-journey-'));
const kCode = '321-026-48';
let browser: Browser;
let producer: Actor,
  processor: Actor,
  carrier: Actor,
  driver: Actor,
  scale: Actor,
  regulator: Actor,
  finance: Actor;
const keys: Record<string, string> = {};
const round = { id: '', name: `网页日场 ${Date.now()}` };
let lot = '';
let trade = '';
let day = ''; // of the bank, after those that the played day has closed
let load = '';

interface Items<T> {
  items: T[];
}
interface Named {
  id: string;
  state: string;
  name?: string;
  lot_id?: string;
  escrow_state?: string;
  manifest_number?: string;
}

interface Stray extends Named {
  remittance?: string;
}

beforeAll(async () => {
  browser = await openBrowser();
  producer = await enter(browser, 'producer');
  processor = await enter(browser, 'processor');
  carrier = await enter(browser, 'carrier');
  regulator = await enter(browser, 'regulator');
  finance = await enter(browser, 'finance');
  driver = await enter(browser, 'carrier', true);
  scale = await enter(browser, 'processor', true);
});
afterAll(() => browser.close());

async function makeKey(actor: Actor): Promise<void> {
  await go(actor, '/keys');
  if (actor.role === 'regulator') await actor.page.fill('[id="sealing_name"]', '网页密封密钥');
  const [download] = await Promise.all([
    actor.page.waitForEvent('download'),
    press(actor.page, '生成密钥并登记公钥'),
  ]);
  keys[actor.role] = join(folder, `${actor.role}.json`);
  await download.saveAs(keys[actor.role] as string);
}

async function setDate(actor: Actor, id: string, text: string): Promise<void> {
  await actor.page.fill(`[id="${id}"]`, text);
  await actor.page.press(`[id="${id}"]`, 'Enter');
}

// The bank day after the last closed one.
async function nextDay(): Promise<string> {
  for (let ahead = 0; ; ahead++) {
    const date = new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const at = await finance.page.request.get(`${kDoor}/v1/day-closes/${date}`);
    if (at.status() === 404) return date;
  }
}

const wall = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe('a trade through the pages', () => {
  it('each party makes its key; the regulator schedules a round', async () => {
    for (const actor of [producer, processor, finance, regulator]) await makeKey(actor);
    await go(regulator, '/rounds');
    await press(regulator.page, '安排轮次');
    await regulator.page.fill('[id="round.new_name"]', round.name);
    const closes = Math.ceil((Date.now() + 50_000) / 60_000) * 60_000;
    await setDate(regulator, 'round.new_closes', wall(closes));
    await confirm(regulator.page, '提交');
    round.id = await until(
      'the round',
      async () =>
        (await read<Items<Named>>(regulator, '/v1/rounds?limit=20')).items.find(
          (one) => one.name === round.name,
        )?.id,
    );
  });

  it('the producer lists a lot found by its code', async () => {
    const { page } = producer;
    await go(producer, '/lots/new');
    await choose(page, 'lot_code', kCode, kCode);
    await page.fill('#lot_weight', '10');
    await page.fill('#lot_reserve', '2650');
    await setDate(producer, 'lot_window_from', wall(Date.now()).slice(0, 10));
    const { items } = await read<Items<Named>>(producer, '/v1/enterprises?kind=carrier&limit=200');
    const mine = await read<{ enterprise_id: string }>(carrier, '/v1/session');
    const name = items.find((one) => one.id === mine.enterprise_id)?.name ?? '';
    await choose(page, 'lot_carrier_id', name, name);
    await press(page, '挂牌');
    await page.waitForURL(/\/lots\/[0-9a-f]{8}-/);
    lot = page.url().split('/').pop() ?? '';
  });

  it('the processor seals an offer; nobody reads a price before the close', async () => {
    const { page } = processor;
    await until(
      'the round is open',
      async () => (await read<Named>(processor, `/v1/rounds/${round.id}`)).state === 'open',
    );
    await go(processor, `/offers/new?round=${round.id}`);
    await choose(page, 'offer_item', 'R4');
    await page.fill('#offer_capacity', '500');
    await choose(page, 'offer_lines_0_code', kCode, kCode);
    await page.fill('#offer_lines_0_price', '1780');
    await press(page, '密封并提交');
    await page.waitForURL(/\/offers$/);
    const offers = await read<Items<{ round_id: string; content: unknown }>>(processor, '/v1/offers?limit=5');
    expect(offers.items[0]?.round_id).toBe(round.id);
  });

  it('after the close the regulator gives its share in the browser and the round clears', async () => {
    await until(
      'the close',
      async () => (await read<Named>(regulator, `/v1/rounds/${round.id}`)).state === 'awaiting_share',
      150,
    );
    await go(regulator, `/rounds/${round.id}`);
    await press(regulator.page, '交出监管方密钥份额');
    await regulator.page.setInputFiles('input[type=file]', keys.regulator as string);
    await confirm(regulator.page, '解开并交出份额');
    trade = await until(
      'the award',
      async () =>
        (await read<Items<Named>>(producer, `/v1/trades?round_id=${round.id}`)).items.find(
          (one) => one.lot_id === lot,
        )?.id,
      90,
    );
    await go(producer, `/lots/${lot}`);
    await producer.page.getByText('为什么是这个结果').first().waitFor();
  });

  it('both sign the contract with their own keys', async () => {
    for (const actor of [producer, processor]) {
      await go(actor, `/trades/${trade}`);
      await press(actor.page, '签署合同');
      await actor.page.setInputFiles('input[type=file]', keys[actor.role] as string);
      await confirm(actor.page, '用此密钥签署');
    }
    expect((await read<Named>(producer, `/v1/trades/${trade}`)).state).toBe('signed_by_both');
  });

  it('the producer scans the reference and its bank transfers', async () => {
    interface Leg {
      reference: string;
      amount_fen: number;
    }
    const escrow = await until('the escrow', async () => {
      const found = await read<{ legs?: Leg[] }>(producer, `/v1/escrows/${trade}`);
      return found.legs?.length ? found : undefined;
    });
    await go(producer, `/trades/${trade}`);
    const code = producer.page.locator('svg.qr').first();
    await code.waitFor();
    const scanned = await scan(code);
    expect(escrow.legs?.map((leg) => leg.reference)).toContain(scanned);
    const { login } = await read<{ login: string }>(producer, '/v1/session');
    pay(
      '产废单位',
      `622844061${login.slice(1)}`,
      (escrow.legs ?? []).map((leg) => ({ reference: leg.reference, fen: leg.amount_fen })),
    );
    await until(
      'the money',
      async () =>
        ['funded', 'held'].includes((await read<Named>(producer, `/v1/trades/${trade}`)).escrow_state ?? ''),
      90,
    );
  });

  it('the producer opens a manifest, the carrier matches the waybill, the load is weighed', async () => {
    await go(producer, '/');
    await go(producer, `/loads/new?trade=${trade}`);
    await until(
      'vehicles',
      async () => (await read<Items<Named>>(producer, '/v1/trades?limit=1')).items.length,
    );
    for (const field of ['plate', 'driver_id', 'escort_id']) {
      await producer.page.locator(`[id="manifest_${field}"]`).click();
      const list = producer.page.locator(`[id="manifest_${field}_list"]`);
      await list.waitFor({ state: 'attached' });
      await producer.page.keyboard.press('Enter');
    }
    await press(producer.page, '开具转移联单');
    await producer.page.waitForURL(/\/loads\/[0-9a-f]{8}-/);
    load = producer.page.url().split('/').pop() ?? '';
    await until(
      'the number',
      async () => (await read<{ load: Named }>(carrier, `/v1/loads/${load}`)).load.state === 'opened',
    );
    await go(carrier, `/loads/${load}`);
    await press(carrier.page, '登记运单');
    await carrier.page.fill(`[id$="_waybill_number"]`, `YD-${Date.now()}`);
    await confirm(carrier.page, '提交');
    await go(producer, `/loads/${load}`);
    await weigh(producer, '24000', '14000');
  });

  it('the driver departs and, without a network, arrives; nothing is lost', async () => {
    const { page, context } = driver;
    await go(driver, `/m/loads/${load}`);
    await page.getByRole('button', { name: '发车', exact: true }).click();
    await page.getByRole('button', { name: '确认', exact: true }).click();
    await page.getByRole('button', { name: /^到达/ }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: '到达', exact: true }).click();
    await page.getByRole('button', { name: '确认', exact: true }).click();
    await page.getByText('待提交 1 项').waitFor();
    await context.setOffline(false);
    await until(
      'the arrival',
      async () => (await read<{ load: Named }>(carrier, `/v1/loads/${load}`)).load.state === 'arrived',
    );
  });

  it('the scale at the gate, then acceptance in part, then treatment', async () => {
    await go(scale, `/m/loads/${load}`);
    await scale.page.fill('input[name=ticket]', `RK-${Date.now()}`);
    await scale.page.fill('input[name=scale]', 'SCALE-WEB');
    await scale.page.fill('input[name=gross]', '23980');
    await scale.page.fill('input[name=tare]', '14000');
    await scale.page.getByRole('button', { name: '提交' }).click();
    await until(
      'the weight',
      async () => (await read<{ load: Named }>(carrier, `/v1/loads/${load}`)).load.state === 'weighed',
    );
    await go(processor, `/loads/${load}`);
    await press(processor.page, '接收 / 拒收');
    await processor.page.fill('[id$="_accepted"]', '9900');
    await processor.page.fill('[id$="_refused"]', '80');
    await processor.page.fill('[id$="_reason"]', '含杂物');
    await confirm(processor.page, '提交');
    await go(processor, `/loads/${load}`);
    await press(processor.page, '登记利用处置');
    await confirm(processor.page, '提交');
    expect((await read<{ load: Named }>(processor, `/v1/loads/${load}`)).load.state).toBe('treated');
  });

  it('the money is released and finance pays out once, however often it clicks', async () => {
    await until(
      'the release',
      async () => {
        const escrow = await read<{ releases: { state: string }[] }>(producer, `/v1/escrows/${trade}`);
        return escrow.releases.some((one) => one.state === 'released');
      },
      90,
    );
    const before = (await read<Items<Named>>(finance, '/v1/payouts?limit=200')).items.map((one) => one.id);
    await go(finance, '/finance/payouts');
    await press(finance.page, '批量付款');
    await finance.page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).dblclick();
    await finance.page.getByText(/已生成 \d+ 笔付款/).waitFor();
    const after = (await read<Items<{ id: string; run_id: string }>>(finance, '/v1/payouts?limit=200')).items;
    expect(new Set(after.filter((one) => !before.includes(one.id)).map((one) => one.run_id)).size).toBe(1);
    await go(finance, '/finance');
    await finance.page.getByText('账实相符').first().waitFor();
  });

  it('a transfer that names nothing waits at the bench until finance has matched it by hand', async () => {
    const { page } = finance;
    const { login } = await read<{ login: string }>(producer, '/v1/session');
    const stray = { reference: `stray ${Date.now()}`, fen: 12_345 };
    pay('产废单位', `622844061${login.slice(1)}`, [stray]);
    const line = await until('the break', async () =>
      (await read<Items<Stray>>(finance, '/v1/breaks?state=open&limit=200')).items.find(
        (one) => one.remittance === stray.reference,
      ),
    );
    await go(finance, '/finance/breaks?state=open');
    await page.getByText('已匹配流水').waitFor();
    await page.locator(`[data-row="${line.id}"]`).click();
    await press(page, '认领');
    await press(page, '加一项');
    await choose(page, 'match_parts_0_to', '企业余额');
    const mine = await read<{ enterprise_id: string }>(producer, '/v1/session');
    const payer = await read<{ name: string }>(producer, `/v1/enterprises/${mine.enterprise_id}`);
    await choose(page, 'match_parts_0_enterprise_id', payer.name, payer.name);
    expect(await page.inputValue('#match_parts_0_amount')).toBe('123.45');
    await page.fill('#match_note', '付款人多付，转入其余额');
    await press(page, '按此匹配入账');
    await until('the break closed', async () => {
      const now = await read<{ state: string; action: string }>(finance, `/v1/breaks/${line.id}`);
      return now.state === 'closed' && now.action === 'matched';
    });
    await go(finance, '/finance/breaks?state=closed');
    await page.locator(`[data-row="${line.id}"]`).click();
    await page.getByText('付款人多付，转入其余额').first().waitFor();
  });

  it("the bank's statement comes by its channel and once more by hand: nothing is posted twice", async () => {
    await until(
      'the bank has answered every payout',
      async () => !(await read<Items<Named>>(finance, '/v1/payouts?state=sent&limit=1')).items.length,
    );
    day = await nextDay();
    cutOff(day);
    const name = `camt053-${day}-1.xml`;
    await until('the statement', async () =>
      (await read<Items<Named>>(finance, '/v1/bank-files?kind=camt.053')).items.find(
        (one) => one.name === name,
      ),
    );
    await until(
      'every payout settled',
      async () => !(await read<Items<Named>>(finance, '/v1/payouts?state=accepted&limit=1')).items.length,
    );
    await go(finance, '/finance/statements');
    await finance.page.getByText(name).waitFor();
    const before = await read<object>(finance, '/v1/trial-balance');
    await finance.page.setInputFiles('input[type=file]', {
      name: 'ebank.xml',
      mimeType: 'application/xml',
      buffer: Buffer.from(sayAgain(name)),
    });
    await press(finance.page, '上传入账');
    const result = finance.page.locator('section[aria-label="已入账"]');
    await result.waitFor();
    expect(await result.innerText()).toMatch(/入账笔数\s*0/);
    expect(await read<object>(finance, '/v1/trial-balance')).toEqual(before);
  });

  it('finance closes the day, to the fen, and signs it with its own key', async () => {
    const { page } = finance;
    await go(finance, `/finance/day?date=${day}`);
    await page.getByText('该日尚未结账').waitFor();
    await press(page, '结账');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '确认', exact: true }).dblclick();
    await page.getByText('账实相符').waitFor();
    const close = await read<Record<string, number>>(finance, `/v1/day-closes/${day}`);
    const parts = ['available', 'escrow', 'platform_fee', 'suspense', 'in_flight'];
    const sum = parts.reduce((all, part) => all + BigInt(close[`${part}_fen`] ?? 0), 0n);
    expect(BigInt(close.custody_fen ?? 0)).toBe(sum);
    expect(close.bank_closing_fen).toBe(close.ledger_fen);
    expect(close.difference_fen).toBe(0);
    await page.getByLabel('签署文本').getByText('尚未签署').waitFor();
    await press(page, '签署日终');
    await page.setInputFiles('input[type=file]', keys.finance as string);
    await confirm(page, '用此密钥签署');
    const text = await read<{ signatures: { key_id: string }[] }>(finance, `/v1/day-closes/${day}/text`);
    expect(text.signatures).toHaveLength(1);
    await page.getByText(text.signatures[0]?.key_id.slice(-12) ?? 'a key').waitFor();
    await press(page, '签署日终');
    await page.setInputFiles('input[type=file]', keys.finance as string);
    await dialog.getByRole('button', { name: '用此密钥签署', exact: true }).click();
    await dialog.getByText(`该密钥已签署 ${day} 日终`).waitFor();
  });

  it('the trade page shows the three flows and no difference', async () => {
    await until('agreement', async () => {
      const record = await read<{ checks: { state: string }[] }>(regulator, `/v1/records/${trade}`);
      return record.checks?.length && record.checks.every((check) => check.state !== 'differs');
    });
    await go(regulator, `/trades/${trade}`);
    for (const word of [
      '挂牌',
      '成交',
      '合同双方签署',
      '开具联单',
      '发车',
      '接收',
      '拒收',
      '利用处置',
      '款项到账',
      '放款',
    ])
      await regulator.page.locator('.tracks').getByText(word, { exact: true }).first().waitFor();
    expect(await regulator.page.locator('.problem').count()).toBe(0);
  });

  it('the regulator reviews a flag, opens a case and closes it', async () => {
    const { page } = regulator;
    const { items } = await read<Items<{ id: string; enterprises: string[] }>>(
      regulator,
      '/v1/flags?state=open&limit=50',
    );
    const flag = items.find((one) => one.enterprises.length)?.id ?? '';
    await go(regulator, '/flags?state=open');
    await page.locator(`.search-table a[href="/flags/${flag}"]`).first().click();
    await page.waitForURL(/\/flags\/[0-9a-f]{8}-/);
    await settled(page);
    await press(page, '立案');
    await confirm(page, '提交');
    await press(page, '提交核查结论');
    await page.getByLabel('违规').check();
    await page.fill('[id$="_note"]', '现场核实');
    await confirm(page, '提交');
    await go(regulator, '/cases?state=open');
    await page.locator('.search-table a').first().click();
    await page.waitForURL(/\/cases\/[0-9a-f]{8}-/);
    await settled(page);
    await press(page, '结案');
    await page.fill('[id$="_outcome"]', '责令整改');
    await confirm(page, '提交');
    await page.getByText('已结案').first().waitFor();
  });
});

async function weigh(actor: Actor, gross: string, tare: string): Promise<void> {
  await press(actor.page, '登记磅单');
  await actor.page.fill('[id$="_ticket"]', `CK-${Date.now()}`);
  await actor.page.fill('[id$="_scale"]', 'SCALE-P');
  await actor.page.fill('[id$="_gross"]', gross);
  await actor.page.fill('[id$="_tare"]', tare);
  await confirm(actor.page, '提交');
}
