// Made by "npm run generate" from services/treasury/contract*.yaml. Do not edit.
export interface paths {
    "/v1/escrows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 托管列表 · list escrows, parties see their own */
        get: operations["listEscrows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看托管 · one escrow with legs, references and the decision on each load */
        get: operations["getEscrow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}/rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 裁决争议车次 · rule on a disputed load, which releases it */
        post: operations["ruleLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记合同结算条款 · record what the contract bills beyond price × kilograms */
        post: operations["recordTerms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}/freezes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 冻结托管 · nothing leaves the escrow until it is thawed */
        post: operations["freezeEscrow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}/thaws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解除冻结 · lift a freeze; loads that waited are decided */
        post: operations["thawEscrow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发起争议 · dispute money still held; exactly that is frozen */
        post: operations["openDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 争议列表 · disputes, sides see their own */
        get: operations["listDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看争议 · one dispute */
        get: operations["getDispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复争议 · the other side's answer */
        post: operations["answerDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回争议 · withdraw one's own dispute before a ruling */
        post: operations["withdrawDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}/rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 裁决争议 · split what is disputed, in fen */
        post: operations["ruleDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申诉一次 · appeal a ruling, once */
        post: operations["appealDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 复核列表 · proposals */
        get: operations["listProposals"];
        put?: never;
        /** 提交复核 · propose what needs a second person */
        post: operations["propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复核通过并执行 · approve and do it, as somebody else than its maker */
        post: operations["approveProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{id}/rejections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复核驳回 · reject a proposal */
        post: operations["rejectProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 更正记录 · revisions of a trade's loads */
        get: operations["listRevisions"];
        put?: never;
        /** 联单更正后重算 · compute a load again after its manifest was revised */
        post: operations["reviseLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 发票列表 · invoices of a trade */
        get: operations["listInvoices"];
        put?: never;
        /** 登记处置费发票 · record a disposal invoice with its tax */
        post: operations["recordInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}/tie-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 三流核对 · invoice, payment and manifest against each other */
        get: operations["getTieOut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 平台服务费率 · fees */
        get: operations["listFees"];
        put?: never;
        /** 登记平台服务费率 · record the fee in force from a day on */
        post: operations["recordFee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账户余额 · accounts with balances, enterprises see their own */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账户明细 · an account's entries, oldest first */
        get: operations["listAccountEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部分录 · every entry of the ledger, oldest first, by cursor */
        get: operations["listEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/entries/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出全部分录 · every entry up to now as one file of any length, oldest first; a file that breaks off goes on after the last seq by cursor */
        get: operations["exportEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 试算平衡 · the trial balance */
        get: operations["getTrialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 收款账户 · payees */
        get: operations["listPayees"];
        put?: never;
        /** 登记收款账户 · record the account that takes an enterprise's payouts */
        post: operations["recordPayee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payout-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量付款 · pay out every available balance with a payee in one pain.001 file */
        post: operations["startPayoutRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 付款列表 · payouts, enterprises see their own */
        get: operations["listPayouts"];
        put?: never;
        /** 单笔付款 · pay one enterprise, to its bound account only */
        post: operations["startPayout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看付款 · one payout */
        get: operations["getPayout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传银行对账文件 · upload a camt.053, camt.054 or pain.002 file */
        post: operations["uploadStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/day-closes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 已结账日列表 · closed days, newest first, with how many signed each */
        get: operations["listDayCloses"];
        put?: never;
        /** 日终结账 · close a bank day */
        post: operations["closeDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/day-closes/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看日终 · a closed day */
        get: operations["getDayClose"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/day-closes/{date}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 日终签署文本 · the text of a closed day and who signed it */
        get: operations["getDayText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/day-closes/{date}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签署日终 · sign a closed day with SM2 */
        post: operations["signDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprise-statements/{enterprise_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 企业账户明细 · an enterprise's statement, its own or for staff */
        get: operations["getEnterpriseStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprise-statements/{enterprise_id}/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载企业账户明细 · the same as CSV, spreadsheet or a page to print */
        get: operations["downloadEnterpriseStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 对账差异 · the work queue, by state, kind, cause, owner and age */
        get: operations["listBreaks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看差异 · one break with the bank's line, suggestions, notes and what it was matched to */
        get: operations["getBreak"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 认领差异 · say that one works on a break */
        post: operations["claimBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指派差异 · give a break to somebody */
        post: operations["assignBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 差异备注 · write down what one found out */
        post: operations["noteBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks/{id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 手工匹配 · match one line or several to escrows, payouts and enterprises, to the fen */
        post: operations["matchBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaks/{id}/resolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 处理差异 · resolve a break */
        post: operations["resolveBreak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expectations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 待到账与在途付款 · what escrows still miss and payouts under way, in the order of their ids */
        get: operations["listExpectations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 银行文件 · the bank's files as they were taken, newest first, at most 200 */
        get: operations["listBankFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 对账指标 · share of the bank's value explained, and how old the rest is */
        get: operations["getReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}/waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 豁免核对差异 · let a disputed load through although a number is further apart than the tolerance */
        post: operations["waiveCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escrows/{trade_id}/terminations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 多次拒收后解除合同 · the receiver ends the contract after so many refused loads as it says */
        post: operations["terminateContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Format: uuid */
        Id: string;
        /** Format: date */
        Date: string;
        /** Format: date-time */
        Time: string;
        /** @enum {string} */
        EscrowState: "opened" | "part_funded" | "funded" | "over_funded" | "held" | "releasing" | "released" | "part_released" | "frozen" | "in_dispute" | "ruled" | "refunded" | "expired" | "closed";
        /** @enum {string} */
        Purpose: "disposal" | "freight_and_fee";
        /** @enum {string} */
        ReleaseState: "released" | "disputed" | "ruled" | "refused" | "waiting";
        /** @enum {string} */
        Line: "bank_custody" | "available" | "freight_available" | "withdrawable" | "escrow_disposal" | "escrow_freight_and_fee" | "platform_fee" | "fee_tax" | "suspense" | "payout_in_flight" | "payout_returned";
        /** @enum {string} */
        PayoutState: "instructed" | "sent" | "accepted" | "settled" | "rejected" | "returned";
        /** @enum {string} */
        BreakState: "open" | "closed";
        /** @enum {string} */
        BreakKind: "unknown_reference" | "amount_differs" | "not_on_statement" | "not_in_ledger";
        Actions: string[];
        /** @description a carrier sees the freight alone */
        Escrow: {
            id: components["schemas"]["Id"];
            version: number;
            state: components["schemas"]["EscrowState"];
            state_before?: components["schemas"]["EscrowState"];
            producer_id?: components["schemas"]["Id"];
            processor_id?: components["schemas"]["Id"];
            carrier_id?: components["schemas"]["Id"];
            payee_id?: components["schemas"]["Id"];
            code?: string;
            kilograms?: number;
            price?: number;
            disposal_fen?: number;
            freight_fen: number;
            fee_fen?: number;
            disposal_paid_fen?: number;
            freight_paid_fen?: number;
            fee_paid_fen?: number;
            accepted_kilograms?: number;
            refused_kilograms?: number;
            completed_kilograms?: number | null;
            last_seen?: boolean;
            cancelled?: boolean;
            cancel_reason?: string | null;
            freeze_reason?: string | null;
            fee_vat_rate?: number;
            opened_at?: components["schemas"]["Time"];
            /** Format: date-time */
            signed_at?: string | null;
            /** Format: date-time */
            funded_at?: string | null;
            /** Format: date-time */
            ended_at?: string | null;
            allowed_actions: components["schemas"]["Actions"];
        };
        /** @description a carrier sees the freight alone */
        EscrowDetail: {
            id: components["schemas"]["Id"];
            version: number;
            state: components["schemas"]["EscrowState"];
            state_before?: components["schemas"]["EscrowState"];
            producer_id?: components["schemas"]["Id"];
            processor_id?: components["schemas"]["Id"];
            carrier_id?: components["schemas"]["Id"];
            payee_id?: components["schemas"]["Id"];
            code?: string;
            kilograms?: number;
            price?: number;
            disposal_fen?: number;
            freight_fen: number;
            fee_fen?: number;
            disposal_paid_fen?: number;
            freight_paid_fen?: number;
            fee_paid_fen?: number;
            accepted_kilograms?: number;
            refused_kilograms?: number;
            completed_kilograms?: number | null;
            last_seen?: boolean;
            cancelled?: boolean;
            cancel_reason?: string | null;
            freeze_reason?: string | null;
            fee_vat_rate?: number;
            opened_at?: components["schemas"]["Time"];
            /** Format: date-time */
            signed_at?: string | null;
            /** Format: date-time */
            funded_at?: string | null;
            /** Format: date-time */
            ended_at?: string | null;
            allowed_actions: components["schemas"]["Actions"];
            legs?: components["schemas"]["Leg"][];
            releases: components["schemas"]["Release"][];
            history?: components["schemas"]["EscrowStep"][];
            disposal_held_fen?: number;
            freight_and_fee_held_fen?: number;
        };
        EscrowStep: {
            id?: components["schemas"]["Id"];
            trade_id?: components["schemas"]["Id"];
            step: string;
            state_before: components["schemas"]["EscrowState"];
            state_after: components["schemas"]["EscrowState"];
            taken_by?: string;
            taken_at: components["schemas"]["Time"];
        };
        /** @enum {string} */
        DisputeState: "open" | "ruled" | "appealed" | "ended" | "withdrawn";
        /** @enum {string} */
        ProposalState: "open" | "approved" | "rejected";
        /** @enum {string} */
        ProposalKind: "payout_run" | "load_ruling" | "dispute_ruling" | "adjustment";
        /** @enum {string} */
        Product: "none" | "consignor" | "processor";
        Evidence: {
            name: string;
            sm3: string;
        };
        Claim: {
            amount_fen: number;
            claim: string;
            evidence: components["schemas"]["Evidence"][];
        };
        DisputeAnswer: {
            answer: string;
            evidence: components["schemas"]["Evidence"][];
        };
        Split: {
            payee_fen: number;
            reason: string;
        };
        Grounds: {
            grounds: string;
        };
        Note: {
            note: string;
        };
        Dispute: {
            id: components["schemas"]["Id"];
            version: number;
            trade_id: components["schemas"]["Id"];
            opened_by: components["schemas"]["Id"];
            amount_fen: number;
            state: components["schemas"]["DisputeState"];
            claim: string;
            evidence: components["schemas"]["Evidence"][];
            opened_at?: components["schemas"]["Time"];
            answer_until?: components["schemas"]["Time"];
            answer?: string | null;
            answer_evidence?: components["schemas"]["Evidence"][];
            /** Format: date-time */
            answered_at?: string | null;
            payee_fen?: number | null;
            reason?: string | null;
            ruled_by?: string | null;
            /** Format: uuid */
            ruled_by_id?: string | null;
            /** Format: date-time */
            ruled_at?: string | null;
            /** Format: date-time */
            appeal_until?: string | null;
            /** Format: uuid */
            appealed_by?: string | null;
            grounds?: string | null;
            /** Format: date-time */
            appealed_at?: string | null;
            /** Format: date-time */
            ended_at?: string | null;
            allowed_actions: components["schemas"]["Actions"];
        };
        NewProposal: {
            kind: components["schemas"]["ProposalKind"];
            subject_id?: components["schemas"]["Id"];
            ruling?: components["schemas"]["Ruling"];
            split?: components["schemas"]["Split"];
            adjustment?: components["schemas"]["Adjustment"];
            reason: string;
        };
        Adjustment: {
            amount_fen: number;
        };
        Proposal: {
            id: components["schemas"]["Id"];
            version: number;
            kind: components["schemas"]["ProposalKind"];
            /** Format: uuid */
            subject_id?: string | null;
            content: {
                [key: string]: unknown;
            };
            reason?: string;
            state: components["schemas"]["ProposalState"];
            maker_id?: components["schemas"]["Id"];
            maker: string;
            made_at?: components["schemas"]["Time"];
            checker?: string | null;
            /** Format: date-time */
            checked_at?: string | null;
            note?: string | null;
        };
        NewRevision: {
            load_id: components["schemas"]["Id"];
            settlement_kilograms: number;
            document: string;
            reason: string;
        };
        Revision: {
            id: components["schemas"]["Id"];
            trade_id?: components["schemas"]["Id"];
            load_id: components["schemas"]["Id"];
            kilograms_before: number;
            kilograms_after: number;
            difference_fen: number;
            document: string;
            reason?: string;
            revised_by?: string;
            revised_at?: components["schemas"]["Time"];
        };
        NewInvoice: {
            number: string;
            product: components["schemas"]["Product"];
            gross_fen: number;
            tax_fen: number;
            issued_on: components["schemas"]["Date"];
        };
        Invoice: {
            id: components["schemas"]["Id"];
            trade_id?: components["schemas"]["Id"];
            issuer_id?: components["schemas"]["Id"];
            number: string;
            product: components["schemas"]["Product"];
            rate: number;
            legal_basis: string;
            gross_fen: number;
            tax_fen: number;
            issued_on: components["schemas"]["Date"];
            recorded_by?: string;
            recorded_at?: components["schemas"]["Time"];
        };
        TieOut: {
            trade_id?: components["schemas"]["Id"];
            invoiced_fen: number;
            tax_fen?: number;
            paid_fen: number;
            manifests_fen: number;
            manifest_numbers?: string[];
            differences: string[];
            agreed: boolean;
        };
        NewPayout: {
            enterprise_id: components["schemas"]["Id"];
            account_number: string;
            amount_fen: number;
        };
        DisputePage: {
            items: components["schemas"]["Dispute"][];
            next_cursor?: string;
        };
        ProposalPage: {
            items: components["schemas"]["Proposal"][];
            next_cursor?: string;
        };
        RevisionPage: {
            items: components["schemas"]["Revision"][];
            next_cursor?: string;
        };
        InvoicePage: {
            items: components["schemas"]["Invoice"][];
            next_cursor?: string;
        };
        DaySignature: {
            id: components["schemas"]["Id"];
            date: components["schemas"]["Date"];
            key_id: components["schemas"]["Id"];
            enterprise_id: components["schemas"]["Id"];
            text_sm3: string;
            signature: string;
            signed_by?: string;
            signed_at?: components["schemas"]["Time"];
        };
        NewDaySignature: {
            key_id: components["schemas"]["Id"];
            signature: string;
        };
        DayText: {
            date: components["schemas"]["Date"];
            text: string;
            text_sm3: string;
            signatures: components["schemas"]["DaySignature"][];
        };
        StatementLine: {
            seq: number;
            booked_at: components["schemas"]["Time"];
            movement: string;
            amount_fen: number;
            balance_fen: number;
            about?: components["schemas"]["Id"];
        };
        EnterpriseStatement: {
            enterprise_id: components["schemas"]["Id"];
            uscc?: string;
            name?: string;
            from: components["schemas"]["Date"];
            to: components["schemas"]["Date"];
            opening_fen: number;
            in_fen: number;
            out_fen: number;
            closing_fen: number;
            lines: components["schemas"]["StatementLine"][];
        };
        ContractTerms: {
            /** @description kilograms; zero for no rounding */
            round_up_to: number;
            /** @description kilograms of the contract */
            round_up_below: number;
            /** @description hundredths of a percent of the contract */
            least_take: number;
            /** @description hundredths of a percent of what was due */
            late_fee_per_day: number;
            /** @description calendar days after the escrow was opened */
            days_to_pay: number;
            /** @description hundredths of a percent of the disposal */
            prepayment?: number | null;
            /** @description calendar days after the escrow was opened */
            prepayment_days?: number | null;
            /** @description whole loads */
            refusals_to_end?: number | null;
        };
        NewTerms: {
            terms: components["schemas"]["ContractTerms"];
            /** @description the contract and its clause */
            basis: string;
        };
        Terms: {
            id: components["schemas"]["Id"];
            terms: components["schemas"]["ContractTerms"];
            basis: string;
            recorded_by: string;
            recorded_at: components["schemas"]["Time"];
        };
        Reason: {
            reason: string;
        };
        Leg: {
            id: components["schemas"]["Id"];
            trade_id?: components["schemas"]["Id"];
            purpose: components["schemas"]["Purpose"];
            payer_id: components["schemas"]["Id"];
            amount_fen: number;
            funded_fen: number;
            reference: string;
            late_fee_fen?: number;
            /** Format: date */
            accrued_to?: string | null;
        };
        Check: {
            check: string;
            agreed: boolean;
            left: number;
            right: number;
            allowed?: number;
        };
        /** @description what was decided of a load; a carrier reads its freight and nothing of price and checks */
        Release: {
            id: components["schemas"]["Id"];
            trade_id?: components["schemas"]["Id"];
            load_id: components["schemas"]["Id"];
            processor_id?: components["schemas"]["Id"];
            ticket_number?: string | null;
            state: components["schemas"]["ReleaseState"];
            settlement_kilograms?: number;
            billed_kilograms?: number;
            load_kilograms: number;
            disposal_fen?: number;
            freight_fen: number;
            fee_fen?: number;
            disputed_fen?: number;
            checks?: components["schemas"]["Check"][];
            facts?: {
                [key: string]: unknown;
            };
            reason?: string | null;
            decided_at: components["schemas"]["Time"];
            ruled_by?: string | null;
            /** Format: date-time */
            ruled_at?: string | null;
        };
        Ruling: {
            load_id: components["schemas"]["Id"];
            settlement_kilograms: number;
            reason: string;
        };
        NewFee: {
            fen_per_tonne: number;
            valid_from: components["schemas"]["Date"];
            basis: string;
            /** @description inside the fee; 600 is 6 % */
            vat_rate?: number;
            vat_basis?: string;
        };
        Fee: {
            id: components["schemas"]["Id"];
            fen_per_tonne: number;
            valid_from: components["schemas"]["Date"];
            basis: string;
            vat_rate?: number;
            vat_basis?: string | null;
        };
        Account: {
            id: components["schemas"]["Id"];
            line: components["schemas"]["Line"];
            name: string;
            /** @description the kind of sub-account at the custodian bank */
            custodian_account?: string;
            /** Format: uuid */
            enterprise_id?: string | null;
            /** Format: uuid */
            trade_id?: string | null;
            /**
             * Format: uuid
             * @description of an escrow's account, who pays it
             */
            payer_id?: string;
            balance_fen: number;
        };
        Entry: {
            seq: number;
            transfer_id?: components["schemas"]["Id"];
            other_account_id?: components["schemas"]["Id"];
            movement: string;
            amount_fen: number;
            balance_fen: number;
            about?: components["schemas"]["Id"];
            booked_at?: components["schemas"]["Time"];
        };
        /** @enum {string} */
        Movement: "deposit" | "excess" | "unidentified" | "identified" | "disposal" | "freight" | "fee" | "refund" | "fee_tax" | "late_fee" | "disputed" | "ruled_back" | "revised_up" | "revised_down" | "matured" | "payout" | "payout_settled" | "payout_rejected" | "payout_returned" | "sent_back" | "recredited" | "unexplained" | "adjusted";
        LedgerEntry: {
            seq: number;
            transfer_id: components["schemas"]["Id"];
            debit_account_id: components["schemas"]["Id"];
            credit_account_id: components["schemas"]["Id"];
            movement: string;
            amount_fen: number;
            about?: components["schemas"]["Id"];
            booked_at: components["schemas"]["Time"];
            debit?: components["schemas"]["AccountSide"];
            credit?: components["schemas"]["AccountSide"];
        };
        /** @description an account of an entry and whose it is, when asked for by with=accounts */
        AccountSide: {
            line: components["schemas"]["Line"];
            name: string;
            /** Format: uuid */
            enterprise_id?: string | null;
            /** Format: uuid */
            trade_id?: string | null;
            /** Format: uuid */
            payer_id?: string | null;
        };
        LedgerEntryPage: {
            items: components["schemas"]["LedgerEntry"][];
            next_cursor?: string;
        };
        LineTotal: {
            line: components["schemas"]["Line"];
            accounts?: number;
            debits_fen: number;
            credits_fen: number;
            balance_fen: number;
        };
        TrialBalance: {
            lines: components["schemas"]["LineTotal"][];
            custody_fen: number;
            owed_fen: number;
            balanced: boolean;
        };
        NewPayee: {
            enterprise_id: components["schemas"]["Id"];
            account_number: string;
            name: string;
        };
        Payee: {
            enterprise_id: components["schemas"]["Id"];
            account_ending: string;
            name: string;
            recorded_at?: components["schemas"]["Time"];
            suspended?: boolean;
        };
        PayoutRun: {
            id: components["schemas"]["Id"];
            message_id: string;
            /** @enum {string} */
            state: "instructed" | "sent";
            payouts: number;
            total_fen: number;
            created_by?: string;
            created_at?: components["schemas"]["Time"];
            /** Format: date-time */
            sent_at?: string | null;
        };
        Payout: {
            id: components["schemas"]["Id"];
            version: number;
            run_id?: components["schemas"]["Id"];
            enterprise_id?: components["schemas"]["Id"];
            amount_fen: number;
            end_to_end_id: string;
            message_id?: string;
            state: components["schemas"]["PayoutState"];
            reason?: string | null;
            created_at?: components["schemas"]["Time"];
            /** Format: date-time */
            sent_at?: string | null;
            /** Format: date-time */
            ended_at?: string | null;
        };
        BankFile: {
            sm3: string;
            name?: string;
            kind: string;
            /** @enum {string} */
            state: "taken" | "refused";
            /** @description why it was refused as an English sentence */
            note: string;
            /** @enum {string} */
            why: "" | "copy" | "other-account" | "no-day" | "no-balances" | "sums-differ" | "not-in-yuan" | "sums-too-large" | "unreadable";
            facts: components["schemas"]["BreakFacts"];
            entries: number;
            posted: number;
            told_again?: number;
            taken_at?: components["schemas"]["Time"];
        };
        DayAsked: {
            date: components["schemas"]["Date"];
        };
        CloseBreak: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["BreakKind"];
            amount_fen: number;
            bank_reference?: string;
        };
        DayClose: {
            id: components["schemas"]["Id"];
            date: components["schemas"]["Date"];
            statement_id?: components["schemas"]["Id"];
            bank_closing_fen: number;
            ledger_fen: number;
            difference_fen: number;
            custody_fen?: number;
            available_fen?: number;
            escrow_fen?: number;
            platform_fee_fen?: number;
            suspense_fen?: number;
            in_flight_fen?: number;
            breaks: components["schemas"]["CloseBreak"][];
            closed_by?: string;
            closed_at?: components["schemas"]["Time"];
        };
        DayCloseLine: {
            date: components["schemas"]["Date"];
            bank_closing_fen: number;
            difference_fen: number;
            breaks: number;
            closed_by: string;
            closed_at: components["schemas"]["Time"];
            signatures: number;
        };
        DayCloseList: {
            items: components["schemas"]["DayCloseLine"][];
        };
        EscrowPage: {
            items: components["schemas"]["Escrow"][];
            next_cursor?: string;
        };
        FeePage: {
            items: components["schemas"]["Fee"][];
            next_cursor?: string;
        };
        AccountPage: {
            items: components["schemas"]["Account"][];
            next_cursor?: string;
        };
        EntryPage: {
            items: components["schemas"]["Entry"][];
            next_cursor?: string;
        };
        PayeePage: {
            items: components["schemas"]["Payee"][];
            next_cursor?: string;
        };
        PayoutPage: {
            items: components["schemas"]["Payout"][];
            next_cursor?: string;
        };
        /** @enum {string} */
        BreakAction: "to_escrow" | "to_enterprise" | "to_sender" | "matched" | "explained";
        /** @description what the cause rests on, each fact as text */
        BreakFacts: {
            /** @enum {string} */
            why?: "other-account" | "no-day" | "no-balances" | "sums-differ" | "not-in-yuan" | "sums-too-large" | "unreadable" | "opening-differs" | "closing-differs";
            file?: string;
            statement?: string;
            /** @description the statement before */
            before?: string;
            /** @description the bank's words */
            reason?: string;
            end_to_end_id?: string;
            difference_fen?: string;
            /** @description an ISO 20022 status reason */
            code?: string;
            line?: string;
            column?: string;
            path?: string;
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        BreakCause: "amount-differs" | "paid-twice" | "returned" | "unknown-reference" | "name-differs" | "not-expected" | "unnamed" | "ambiguous" | "several-payers" | "not-on-statement" | "file-refused" | "balance-differs" | "sent-back-failed";
        /**
         * @description why it may be this
         * @enum {string}
         */
        SuggestionBasis: "reference" | "amount-name-day" | "amount-day" | "sum-name" | "sum-day" | "amount-differs" | "paid-twice" | "returned" | "name-differs" | "amount";
        SuggestedPart: {
            /** @enum {string} */
            kind: "deposit" | "payout" | "payout_return";
            id: components["schemas"]["Id"];
            reference: string;
            amount_fen: number;
            name: string;
        };
        Expected: {
            id: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "deposit" | "payout";
            /** @description the escrow's reference or the payout's end-to-end id */
            reference: string;
            /** @description who pays or is paid */
            name: string;
            /** @description positive comes in */
            amount_fen: number;
            since: components["schemas"]["Time"];
            /** Format: uuid */
            trade_id?: string | null;
        };
        ExpectationPage: {
            items: components["schemas"]["Expected"][];
            next_cursor?: string;
        };
        Suggestion: {
            basis: components["schemas"]["SuggestionBasis"];
            unique: boolean;
            parts: components["schemas"]["SuggestedPart"][];
            /** @description how many lines of the bank would explain them together */
            lines: number;
        };
        Break: {
            id: components["schemas"]["Id"];
            version: number;
            state: components["schemas"]["BreakState"];
            kind: components["schemas"]["BreakKind"];
            amount_fen: number;
            suspense_fen?: number;
            bank_reference?: string;
            remittance?: string | null;
            booked_on?: components["schemas"]["Date"];
            /** @description the cause as an English sentence */
            note?: string;
            facts: components["schemas"]["BreakFacts"];
            opened_at?: components["schemas"]["Time"];
            /** @enum {string|null} */
            action?: "to_escrow" | "to_enterprise" | "to_sender" | "matched" | "explained" | "on_statement" | null;
            resolution?: string | null;
            closed_by?: string | null;
            /** Format: date-time */
            closed_at?: string | null;
            claimed_by?: string | null;
            /** Format: date-time */
            claimed_at?: string | null;
            cause: components["schemas"]["BreakCause"];
            suggestions: components["schemas"]["Suggestion"][];
            age_days: number;
            allowed_actions: components["schemas"]["Actions"];
        };
        BreakDetail: {
            id: components["schemas"]["Id"];
            version: number;
            state: components["schemas"]["BreakState"];
            kind: components["schemas"]["BreakKind"];
            amount_fen: number;
            suspense_fen?: number;
            bank_reference?: string;
            remittance?: string | null;
            booked_on?: components["schemas"]["Date"];
            /** @description the cause as an English sentence */
            note?: string;
            facts: components["schemas"]["BreakFacts"];
            opened_at?: components["schemas"]["Time"];
            /** @enum {string|null} */
            action?: "to_escrow" | "to_enterprise" | "to_sender" | "matched" | "explained" | "on_statement" | null;
            resolution?: string | null;
            closed_by?: string | null;
            /** Format: date-time */
            closed_at?: string | null;
            claimed_by?: string | null;
            /** Format: date-time */
            claimed_at?: string | null;
            cause: components["schemas"]["BreakCause"];
            suggestions: components["schemas"]["Suggestion"][];
            age_days: number;
            notes: components["schemas"]["BreakNote"][];
            matches: components["schemas"]["BreakMatch"][];
            entry?: components["schemas"]["BankEntry"];
            allowed_actions: components["schemas"]["Actions"];
        };
        /** @description a line of the bank and what explains it */
        BankEntry: {
            id: components["schemas"]["Id"];
            reference: string;
            amount_fen: number;
            booked_on: components["schemas"]["Date"];
            end_to_end_id?: string;
            remittance?: string;
            counterparty_name?: string;
            counterparty_account?: string;
            /** @enum {string} */
            outcome: "escrow" | "suspense" | "payout" | "returned" | "unexplained";
            /** Format: uuid */
            trade_id?: string | null;
            /** Format: uuid */
            payout_id?: string | null;
            /** Format: uuid */
            statement_id?: string | null;
            posted_at?: components["schemas"]["Time"];
            bank_reference?: string;
            content?: string;
            basis: string;
            tolerance?: string;
        };
        BreakNote: {
            id: components["schemas"]["Id"];
            break_id?: components["schemas"]["Id"];
            note: string;
            written_by: string;
            written_at: components["schemas"]["Time"];
        };
        BreakMatch: {
            id: components["schemas"]["Id"];
            break_id?: components["schemas"]["Id"];
            /** @enum {string} */
            kind: "escrow" | "payout" | "payout_return" | "enterprise";
            subject_id: components["schemas"]["Id"];
            amount_fen: number;
            matched_by?: string;
            matched_at?: components["schemas"]["Time"];
        };
        Owner: {
            /** @description the name of who is to work on it */
            owner: string;
        };
        /** @description exactly one of reference, payout_id and enterprise_id */
        MatchPart: {
            /** @description of an escrow */
            reference?: string;
            payout_id?: components["schemas"]["Id"];
            enterprise_id?: components["schemas"]["Id"];
            amount_fen: number;
        };
        HandMatch: {
            parts: components["schemas"]["MatchPart"][];
            /** @description other breaks whose lines belong to it */
            with?: components["schemas"]["Id"][];
            note: string;
        };
        Resolution: {
            action: components["schemas"]["BreakAction"];
            reference?: string;
            enterprise_id?: components["schemas"]["Id"];
            note: string;
        };
        ExplainedBy: {
            basis: string;
            lines: number;
            value_fen: number;
        };
        OpenByAge: {
            /** @description days since it was booked */
            age: string;
            breaks: number;
            value_fen: number;
        };
        Reconciliation: {
            lines: number;
            value_fen: number;
            explained_fen: number;
            /** @description millionths of the value */
            explained_ppm: number;
            explained_by: components["schemas"]["ExplainedBy"][];
            open_by_age: components["schemas"]["OpenByAge"][];
        };
        BankFileList: {
            items: components["schemas"]["BankFile"][];
        };
        BreakPage: {
            items: components["schemas"]["Break"][];
            next_cursor?: string;
        };
        EscrowEnded: {
            id: components["schemas"]["Id"];
            version: number;
            state: components["schemas"]["EscrowState"];
            cancelled: boolean;
        } & {
            [key: string]: unknown;
        };
        NewWaiver: {
            load_id: components["schemas"]["Id"];
            check: string;
            reason: string;
        };
        Waiver: {
            id: components["schemas"]["Id"];
            trade_id?: components["schemas"]["Id"];
            load_id: components["schemas"]["Id"];
            check_name: string;
            role: string;
            reason: string;
            waived_by?: string;
            waived_at?: components["schemas"]["Time"];
        };
    };
    responses: never;
    parameters: {
        enterprise_id: components["schemas"]["Id"];
        from: components["schemas"]["Date"];
        to: components["schemas"]["Date"];
        id: components["schemas"]["Id"];
        trade_id: components["schemas"]["Id"];
        limit: number;
        cursor: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listEscrows: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                state?: components["schemas"]["EscrowState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscrowPage"];
                };
            };
        };
    };
    getEscrow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the escrow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscrowDetail"];
                };
            };
        };
    };
    ruleLoad: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ruling"];
            };
        };
        responses: {
            /** @description the decision on the load */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
        };
    };
    recordTerms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTerms"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Terms"];
                };
            };
        };
    };
    freezeEscrow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description frozen */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escrow"];
                };
            };
        };
    };
    thawEscrow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description thawed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escrow"];
                };
            };
        };
    };
    openDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Claim"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
        };
    };
    listDisputes: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                state?: components["schemas"]["DisputeState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputePage"];
                };
            };
        };
    };
    getDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
        };
    };
    answerDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputeAnswer"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
        };
    };
    withdrawDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
        };
    };
    ruleDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Split"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
        };
    };
    appealDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Grounds"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
        };
    };
    listProposals: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                state?: components["schemas"]["ProposalState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalPage"];
                };
            };
        };
    };
    propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProposal"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    approveProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    rejectProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    listRevisions: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionPage"];
                };
            };
        };
    };
    reviseLoad: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRevision"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revision"];
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePage"];
                };
            };
        };
    };
    recordInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvoice"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
        };
    };
    getTieOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TieOut"];
                };
            };
        };
    };
    listFees: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeePage"];
                };
            };
        };
    };
    recordFee: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFee"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fee"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                line?: components["schemas"]["Line"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
        };
    };
    listAccountEntries: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: string;
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
        };
    };
    listEntries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                movement?: components["schemas"]["Movement"];
                about?: components["schemas"]["Id"];
                from?: components["schemas"]["Date"];
                to?: components["schemas"]["Date"];
                /** @description accounts names both accounts of each entry */
                with?: "accounts";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerEntryPage"];
                };
            };
        };
    };
    exportEntries: {
        parameters: {
            query?: {
                /** @description csv unless said */
                format?: "csv" | "jsonl";
                cursor?: string;
                movement?: components["schemas"]["Movement"];
                about?: components["schemas"]["Id"];
                from?: components["schemas"]["Date"];
                to?: components["schemas"]["Date"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                    "application/x-ndjson": components["schemas"]["LedgerEntry"];
                };
            };
        };
    };
    getTrialBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the sums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
        };
    };
    listPayees: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayeePage"];
                };
            };
        };
    };
    recordPayee: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayee"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payee"];
                };
            };
        };
    };
    startPayoutRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description instructed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutRun"];
                };
            };
        };
    };
    listPayouts: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                state?: components["schemas"]["PayoutState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutPage"];
                };
            };
        };
    };
    startPayout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayout"];
            };
        };
        responses: {
            /** @description instructed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
        };
    };
    getPayout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the payout */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                };
            };
        };
    };
    uploadStatement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/xml": string;
            };
        };
        responses: {
            /** @description taken or refused as a whole */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFile"];
                };
            };
        };
    };
    listDayCloses: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description days before this one */
                before?: components["schemas"]["Date"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayCloseList"];
                };
            };
        };
    };
    closeDay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayAsked"];
            };
        };
        responses: {
            /** @description closed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayClose"];
                };
            };
        };
    };
    getDayClose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                date: components["schemas"]["Date"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the close */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayClose"];
                };
            };
        };
    };
    getDayText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                date: components["schemas"]["Date"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the text */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayText"];
                };
            };
        };
    };
    signDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                date: components["schemas"]["Date"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDaySignature"];
            };
        };
        responses: {
            /** @description signed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DaySignature"];
                };
            };
        };
    };
    getEnterpriseStatement: {
        parameters: {
            query: {
                from: components["parameters"]["from"];
                to: components["parameters"]["to"];
            };
            header?: never;
            path: {
                enterprise_id: components["parameters"]["enterprise_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the statement */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseStatement"];
                };
            };
        };
    };
    downloadEnterpriseStatement: {
        parameters: {
            query: {
                from: components["parameters"]["from"];
                to: components["parameters"]["to"];
            };
            header?: never;
            path: {
                enterprise_id: components["parameters"]["enterprise_id"];
                format: "csv" | "xlsx" | "html";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listBreaks: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                state?: components["schemas"]["BreakState"];
                kind?: components["schemas"]["BreakKind"];
                cause?: components["schemas"]["BreakCause"];
                /** @description a name; nobody for those without one */
                owner?: string;
                min_age_days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakPage"];
                };
            };
        };
    };
    getBreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the break */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakDetail"];
                };
            };
        };
    };
    claimBreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Break"];
                };
            };
        };
    };
    assignBreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Owner"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Break"];
                };
            };
        };
    };
    noteBreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Note"];
            };
        };
        responses: {
            /** @description done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Break"];
                };
            };
        };
    };
    matchBreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandMatch"];
            };
        };
        responses: {
            /** @description closed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Break"];
                };
            };
        };
    };
    resolveBreak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resolution"];
            };
        };
        responses: {
            /** @description closed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Break"];
                };
            };
        };
    };
    listExpectations: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                kind?: "deposit" | "payout";
                /** @description in the reference or in the name */
                search?: string;
                /** @description without its sign */
                amount_fen?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpectationPage"];
                };
            };
        };
    };
    listBankFiles: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                kind?: "camt.052" | "camt.053" | "camt.054" | "mt940" | "pain.002";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the files */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFileList"];
                };
            };
        };
    };
    getReconciliation: {
        parameters: {
            query?: {
                from?: components["schemas"]["Date"];
                to?: components["schemas"]["Date"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
        };
    };
    waiveCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWaiver"];
            };
        };
        responses: {
            /** @description waived; with the last failed check the load is released */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiver"];
                };
            };
        };
    };
    terminateContract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["parameters"]["trade_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description ended */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscrowEnded"];
                };
            };
        };
    };
}
