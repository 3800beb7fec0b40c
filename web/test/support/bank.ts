// A payer orders a transfer at its own bank: a pain.001 file, put into the stand-in bank's folder by rename.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { kVar } from './browser';

const kCustody = '440600000000000001';

const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

export interface Due {
  reference: string;
  fen: number;
}

const transfer = (
  due: Due,
  id: string,
  at: number,
) => `<CdtTrfTxInf><PmtId><EndToEndId>${id}-${at}</EndToEndId></PmtId>
<Amt><InstdAmt Ccy="CNY">${yuan(due.fen)}</InstdAmt></Amt><Cdtr><Nm>合流统一结算账户</Nm></Cdtr>
<CdtrAcct><Id><Othr><Id>${kCustody}</Id></Othr></Id></CdtrAcct>
<RmtInf><Ustrd>${due.reference}</Ustrd></RmtInf></CdtTrfTxInf>`;

export function pay(name: string, account: string, dues: Due[]): void {
  const id = `J${Date.now()}`;
  const sum = yuan(dues.reduce((all, due) => all + due.fen, 0));
  const head = `<MsgId>${id}</MsgId><CreDtTm>${new Date().toISOString()}</CreDtTm>`;
  const count = `<NbOfTxs>${dues.length}</NbOfTxs><CtrlSum>${sum}</CtrlSum>`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>
<GrpHdr>${head}${count}<InitgPty><Nm>${name}</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>${id}</PmtInfId><PmtMtd>TRF</PmtMtd>${count}
<ReqdExctnDt>${new Date().toISOString().slice(0, 10)}</ReqdExctnDt>
<Dbtr><Nm>${name}</Nm></Dbtr><DbtrAcct><Id><Othr><Id>${account}</Id></Othr></Id></DbtrAcct>
<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>
${dues.map((due, at) => transfer(due, id, at)).join('\n')}</PmtInf></CstmrCdtTrfInitn></Document>
`;
  writeFileSync(`${kVar}/bank/${id}.tmp`, text);
  renameSync(`${kVar}/bank/${id}.tmp`, `${kVar}/bank/customers/${id}.xml`);
}

// The bank closes its day and writes the statement of it.
export function cutOff(date: string): void {
  writeFileSync(`${kVar}/bank/cutoff/${date}.req`, '\n');
}

export const bankFiles = `${kVar}/bank/out`;

// The same statement as a clerk gets it from the bank's pages: other message id, same lines.
export function sayAgain(name: string): string {
  const text = readFileSync(`${bankFiles}/${name}`, 'utf8');
  return text.replace(/<MsgId>[^<]*<\/MsgId>/, `<MsgId>EBANK${Date.now()}</MsgId>`);
}
