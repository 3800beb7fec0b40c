// Made by "npm run generate" from services/credit/contract*.yaml. Do not edit.
export interface paths {
    "/v1/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 环境信用评价列表 · ratings */
        get: operations["listRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ratings/{enterprise_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 企业的评价、理由与历史 · one enterprise's rating with reasons and history */
        get: operations["getRating"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rating-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 评价方法：指标、权重、等级与来源 · the method's items, weights, grades and their sources */
        get: operations["getMethod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入官方单项得分 · record an official result of one item */
        post: operations["recordAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vetoes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记一票否决 · record a veto */
        post: operations["recordVeto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vetoes/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 整改后解除否决 · lift a veto after rectification */
        post: operations["liftVeto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记一般突发环境事件 · record an ordinary accident */
        post: operations["recordIncident"];
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
        Text: string;
        Word: string;
        /** @enum {string} */
        Grade: "green" | "blue" | "yellow" | "red";
        /** @enum {string|null} */
        MaybeGrade: "green" | "blue" | "yellow" | "red" | null;
        Reason: {
            item: string;
            points_permille: number;
            weight_permille: number;
            fact: string;
        };
        Listed: {
            enterprise_id: components["schemas"]["Id"];
            name: string;
            grade?: components["schemas"]["MaybeGrade"];
            score_permille: number;
            weight_permille: number;
            rated_at: components["schemas"]["Time"];
        };
        RatingPage: {
            items: components["schemas"]["Listed"][];
            next_cursor?: string;
        };
        Change: {
            id: components["schemas"]["Id"];
            enterprise_id: components["schemas"]["Id"];
            grade?: components["schemas"]["MaybeGrade"];
            previous?: components["schemas"]["MaybeGrade"];
            score_permille: number;
            reasons: components["schemas"]["Reason"][];
            vetoes: string[];
            changed_at: components["schemas"]["Time"];
        };
        Rating: {
            enterprise_id: components["schemas"]["Id"];
            name: string;
            grade?: components["schemas"]["MaybeGrade"];
            score_permille: number;
            weight_permille: number;
            lowered: number;
            /** Format: date-time */
            rated_at?: string | null;
            reasons: components["schemas"]["Reason"][];
            vetoes: string[];
            veto_records: components["schemas"]["Veto"][];
            history: components["schemas"]["Change"][];
            allowed_actions: string[];
        };
        NewAssessment: {
            enterprise_id: components["schemas"]["Id"];
            item: components["schemas"]["Word"];
            points: number;
            /** @description the calendar year judged */
            period: number;
            source: components["schemas"]["Text"];
        };
        Assessment: {
            id: components["schemas"]["Id"];
            enterprise_id: components["schemas"]["Id"];
            item: string;
            points: number;
            period: number;
            source: string;
            recorded_at: components["schemas"]["Time"];
        };
        NewVeto: {
            enterprise_id: components["schemas"]["Id"];
            kind: components["schemas"]["Word"];
            decided_on: components["schemas"]["Date"];
            document: components["schemas"]["Text"];
        };
        LiftVeto: {
            lifted_on: components["schemas"]["Date"];
            reason: components["schemas"]["Text"];
        };
        Veto: {
            id: components["schemas"]["Id"];
            version: number;
            enterprise_id: components["schemas"]["Id"];
            kind: string;
            decided_on: components["schemas"]["Date"];
            document: string;
            /** Format: date */
            lifted_on?: string | null;
            lift_reason?: string | null;
            recorded_at: components["schemas"]["Time"];
        };
        NewIncident: {
            enterprise_id: components["schemas"]["Id"];
            happened_on: components["schemas"]["Date"];
            description: components["schemas"]["Text"];
            source: components["schemas"]["Text"];
        };
        Incident: {
            id: components["schemas"]["Id"];
            enterprise_id: components["schemas"]["Id"];
            happened_on: components["schemas"]["Date"];
            description: string;
            source: string;
            recorded_at: components["schemas"]["Time"];
        };
        Method: {
            items: {
                item: string;
                name_zh: string;
                name_en: string;
                weight_permille: number;
                valid_from: components["schemas"]["Date"];
                source: string;
            }[];
            grades: {
                grade: components["schemas"]["Grade"];
                floor_permille: number;
                valid_from: components["schemas"]["Date"];
                source: string;
            }[];
            facts: {
                fact: string;
                item: string;
                /** @enum {string} */
                effect: "BASE" | "CAP" | "DEDUCT";
                points: number;
                valid_from: components["schemas"]["Date"];
                source: string;
            }[];
        };
    };
    responses: never;
    parameters: {
        limit: number;
        cursor: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listRatings: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                grade?: "green" | "blue" | "yellow" | "red";
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
                    "application/json": components["schemas"]["RatingPage"];
                };
            };
        };
    };
    getRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enterprise_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the rating; no grade without any fact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rating"];
                };
            };
        };
    };
    getMethod: {
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
                    "application/json": components["schemas"]["Method"];
                };
            };
        };
    };
    recordAssessment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAssessment"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assessment"];
                };
            };
        };
    };
    recordVeto: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVeto"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Veto"];
                };
            };
        };
    };
    liftVeto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiftVeto"];
            };
        };
        responses: {
            /** @description lifted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Veto"];
                };
            };
        };
    };
    recordIncident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIncident"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
        };
    };
}
