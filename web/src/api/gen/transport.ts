// Made by "npm run generate" from services/transport/contract*.yaml. Do not edit.
export interface paths {
    "/v1/manifests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 开具转移联单 · open a manifest for one vehicle trip
         * @description The number comes from the national system (state requested, then opened). With `number`, the paper fall-back, the load opens at once and the system is asked about it: a number that it has not issued, or has issued for another load, is lost, and the load is rejected unless it has left.
         */
        post: operations["openManifest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 车次列表 · list loads */
        get: operations["listLoads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看车次 · one load with its weighings, waybill, treatments and history */
        get: operations["getLoad"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发车前作废联单 · cancel a manifest before departure */
        post: operations["cancelLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{id}/waybill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记电子运单并与联单互验 · record the waybill, checked against the manifest */
        post: operations["matchWaybill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{id}/weighings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记磅单 · record a weighing, the producer's at the origin or the processor's at the destination */
        post: operations["weighLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{id}/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发车 · the loaded vehicle leaves */
        post: operations["departLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{id}/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看轨迹 · the planned line and the newest 2000 points */
        get: operations["getTrack"];
        put?: never;
        /** 上报定位 · report positions, at most 500 a call; a point already known is passed over */
        post: operations["reportPositions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{id}/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 到达 · the vehicle has arrived */
        post: operations["arriveLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接收或拒收 · accept, refuse in part, or refuse */
        post: operations["acceptLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loads/{id}/treatment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记利用处置结果 · record what became of the waste */
        post: operations["treatLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mass-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 物料平衡 · the mass balance per waste code */
        get: operations["getMassBalance"];
        put?: never;
        /** 在事件流上公布物料平衡 · state the mass balance on the feed */
        post: operations["stateMassBalance"];
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
        /** Format: date-time */
        Time: string;
        Kilograms: number;
        Plate: string;
        /** @enum {string} */
        State: "requested" | "opened" | "waybilled" | "loaded" | "in_transit" | "arrived" | "weighed" | "accepted" | "treated" | "refused" | "cancelled" | "rejected";
        Reason: {
            reason: string;
        };
        Point: {
            /** @description micro-degrees */
            longitude: number;
            /** @description micro-degrees */
            latitude: number;
        };
        NewManifest: {
            trade_id: components["schemas"]["Id"];
            kilograms: number;
            packages: number;
            plate: components["schemas"]["Plate"];
            driver_id: components["schemas"]["Id"];
            escort_id: components["schemas"]["Id"];
            planned_departure: components["schemas"]["Time"];
            /** @description true when no further load of this trade follows */
            last_load: boolean;
            /** @description only for a manifest opened on paper */
            number?: string;
        };
        NewWaybill: {
            waybill_number: string;
            plate: components["schemas"]["Plate"];
            driver_id: components["schemas"]["Id"];
            escort_id: components["schemas"]["Id"];
            un_number: string;
            dg_class: string;
            kilograms: components["schemas"]["Kilograms"];
            /** @description district of the origin */
            start: string;
            /** @description district of the destination */
            end: string;
            departs_at: components["schemas"]["Time"];
            /** @description the planned way between start and end */
            via?: components["schemas"]["Point"][];
        };
        NewWeighing: {
            /** @enum {string} */
            place: "origin" | "destination";
            ticket_number: string;
            gross_kilograms: components["schemas"]["Kilograms"];
            tare_kilograms: components["schemas"]["Kilograms"];
            scale_id: string;
            weighed_at: components["schemas"]["Time"];
        };
        Departure: {
            departed_at?: components["schemas"]["Time"];
        };
        Arrival: {
            arrived_at?: components["schemas"]["Time"];
        };
        Positions: {
            points: {
                longitude: number;
                latitude: number;
                at: components["schemas"]["Time"];
            }[];
        };
        Acceptance: {
            accepted_kilograms: components["schemas"]["Kilograms"];
            refused_kilograms: components["schemas"]["Kilograms"];
            reason?: string;
            method: string;
            /**
             * Format: date-time
             * @description not before the arrival and its weighing; kept no later than it comes in
             */
            accepted_at?: string;
        };
        NewTreatment: {
            method: string;
            kilograms: number;
            treated_at: components["schemas"]["Time"];
        };
        Load: {
            id: components["schemas"]["Id"];
            version: number;
            state: components["schemas"]["State"];
            trade_id: components["schemas"]["Id"];
            lot_id?: components["schemas"]["Id"];
            producer_id?: components["schemas"]["Id"];
            processor_id?: components["schemas"]["Id"];
            carrier_id?: components["schemas"]["Id"];
            code: string;
            dg_class?: string;
            un_number?: string;
            kilograms: number;
            packages?: number;
            plate: string;
            driver_id?: components["schemas"]["Id"];
            escort_id?: components["schemas"]["Id"];
            planned_departure?: components["schemas"]["Time"];
            last_load?: boolean;
            paper?: boolean;
            origin_city?: string;
            manifest_number?: string | null;
            waybill_number?: string | null;
            requested_at?: components["schemas"]["Time"];
            /** Format: date-time */
            opened_at?: string | null;
            /** Format: date-time */
            departed_at?: string | null;
            /** Format: date-time */
            arrived_at?: string | null;
            /**
             * Format: date-time
             * @description the receiver's word
             */
            decided_at?: string | null;
            /**
             * Format: date-time
             * @description when the decision came in
             */
            booked_at?: string | null;
            /** @description net of the origin's scale */
            origin_kilograms?: number | null;
            accepted_kilograms?: number;
            refused_kilograms?: number;
            treated_kilograms?: number;
            method?: string | null;
            reason?: string | null;
            deviated?: boolean;
            allowed_actions: string[];
        };
        LoadPage: {
            items: components["schemas"]["Load"][];
            next_cursor?: string;
        };
        Weighing: {
            id?: components["schemas"]["Id"];
            load_id?: components["schemas"]["Id"];
            /** @enum {string} */
            place: "origin" | "destination";
            ticket_number: string;
            gross_kilograms: number;
            tare_kilograms: number;
            net_kilograms: number;
            scale_id: string;
            weighed_at: components["schemas"]["Time"];
        };
        Waybill: {
            id?: components["schemas"]["Id"];
            carrier_id?: components["schemas"]["Id"];
            waybill_number: string;
            plate: string;
            driver_id?: components["schemas"]["Id"];
            escort_id?: components["schemas"]["Id"];
            un_number?: string;
            dg_class?: string;
            kilograms?: number;
            start: string;
            end: string;
            departs_at: components["schemas"]["Time"];
            via?: components["schemas"]["Point"][];
        } | null;
        Treatment: {
            id?: components["schemas"]["Id"];
            load_id?: components["schemas"]["Id"];
            method: string;
            kilograms: number;
            treated_at: components["schemas"]["Time"];
        };
        Step: {
            id?: components["schemas"]["Id"];
            load_id?: components["schemas"]["Id"];
            action: string;
            state: components["schemas"]["State"];
            at: components["schemas"]["Time"];
            by_name: string;
            note?: string;
        };
        LoadDetail: {
            load: components["schemas"]["Load"];
            waybill?: components["schemas"]["Waybill"];
            weighings: components["schemas"]["Weighing"][];
            treatments: components["schemas"]["Treatment"][];
            events: components["schemas"]["Step"][];
        };
        Track: {
            /** @description how many are known now */
            points: number;
            planned_metres: number;
            travelled_metres: number;
            farthest_metres: number;
            deviated: boolean;
        };
        TrackDetail: {
            planned: components["schemas"]["Point"][];
            points: {
                longitude: number;
                latitude: number;
                at: components["schemas"]["Time"];
            }[];
        };
        MassBalance: {
            at: components["schemas"]["Time"];
            /** @description produced = stored + in transit + accepted + refused + treated + weighing difference for every code */
            balanced: boolean;
            rows: {
                code: string;
                produced: number;
                stored: number;
                in_transit: number;
                /** @description accepted and not yet treated */
                accepted: number;
                refused: number;
                treated: number;
                /** @description origin net less destination net */
                weighing_difference: number;
            }[];
        };
    };
    responses: never;
    parameters: {
        id: string;
        limit: number;
        cursor: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    openManifest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewManifest"];
            };
        };
        responses: {
            /** @description the load */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
        };
    };
    listLoads: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                trade_id?: string;
                state?: components["schemas"]["State"];
                /** @description as the roadside check scans it */
                manifest_number?: string;
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
                    "application/json": components["schemas"]["LoadPage"];
                };
            };
        };
    };
    getLoad: {
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
            /** @description the load */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadDetail"];
                };
            };
        };
    };
    cancelLoad: {
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
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description cancelled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
        };
    };
    matchWaybill: {
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
                "application/json": components["schemas"]["NewWaybill"];
            };
        };
        responses: {
            /** @description matched */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
        };
    };
    weighLoad: {
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
                "application/json": components["schemas"]["NewWeighing"];
            };
        };
        responses: {
            /** @description weighed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
        };
    };
    departLoad: {
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
                "application/json": components["schemas"]["Departure"];
            };
        };
        responses: {
            /** @description on its way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
        };
    };
    getTrack: {
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
            /** @description the track */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackDetail"];
                };
            };
        };
    };
    reportPositions: {
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
                "application/json": components["schemas"]["Positions"];
            };
        };
        responses: {
            /** @description kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Track"];
                };
            };
        };
    };
    arriveLoad: {
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
                "application/json": components["schemas"]["Arrival"];
            };
        };
        responses: {
            /** @description arrived */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
        };
    };
    acceptLoad: {
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
                "application/json": components["schemas"]["Acceptance"];
            };
        };
        responses: {
            /** @description decided */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
        };
    };
    treatLoad: {
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
                "application/json": components["schemas"]["NewTreatment"];
            };
        };
        responses: {
            /** @description recorded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
        };
    };
    getMassBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the balance */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassBalance"];
                };
            };
        };
    };
    stateMassBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description as stated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MassBalance"];
                };
            };
        };
    };
}
