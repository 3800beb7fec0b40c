// Made by "npm run generate" from services/registry/contract*.yaml. Do not edit.
export interface paths {
    "/v1/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 企业列表 · list enterprises */
        get: operations["listEnterprises"];
        put?: never;
        /** 登记企业 · register an enterprise */
        post: operations["registerEnterprise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看企业 · one enterprise */
        get: operations["getEnterprise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 冻结企业 · freeze an enterprise */
        post: operations["freezeEnterprise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprises/{id}/unfreeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解除冻结 · lift a freeze */
        post: operations["unfreezeEnterprise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员列表 · list users */
        get: operations["listUsers"];
        put?: never;
        /** 登记人员 · register a user */
        post: operations["registerUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记 SM2 签名公钥 · register an SM2 public key, for contracts or closed days */
        post: operations["registerSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signing-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 签名公钥 · a signing key, to check a contract's signature with */
        get: operations["getSigningKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 许可证列表 · list licences */
        get: operations["listLicences"];
        put?: never;
        /** 登记经营许可证 · record a licence */
        post: operations["recordLicence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看许可证 · one licence */
        get: operations["getLicence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/licences/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停许可证 · suspend a licence */
        post: operations["suspendLicence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carrier-permits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记危险货物道路运输许可 · record a carrier's permit */
        post: operations["recordCarrierPermit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 车辆列表 · list vehicles */
        get: operations["listVehicles"];
        put?: never;
        /** 登记车辆 · record a vehicle */
        post: operations["recordVehicle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/crew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 驾驶员、押运员列表（承运单位只见本单位） · list drivers and escorts; a carrier sees its own */
        get: operations["listCrew"];
        put?: never;
        /** 登记驾驶员、押运员 · record a driver or an escort */
        post: operations["recordCrew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记控制关系 · record who controls an enterprise */
        post: operations["recordControl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记跨市、跨省转移审批 · record an approval for a move across a city or province border */
        post: operations["recordApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference/waste-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 国家危险废物名录 · the catalogue */
        get: operations["listWasteCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference/terms/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代码表 · a code list */
        get: operations["listTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reference/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入名录新版本 · import a further edition of the catalogue */
        post: operations["importEdition"];
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
        Name: string;
        /** @enum {string} */
        Kind: "producer" | "processor" | "carrier" | "insurer" | "finance" | "regulator";
        /** @enum {string} */
        Role: "producer" | "processor" | "carrier" | "insurer" | "finance" | "regulator" | "auditor" | "operator";
        Code: string;
        Microdegrees: number;
        HazardClass: string;
        Kilograms: number;
        Reason: {
            reason: string;
        };
        NewEnterprise: {
            uscc: string;
            name: components["schemas"]["Name"];
            kinds: components["schemas"]["Kind"][];
            district: string;
            address: string;
            longitude: components["schemas"]["Microdegrees"];
            latitude: components["schemas"]["Microdegrees"];
            annual_kilograms?: number;
        };
        Enterprise: {
            id: components["schemas"]["Id"];
            uscc: string;
            name: components["schemas"]["Name"];
            kinds: components["schemas"]["Kind"][];
            district: string;
            city: string;
            address?: string;
            longitude?: components["schemas"]["Microdegrees"];
            latitude?: components["schemas"]["Microdegrees"];
            /** @enum {string|null} */
            generator_class?: "KEY" | "SIMPLIFIED" | "REGISTER" | null;
            annual_kilograms?: number | null;
            frozen: boolean;
            registered_at?: components["schemas"]["Time"];
            version: number;
            allowed_actions: string[];
        };
        EnterprisePage: {
            items: components["schemas"]["Enterprise"][];
            next_cursor?: string;
        };
        NewUser: {
            login: string;
            name: components["schemas"]["Name"];
            enterprise_id?: components["schemas"]["Id"];
            roles: components["schemas"]["Role"][];
        };
        User: {
            id: components["schemas"]["Id"];
            login: string;
            name: components["schemas"]["Name"];
            /** Format: uuid */
            enterprise_id?: string | null;
            roles: components["schemas"]["Role"][];
        };
        UserPage: {
            items: components["schemas"]["User"][];
            next_cursor?: string;
        };
        NewSigningKey: {
            public_key: string;
        };
        SigningKey: {
            id: components["schemas"]["Id"];
            enterprise_id: components["schemas"]["Id"];
            public_key: string;
        };
        Scope: {
            category: string;
            /** @enum {string} */
            mode: "ALL" | "INCLUDE" | "EXCEPT";
            codes: components["schemas"]["Code"][];
        };
        NewLicenceItem: {
            method: string;
            approved_kilograms: components["schemas"]["Kilograms"];
            scopes: components["schemas"]["Scope"][];
        };
        LicenceItem: {
            id: components["schemas"]["Id"];
            method: string;
            approved_kilograms: components["schemas"]["Kilograms"];
            scopes: components["schemas"]["Scope"][];
        };
        NewLicence: {
            enterprise_id: components["schemas"]["Id"];
            number: string;
            issuer: components["schemas"]["Name"];
            /** @enum {string} */
            kind: "COMPREHENSIVE" | "COLLECTION";
            valid_from: components["schemas"]["Date"];
            valid_to: components["schemas"]["Date"];
            items: components["schemas"]["NewLicenceItem"][];
        };
        Licence: {
            id: components["schemas"]["Id"];
            enterprise_id: components["schemas"]["Id"];
            number: string;
            issuer: string;
            kind: string;
            valid_from: components["schemas"]["Date"];
            valid_to: components["schemas"]["Date"];
            items: components["schemas"]["LicenceItem"][];
            suspended: boolean;
            version: number;
            allowed_actions: string[];
        };
        LicencePage: {
            items: components["schemas"]["Licence"][];
            next_cursor?: string;
        };
        NewCarrierPermit: {
            enterprise_id: components["schemas"]["Id"];
            number: string;
            valid_from: components["schemas"]["Date"];
            valid_to: components["schemas"]["Date"];
            classes: components["schemas"]["HazardClass"][];
        };
        CarrierPermit: {
            id: components["schemas"]["Id"];
            enterprise_id?: components["schemas"]["Id"];
            number?: string;
            valid_from?: components["schemas"]["Date"];
            valid_to?: components["schemas"]["Date"];
            classes?: components["schemas"]["HazardClass"][];
        };
        NewVehicle: {
            carrier_id: components["schemas"]["Id"];
            plate: string;
            permit_number: string;
            classes: components["schemas"]["HazardClass"][];
            valid_to: components["schemas"]["Date"];
            max_load_kilograms: number;
        };
        Vehicle: {
            id: components["schemas"]["Id"];
            carrier_id?: components["schemas"]["Id"];
            plate?: string;
            permit_number?: string;
            classes?: components["schemas"]["HazardClass"][];
            valid_to?: components["schemas"]["Date"];
            max_load_kilograms?: number;
        };
        VehiclePage: {
            items: components["schemas"]["Vehicle"][];
            next_cursor?: string;
        };
        NewCrew: {
            carrier_id: components["schemas"]["Id"];
            name: components["schemas"]["Name"];
            /** @enum {string} */
            duty: "driver" | "escort";
            certificate_number: string;
            valid_to: components["schemas"]["Date"];
        };
        Crew: {
            id: components["schemas"]["Id"];
            carrier_id?: components["schemas"]["Id"];
            name?: components["schemas"]["Name"];
            /** @enum {string} */
            duty?: "driver" | "escort";
            certificate_number?: string;
            valid_to?: components["schemas"]["Date"];
        };
        CrewPage: {
            items: components["schemas"]["Crew"][];
            next_cursor?: string;
        };
        NewControl: {
            enterprise_id: components["schemas"]["Id"];
            controller: string;
            share_permille: number;
        };
        Control: {
            id: components["schemas"]["Id"];
            enterprise_id?: components["schemas"]["Id"];
            controller?: string;
            share_permille?: number;
        };
        NewApproval: {
            number: string;
            producer_id: components["schemas"]["Id"];
            receiver_id: components["schemas"]["Id"];
            code: components["schemas"]["Code"];
            kilograms: components["schemas"]["Kilograms"];
            valid_from: components["schemas"]["Date"];
            valid_to: components["schemas"]["Date"];
        };
        Approval: {
            id: components["schemas"]["Id"];
            number?: string;
            producer_id?: components["schemas"]["Id"];
            receiver_id?: components["schemas"]["Id"];
            code?: components["schemas"]["Code"];
            kilograms?: components["schemas"]["Kilograms"];
            valid_from?: components["schemas"]["Date"];
            valid_to?: components["schemas"]["Date"];
        };
        NewWasteCode: {
            category: string;
            category_name: string;
            industry: string;
            code: components["schemas"]["Code"];
            description: string;
            hazard: string;
        };
        WasteCode: {
            category?: string;
            category_name?: string;
            industry?: string;
            code: components["schemas"]["Code"];
            description?: string;
            hazard?: string;
            edition: string;
            valid_from: components["schemas"]["Date"];
            /** Format: date */
            valid_to?: string | null;
        };
        WasteCodeList: {
            items: components["schemas"]["WasteCode"][];
        };
        Term: {
            code: string;
            label: string;
            note?: string;
            source: string;
        };
        TermList: {
            items: components["schemas"]["Term"][];
        };
        NewEdition: {
            edition: string;
            valid_from: components["schemas"]["Date"];
            /** @description true: codes it does not name end; false: a delta */
            complete: boolean;
            ends?: components["schemas"]["Code"][];
            preview: boolean;
            codes: components["schemas"]["NewWasteCode"][];
        };
        EditionEffect: {
            edition: string;
            valid_from: components["schemas"]["Date"];
            adds: components["schemas"]["Code"][];
            ends: components["schemas"]["Code"][];
            changes: components["schemas"]["Code"][];
            unchanged: number;
            preview: boolean;
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
    listEnterprises: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                kind?: components["schemas"]["Kind"];
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
                    "application/json": components["schemas"]["EnterprisePage"];
                };
            };
        };
    };
    registerEnterprise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEnterprise"];
            };
        };
        responses: {
            /** @description registered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enterprise"];
                };
            };
        };
    };
    getEnterprise: {
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
            /** @description the enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enterprise"];
                };
            };
        };
    };
    freezeEnterprise: {
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
            /** @description frozen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enterprise"];
                };
            };
        };
    };
    unfreezeEnterprise: {
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
            /** @description lifted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enterprise"];
                };
            };
        };
    };
    listUsers: {
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
                    "application/json": components["schemas"]["UserPage"];
                };
            };
        };
    };
    registerUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description registered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    registerSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSigningKey"];
            };
        };
        responses: {
            /** @description registered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
        };
    };
    getSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
        };
    };
    listLicences: {
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
                    "application/json": components["schemas"]["LicencePage"];
                };
            };
        };
    };
    recordLicence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLicence"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    getLicence: {
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
            /** @description the licence */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    suspendLicence: {
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
            /** @description suspended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Licence"];
                };
            };
        };
    };
    recordCarrierPermit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCarrierPermit"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarrierPermit"];
                };
            };
        };
    };
    listVehicles: {
        parameters: {
            query: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                carrier_id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["VehiclePage"];
                };
            };
        };
    };
    recordVehicle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVehicle"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vehicle"];
                };
            };
        };
    };
    listCrew: {
        parameters: {
            query: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                carrier_id: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["CrewPage"];
                };
            };
        };
    };
    recordCrew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCrew"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Crew"];
                };
            };
        };
    };
    recordControl: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewControl"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Control"];
                };
            };
        };
    };
    recordApproval: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApproval"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    listWasteCodes: {
        parameters: {
            query?: {
                search?: string;
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description matching codes (at most 200) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WasteCodeList"];
                };
            };
        };
    };
    listTerms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermList"];
                };
            };
        };
    };
    importEdition: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEdition"];
            };
        };
        responses: {
            /** @description what it adds ends and changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditionEffect"];
                };
            };
        };
    };
}
