// Made by "npm run generate" from services/supervision/contract*.yaml. Do not edit.
export interface paths {
    "/v1/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 三流合一档案列表 · joined records (enterprises see their own) */
        get: operations["listRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/records/{trade_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一笔交易的三流与核对 · the three flows of a trade and the checks between them */
        get: operations["getRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 风险线索列表 · red flags */
        get: operations["listFlags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flags/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一条线索与事实 · one red flag with its facts */
        get: operations["getFlag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flags/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核查结论 · say what a flag turned out to be */
        post: operations["reviewFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/indicator-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 风险指标的公式、阈值与来源 · red-flag rules with formula, threshold and source */
        get: operations["listIndicatorRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案件列表 · cases */
        get: operations["listCases"];
        put?: never;
        /** 立案 · open a case */
        post: operations["openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个案件 · one case */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结案 · close a case */
        post: operations["closeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 无废城市指标 · the city's indicators as exact fractions */
        get: operations["listIndicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/indicators/{number}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 指标的构成明细 · the rows an indicator is made of */
        get: operations["listIndicatorRows"];
        put?: never;
        post?: never;
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
        /** Format: uuid */
        MaybeId: string | null;
        /** Format: date */
        Date: string;
        /** Format: date-time */
        Time: string;
        Actions: string[];
        Ids: components["schemas"]["Id"][];
        /** @enum {string} */
        Agreement: "agreed" | "differs" | "waiting";
        /** @enum {string} */
        FlagState: "open" | "reviewed";
        /** @enum {string} */
        CaseState: "open" | "closed";
        Facts: {
            [key: string]: unknown;
        };
        Check: {
            check: string;
            about: string;
            state: components["schemas"]["Agreement"];
            left_name: string;
            right_name: string;
            left?: number | null;
            right?: number | null;
            unit: string;
            /**
             * Format: uuid
             * @description whose numbers these are where they reach beyond the trade; null left and right are not yours to see
             */
            enterprise_id?: string | null;
        };
        Entry: {
            feed: string;
            position: number;
            type: string;
            at: components["schemas"]["Time"];
            load_id?: components["schemas"]["MaybeId"];
            data: components["schemas"]["Facts"];
        };
        Payout: {
            id: components["schemas"]["Id"];
            enterprise_id: components["schemas"]["Id"];
            amount_fen: number;
            end_to_end_id: string;
            state: string;
            position: number;
            said_at: components["schemas"]["Time"];
        };
        RecordSummary: {
            trade_id: components["schemas"]["Id"];
            producer_id: components["schemas"]["Id"];
            processor_id: components["schemas"]["Id"];
            carrier_id: components["schemas"]["Id"];
            code: string;
            kilograms: number;
            state: components["schemas"]["Agreement"];
            agree: boolean;
            checks: number;
            agreed: number;
            differing: number;
            struck_at: components["schemas"]["Time"];
            updated_at: components["schemas"]["Time"];
        };
        RecordPage: {
            items: components["schemas"]["RecordSummary"][];
            next_cursor?: string;
        };
        Record: {
            trade_id: components["schemas"]["Id"];
            producer_id: components["schemas"]["Id"];
            processor_id: components["schemas"]["Id"];
            carrier_id: components["schemas"]["Id"];
            lot_id: components["schemas"]["Id"];
            offer_id: components["schemas"]["Id"];
            code: string;
            kilograms: number;
            state: components["schemas"]["Agreement"];
            agree: boolean;
            checks: components["schemas"]["Check"][];
            flows: {
                information: components["schemas"]["Entry"][];
                material: components["schemas"]["Entry"][];
                money: components["schemas"]["Entry"][];
            };
            payouts: components["schemas"]["Payout"][];
            struck_at: components["schemas"]["Time"];
            updated_at: components["schemas"]["Time"];
        };
        Flag: {
            id: components["schemas"]["Id"];
            version: number;
            indicator: string;
            subject_kind: string;
            subject_id: components["schemas"]["Id"];
            enterprises: components["schemas"]["Ids"];
            facts: components["schemas"]["Facts"];
            /** @description as in force when it was raised */
            formula_zh: string;
            formula_en: string;
            impact_permille: number;
            state: components["schemas"]["FlagState"];
            /** @enum {string|null} */
            verdict?: "violation" | "indirect" | "none" | "other" | null;
            note?: string | null;
            reviewed_by?: string | null;
            raised_at: components["schemas"]["Time"];
            /** Format: date-time */
            reviewed_at?: string | null;
            allowed_actions: components["schemas"]["Actions"];
        };
        FlagPage: {
            items: components["schemas"]["Flag"][];
            next_cursor?: string;
        };
        NewReview: {
            /** @enum {string} */
            verdict: "violation" | "indirect" | "none" | "other";
            note: string;
        };
        Rule: {
            indicator: string;
            valid_from: components["schemas"]["Date"];
            name_zh: string;
            name_en: string;
            formula_zh: string;
            formula_en: string;
            threshold: number;
            threshold2: number;
            /** @description of threshold; after a semicolon that of threshold2 */
            unit: string;
            impact_permille: number;
            source_zh: string;
            source_en: string;
        };
        RuleList: {
            items: components["schemas"]["Rule"][];
        };
        NewCase: {
            flags: components["schemas"]["Id"][];
            enterprise_id: components["schemas"]["Id"];
            title: string;
        };
        Closing: {
            outcome: string;
        };
        Case: {
            id: components["schemas"]["Id"];
            version: number;
            flags: components["schemas"]["Ids"];
            enterprise_id: components["schemas"]["Id"];
            title: string;
            state: components["schemas"]["CaseState"];
            outcome?: string | null;
            opened_by: string;
            opened_at: components["schemas"]["Time"];
            /** Format: date-time */
            closed_at?: string | null;
            allowed_actions: components["schemas"]["Actions"];
        };
        CasePage: {
            items: components["schemas"]["Case"][];
            next_cursor?: string;
        };
        Figure: {
            number: number;
            name_zh: string;
            name_en: string;
            year: number;
            on: components["schemas"]["Date"];
            numerator: number;
            denominator: number;
            /** @description the value in its unit */
            text: string;
            unit_zh: string;
            unit_en: string;
            value_2020_zh: string;
            value_2020_en: string;
            goal_2023_zh: string;
            goal_2023_en: string;
            definition_zh: string;
            definition_en: string;
            source_zh: string;
            source_en: string;
            rows: number;
        };
        FigureList: {
            items: components["schemas"]["Figure"][];
        };
        FigureRow: {
            /** @enum {string} */
            part: "numerator" | "denominator";
            /** @enum {string} */
            about: "load" | "lot" | "earlier-stock" | "licence" | "enterprise" | "rating" | "policy";
            /** @description its number, code or name */
            label: string;
            /** @description the method of a licence, the grade of a rating, else empty */
            detail: string;
            enterprise_id: components["schemas"]["Id"];
            amount: number;
            feed: string;
            position: number;
        };
        RowList: {
            number: number;
            year: number;
            on: components["schemas"]["Date"];
            total: number;
            first: number;
            items: components["schemas"]["FigureRow"][];
        };
    };
    responses: never;
    parameters: {
        id: components["schemas"]["Id"];
        limit: number;
        cursor: string;
        year: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listRecords: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                state?: components["schemas"]["Agreement"];
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
                    "application/json": components["schemas"]["RecordPage"];
                };
            };
        };
    };
    getRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                trade_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
        };
    };
    listFlags: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                indicator?: string;
                state?: components["schemas"]["FlagState"];
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
                    "application/json": components["schemas"]["FlagPage"];
                };
            };
        };
    };
    getFlag: {
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
            /** @description the flag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flag"];
                };
            };
        };
    };
    reviewFlag: {
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
                "application/json": components["schemas"]["NewReview"];
            };
        };
        responses: {
            /** @description reviewed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flag"];
                };
            };
        };
    };
    listIndicatorRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the dated rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleList"];
                };
            };
        };
    };
    listCases: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                state?: components["schemas"]["CaseState"];
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
                    "application/json": components["schemas"]["CasePage"];
                };
            };
        };
    };
    openCase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCase"];
            };
        };
        responses: {
            /** @description opened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    getCase: {
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
            /** @description the case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    closeCase: {
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
                "application/json": components["schemas"]["Closing"];
            };
        };
        responses: {
            /** @description closed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    listIndicators: {
        parameters: {
            query?: {
                year?: components["parameters"]["year"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the indicators */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureList"];
                };
            };
        };
    };
    listIndicatorRows: {
        parameters: {
            query?: {
                year?: components["parameters"]["year"];
                first?: number;
                limit?: number;
            };
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowList"];
                };
            };
        };
    };
}
