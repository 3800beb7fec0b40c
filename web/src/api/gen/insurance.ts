// Made by "npm run generate" from services/insurance/contract*.yaml. Do not edit.
export interface paths {
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 保单列表 · policies the caller may see */
        get: operations["listPolicies"];
        put?: never;
        /** 登记保单 · record a policy */
        post: operations["recordPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看保单 · one policy */
        get: operations["getPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提前终止保单 · end a policy early */
        post: operations["endPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 最低保额要求列表 · requirements */
        get: operations["listRequirements"];
        put?: never;
        /** 登记最低保额要求 · record what must be held from a day on */
        post: operations["recordRequirement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/covers/{enterprise_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 企业的保障与敞口 · an enterprise's cover, what it must hold, its exposure */
        get: operations["getCover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 理赔列表 · claims the caller may see */
        get: operations["listClaims"];
        put?: never;
        /** 报案索赔 · open a claim */
        post: operations["openClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 理赔决定 · decide a claim */
        post: operations["decideClaim"];
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
        Actions: string[];
        /** @enum {string} */
        PolicyKind: "EPL" | "CARRIER";
        /** @enum {string} */
        EnterpriseKind: "producer" | "processor" | "carrier";
        PositiveFen: number;
        Reason: string;
        NewPolicy: {
            enterprise_id: components["schemas"]["Id"];
            policy_number: string;
            kind: components["schemas"]["PolicyKind"];
            limit_fen: components["schemas"]["PositiveFen"];
            valid_from: components["schemas"]["Date"];
            valid_to: components["schemas"]["Date"];
        };
        CoverPolicy: {
            id: components["schemas"]["Id"];
            version: number;
            enterprise_id: components["schemas"]["Id"];
            insurer_id: components["schemas"]["Id"];
            policy_number: string;
            kind: components["schemas"]["PolicyKind"];
            limit_fen: number;
            valid_from: components["schemas"]["Date"];
            valid_to: components["schemas"]["Date"];
            /** Format: date */
            ended_on?: string | null;
            end_reason?: string | null;
            recorded_at?: components["schemas"]["Time"];
        };
        Policy: {
            id: components["schemas"]["Id"];
            version: number;
            enterprise_id: components["schemas"]["Id"];
            insurer_id: components["schemas"]["Id"];
            policy_number: string;
            kind: components["schemas"]["PolicyKind"];
            limit_fen: number;
            valid_from: components["schemas"]["Date"];
            valid_to: components["schemas"]["Date"];
            /** Format: date */
            ended_on?: string | null;
            end_reason?: string | null;
            recorded_at?: components["schemas"]["Time"];
            allowed_actions: components["schemas"]["Actions"];
        };
        PolicyPage: {
            items: components["schemas"]["Policy"][];
            next_cursor?: string;
        };
        EndPolicy: {
            /**
             * Format: date
             * @description the first day without cover
             */
            ended_on: string;
            reason: components["schemas"]["Reason"];
        };
        NewRequirement: {
            enterprise_kind: components["schemas"]["EnterpriseKind"];
            limit_fen: number;
            valid_from: components["schemas"]["Date"];
            basis: components["schemas"]["Reason"];
        };
        Requirement: {
            id: components["schemas"]["Id"];
            enterprise_kind: components["schemas"]["EnterpriseKind"];
            limit_fen: number;
            valid_from: components["schemas"]["Date"];
            basis: string;
            recorded_at: components["schemas"]["Time"];
        };
        RequirementPage: {
            items: components["schemas"]["Requirement"][];
            next_cursor?: string;
        };
        Cover: {
            limit_fen: number;
            required_fen: number;
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            in_force: boolean;
            sufficient: boolean;
            lacking?: string | null;
        };
        Exposure: {
            open_trades: number;
            amount_fen: number;
            in_transit_kilograms: number;
        };
        CoverView: {
            enterprise_id: components["schemas"]["Id"];
            on: components["schemas"]["Date"];
            cover: components["schemas"]["Cover"];
            exposure: components["schemas"]["Exposure"];
            is_short: boolean;
            policies: components["schemas"]["CoverPolicy"][];
        };
        NewClaim: {
            policy_id: components["schemas"]["Id"];
            trade_id?: components["schemas"]["Id"];
            amount_fen: components["schemas"]["PositiveFen"];
            incident_on: components["schemas"]["Date"];
            reason: components["schemas"]["Reason"];
        };
        Decision: {
            /** @enum {string} */
            decision: "accepted" | "rejected";
            paid_fen?: number;
            reason: components["schemas"]["Reason"];
        };
        Claim: {
            id: components["schemas"]["Id"];
            version: number;
            policy_id: components["schemas"]["Id"];
            enterprise_id: components["schemas"]["Id"];
            insurer_id: components["schemas"]["Id"];
            /** Format: uuid */
            trade_id?: string | null;
            amount_fen: number;
            incident_on: components["schemas"]["Date"];
            reason: string;
            /** @enum {string} */
            state: "open" | "accepted" | "rejected";
            paid_fen: number;
            opened_at: components["schemas"]["Time"];
            /** Format: date-time */
            decided_at?: string | null;
            allowed_actions: components["schemas"]["Actions"];
        };
        ClaimPage: {
            items: components["schemas"]["Claim"][];
            next_cursor?: string;
        };
    };
    responses: never;
    parameters: {
        id: components["schemas"]["Id"];
        limit: number;
        cursor: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPolicies: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                enterprise_id?: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["PolicyPage"];
                };
            };
        };
    };
    recordPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicy"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
        };
    };
    getPolicy: {
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
            /** @description the policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
        };
    };
    endPolicy: {
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
                "application/json": components["schemas"]["EndPolicy"];
            };
        };
        responses: {
            /** @description ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
        };
    };
    listRequirements: {
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
                    "application/json": components["schemas"]["RequirementPage"];
                };
            };
        };
    };
    recordRequirement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequirement"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
        };
    };
    getCover: {
        parameters: {
            query?: {
                on?: components["schemas"]["Date"];
            };
            header?: never;
            path: {
                enterprise_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the cover */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverView"];
                };
            };
        };
    };
    listClaims: {
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
                    "application/json": components["schemas"]["ClaimPage"];
                };
            };
        };
    };
    openClaim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClaim"];
            };
        };
        responses: {
            /** @description opened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
        };
    };
    decideClaim: {
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
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description decided */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
        };
    };
}
