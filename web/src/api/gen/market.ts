// Made by "npm run generate" from services/market/contract*.yaml. Do not edit.
export interface paths {
    "/v1/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 批次列表 · list lots */
        get: operations["listLots"];
        put?: never;
        /** 挂牌一批废物 · list a lot */
        post: operations["listLot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看批次 · one lot */
        get: operations["getLot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lots/{id}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 变更批次条件 · amend a lot while its round is open
         * @description All terms as they are to be. Code and mass stay. A change of anything but reserve price and carrier voids earlier offers for this lot; their processors are told.
         */
        post: operations["amendLot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lots/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回批次 · withdraw a lot */
        post: operations["withdrawLot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tariffs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 运价列表 · list tariffs */
        get: operations["listTariffs"];
        put?: never;
        /** 登记运价 · record a freight tariff */
        post: operations["recordTariff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 政策偏好项列表 · list preference terms */
        get: operations["listPolicyTerms"];
        put?: never;
        /** 登记政策偏好项 · record a preference term */
        post: operations["recordPolicyTerm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sealing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 密封公钥列表 · list sealing keys */
        get: operations["listSealingKeys"];
        put?: never;
        /** 登记监管方密封公钥 · register the regulator's SM2 key for the shares of rounds */
        post: operations["registerSealingKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 轮次列表 · list rounds */
        get: operations["listRounds"];
        put?: never;
        /** 安排轮次 · schedule a round */
        post: operations["scheduleRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看轮次 · one round */
        get: operations["getRound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 截止后交出监管方密钥份额 · give the regulator's share after the close */
        post: operations["openRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{id}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 各报价的开启情况 · how each sealed offer opened
         * @description Everybody may check that SM3 of the text is the commitment and none came late; prices are salted hashes but for lines that won.
         */
        get: operations["listOpenings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 轮次结果与理由 · a round's result, and why each offer won or lost
         * @description Regulator, auditor and operator see every pair; a producer its lots; a processor its offers.
         */
        get: operations["getRoundResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{id}/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 轮次全部输入与撮合结果 · everything a round looked at and decided */
        get: operations["getRoundBook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{id}/book.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 轮次输入文件 · the book as heliu-clear reads it */
        get: operations["getRoundBookFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{id}/result.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 轮次结果文件 · the result as heliu-clear reads it, byte for byte */
        get: operations["getRoundResultFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rounds/{id}/explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 中选与落选的原因 · why a lot or an offer came out as it did
         * @description A producer asks of its lot, a processor of its offer; regulator, auditor and operator of any.
         */
        get: operations["listExplanations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本单位的报价 · your own offers */
        get: operations["listOffers"];
        put?: never;
        /**
         * 提交密封报价 · seal an offer of capacity
         * @description Content and nonce in plain words, encrypted on arrival; or an envelope that only the round's key opens. services/market/commitment.hpp and envelope.hpp describe both.
         */
        post: operations["sealOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看本单位的报价 · one of your own offers */
        get: operations["getOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 截止前撤回报价 · withdraw an offer before the close */
        post: operations["withdrawOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 交易列表 · list trades */
        get: operations["listTrades"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trades/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看交易 · one trade */
        get: operations["getTrade"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trades/{id}/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 书面合同文本 · the written contract */
        get: operations["getContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trades/{id}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签署合同（SM2） · sign the contract with SM2 over its UTF-8 text */
        post: operations["signContract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trades/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消交易 · cancel a trade */
        post: operations["cancelTrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 许可量余额 · the year's quota of licence items */
        get: operations["listQuota"];
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
        OptionalId: string | null;
        /** Format: date */
        Date: string;
        /** Format: date-time */
        Time: string;
        /** Format: date-time */
        OptionalTime: string | null;
        Code: string;
        Hash: string;
        Word: string;
        /** @enum {string} */
        Form: "S" | "SS" | "L" | "G";
        /** @enum {string} */
        LotState: "listed" | "awarded" | "withdrawn";
        /** @enum {string} */
        TradeState: "struck" | "signed_by_both" | "completed" | "cancelled";
        /** @description fen per tonne; > 0: the producer pays */
        Price: number;
        Kilograms: number;
        OptionalKilograms: number | null;
        Mass: number;
        Measure: number | null;
        Chlorine: number | null;
        Heat: number | null;
        Reason: {
            reason: string;
        };
        Assay: {
            chlorine_mg_per_kg?: components["schemas"]["Chlorine"];
            fluorine_mg_per_kg?: components["schemas"]["Measure"];
            sulphur_mg_per_kg?: components["schemas"]["Measure"];
            metals_mg_per_kg?: components["schemas"]["Measure"];
            heat_kj_per_kg?: components["schemas"]["Heat"];
            moisture_permille?: components["schemas"]["Measure"];
            flash_point_c?: components["schemas"]["Measure"];
        };
        Site: {
            district: string;
            /** @description micro-degrees */
            longitude: number;
            /** @description micro-degrees */
            latitude: number;
        };
        NewLot: {
            code: components["schemas"]["Code"];
            kilograms: components["schemas"]["Kilograms"];
            form: components["schemas"]["Form"];
            packaging: components["schemas"]["Word"];
            assay?: components["schemas"]["Assay"];
            dg_class: string;
            un_number: string;
            carrier_id: components["schemas"]["Id"];
            site: components["schemas"]["Site"];
            window_from: components["schemas"]["Time"];
            window_to: components["schemas"]["Time"];
            reserve_price: components["schemas"]["Price"];
            divisible: boolean;
            least_part_kilograms?: components["schemas"]["OptionalKilograms"];
            stored_since: components["schemas"]["Date"];
            round_id?: components["schemas"]["OptionalId"];
        };
        Lot: {
            id: components["schemas"]["Id"];
            version: number;
            producer_id: components["schemas"]["Id"];
            carrier_id: components["schemas"]["Id"];
            code: components["schemas"]["Code"];
            kilograms: components["schemas"]["Mass"];
            open_kilograms: components["schemas"]["Mass"];
            form: components["schemas"]["Form"];
            packaging: string;
            assay: components["schemas"]["Assay"];
            dg_class: string;
            un_number: string;
            district: string;
            city: string;
            longitude: number;
            latitude: number;
            window_from: components["schemas"]["Time"];
            window_to: components["schemas"]["Time"];
            reserve_price?: number | null;
            divisible: boolean;
            least_part_kilograms?: components["schemas"]["OptionalKilograms"];
            stored_since: components["schemas"]["Date"];
            round_id?: components["schemas"]["OptionalId"];
            state: components["schemas"]["LotState"];
            warnings: ("storage-overdue" | "storage-ends-soon")[];
            listed_at: components["schemas"]["Time"];
            changed_at?: components["schemas"]["OptionalTime"];
            allowed_actions: string[];
        };
        LotPage: {
            items: components["schemas"]["Lot"][];
            next_cursor?: string;
        };
        LotTerms: {
            form: components["schemas"]["Form"];
            packaging: components["schemas"]["Word"];
            assay?: components["schemas"]["Assay"];
            dg_class: string;
            un_number: string;
            carrier_id: components["schemas"]["Id"];
            site: components["schemas"]["Site"];
            window_from: components["schemas"]["Time"];
            window_to: components["schemas"]["Time"];
            reserve_price: components["schemas"]["Price"];
            divisible: boolean;
            least_part_kilograms?: components["schemas"]["OptionalKilograms"];
            reason: string;
        };
        NewTariff: {
            /** @description loading, unloading and the rest that does not depend on the way */
            fen_per_tonne: number;
            /** @description per road kilometre */
            fen_per_tonne_km?: number;
            valid_from: components["schemas"]["Date"];
        };
        Tariff: {
            id: components["schemas"]["Id"];
            carrier_id: components["schemas"]["Id"];
            fen_per_tonne: number;
            fen_per_tonne_km: number;
            valid_from: components["schemas"]["Date"];
            recorded_at: components["schemas"]["Time"];
        };
        TariffPage: {
            items: components["schemas"]["Tariff"][];
            next_cursor?: string;
        };
        /** @enum {string} */
        TermKind: "METHOD" | "OUT_OF_CITY" | "OUT_OF_PROVINCE";
        NewPolicyTerm: {
            kind: components["schemas"]["TermKind"];
            method?: string | null;
            /** @description > 0: less wanted */
            fen_per_tonne: number;
            valid_from: components["schemas"]["Date"];
            /** Format: date */
            valid_to?: string | null;
            basis: string;
        };
        PolicyTerm: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["TermKind"];
            method?: string | null;
            fen_per_tonne: number;
            valid_from: components["schemas"]["Date"];
            /** Format: date */
            valid_to?: string | null;
            basis: string;
        };
        PolicyTermPage: {
            items: components["schemas"]["PolicyTerm"][];
            next_cursor?: string;
        };
        NewRound: {
            name: string;
            opens_at: components["schemas"]["Time"];
            closes_at: components["schemas"]["Time"];
            price_rule?: components["schemas"]["PriceRule"];
        };
        /**
         * @description pay_as_offered when unsaid
         * @enum {string}
         */
        PriceRule: "pay_as_offered" | "uniform_marginal";
        RoundKey: {
            /** @description PEM, SM2 */
            public_key: string;
            /** @description SM2-encrypted for the platform, hexadecimal */
            platform_share: string;
            /** @description SM2-encrypted for the sealing key, hexadecimal */
            regulator_share: string;
            platform_share_sm3: string;
            regulator_share_sm3: string;
        };
        Round: {
            id: components["schemas"]["Id"];
            version: number;
            name: string;
            opens_at: components["schemas"]["Time"];
            closes_at: components["schemas"]["Time"];
            /** @enum {string} */
            state: "scheduled" | "open" | "awaiting_share" | "opening" | "closing" | "cleared" | "held";
            price_rule: components["schemas"]["PriceRule"];
            sealing: components["schemas"]["RoundKey"];
            sealing_key_id: components["schemas"]["Id"];
            /** @description the regulator's, given after the close */
            opened_share?: string | null;
            /** @description the private key as a number, 64 hexadecimal digits: the round's offers are open */
            opened_key?: string | null;
            opened_at?: components["schemas"]["OptionalTime"];
            draw_commitment: components["schemas"]["Hash"];
            /** @description revealed when the round is cleared */
            draw_nonce?: string | null;
            cleared_at?: components["schemas"]["OptionalTime"];
            lots: number;
            /** @description known when the round is cleared */
            offers: number;
            awarded_lots: number;
            awarded_kilograms: components["schemas"]["Mass"];
            objective_fen: number;
            bound_fen: number;
            proven: boolean;
            book_sm3: string;
            result_sm3: string;
            /** @description shares-differ (the two shares do not make the round's key), or the check that failed as an English sentence */
            held_reason: string;
            allowed_actions: string[];
        };
        NewSealingKey: {
            name: string;
            public_key: string;
        };
        SealingKey: {
            id: components["schemas"]["Id"];
            enterprise_id: components["schemas"]["Id"];
            name: string;
            public_key: string;
            registered_at: components["schemas"]["Time"];
        };
        SealingKeyPage: {
            items: components["schemas"]["SealingKey"][];
            next_cursor?: string;
        };
        GivenShare: {
            share: components["schemas"]["Hash"];
        };
        RoundPage: {
            items: components["schemas"]["Round"][];
            next_cursor?: string;
        };
        RoundPair: {
            lot_id: components["schemas"]["Id"];
            offer_id: components["schemas"]["Id"];
            producer_id: components["schemas"]["Id"];
            processor_id?: components["schemas"]["OptionalId"];
            code: components["schemas"]["Code"];
            /** @enum {string} */
            outcome: "awarded" | "struck" | "not_chosen";
            reason: string;
            kilograms: components["schemas"]["Mass"];
            /** @description figures; _fen_t: fen per tonne, _kg: kilograms, _m: metres */
            facts: {
                [key: string]: string;
            };
        };
        LeftLot: {
            lot_id: components["schemas"]["Id"];
            kilograms: components["schemas"]["Mass"];
            /** @enum {string} */
            reason: "no-offer" | "all-struck" | "outbid" | "did-not-fit";
        };
        ScarcePrice: {
            id: components["schemas"]["Id"];
            fen_per_tonne: number;
        };
        RoundResult: {
            round_id: components["schemas"]["Id"];
            name: string;
            book_sm3: components["schemas"]["Hash"];
            result_sm3: components["schemas"]["Hash"];
            draw_commitment: components["schemas"]["Hash"];
            draw_nonce: components["schemas"]["Hash"];
            objective_fen: number;
            bound_fen: number;
            proven: boolean;
            pairs: components["schemas"]["RoundPair"][];
            unawarded: components["schemas"]["LeftLot"][];
            offer_scarcity: components["schemas"]["ScarcePrice"][];
            item_scarcity: components["schemas"]["ScarcePrice"][];
        };
        RoundBook: {
            round_id: components["schemas"]["Id"];
            book_sm3: components["schemas"]["Hash"];
            /** @description matching/book.hpp, member by member; times in microseconds UTC */
            book: {
                [key: string]: unknown;
            };
            /** @description matching/result.hpp; welfare in thousandths of a fen */
            result: {
                [key: string]: unknown;
            };
        };
        /** @description services/market/clear_tool/README.md */
        File: {
            [key: string]: unknown;
        };
        Explanations: {
            items: {
                /** @description matching/explain.hpp */
                point: string;
                lot_id?: components["schemas"]["OptionalId"];
                offer_id?: components["schemas"]["OptionalId"];
                facts: {
                    [key: string]: string;
                };
                zh: string;
                en: string;
            }[];
        };
        OfferLimits: {
            chlorine_most_mg_per_kg?: components["schemas"]["Measure"];
            fluorine_most_mg_per_kg?: components["schemas"]["Measure"];
            sulphur_most_mg_per_kg?: components["schemas"]["Measure"];
            metals_most_mg_per_kg?: components["schemas"]["Measure"];
            moisture_most_permille?: components["schemas"]["Measure"];
            heat_least_kj_per_kg?: components["schemas"]["Measure"];
            heat_most_kj_per_kg?: components["schemas"]["Measure"];
            flash_point_least_c?: components["schemas"]["Measure"];
            forms?: components["schemas"]["Form"][];
            packagings?: components["schemas"]["Word"][];
        };
        OfferContent: {
            licence_item_id: components["schemas"]["Id"];
            kilograms: components["schemas"]["Kilograms"];
            lines: {
                code: components["schemas"]["Code"];
                price: components["schemas"]["Price"];
            }[];
            least_load_kilograms?: number;
            most_load_kilograms?: components["schemas"]["OptionalKilograms"];
            limits?: components["schemas"]["OfferLimits"];
            /** @description what an incineration line can take in this round; shared by all offers that name it */
            budgets?: {
                name: components["schemas"]["Word"];
                heat_kj?: components["schemas"]["Budget"];
                chlorine_mg?: components["schemas"]["Budget"];
            }[];
            radius_metres?: number;
            window_from: components["schemas"]["Time"];
            window_to: components["schemas"]["Time"];
        };
        Budget: number | null;
        Envelope: {
            /** @enum {string} */
            algorithm: "SM2-AES-256-GCM";
            wrapped_key: string;
            iv: string;
            body: string;
        };
        NewOffer: {
            round_id: components["schemas"]["Id"];
            content?: components["schemas"]["OfferContent"];
            nonce?: components["schemas"]["Hash"];
            commitment: components["schemas"]["Hash"];
            envelope?: components["schemas"]["Envelope"];
        };
        /** @enum {string|null} */
        Verdict: "matches" | "wrong_opening" | "unreadable" | "late" | "refused" | null;
        /** @description OfferContent, from the opening on */
        OpenedContent: {
            [key: string]: unknown;
        } | null;
        Offer: {
            id: components["schemas"]["Id"];
            version: number;
            round_id: components["schemas"]["Id"];
            processor_id: components["schemas"]["Id"];
            commitment: components["schemas"]["Hash"];
            sealed_by_client: boolean;
            state: components["schemas"]["OfferState"];
            sealed_at: components["schemas"]["Time"];
            content?: components["schemas"]["OpenedContent"];
            nonce?: string | null;
            verdict?: components["schemas"]["Verdict"];
            /** @description why it was struck: a name of x-problems */
            problem: string;
            awarded_kilograms: components["schemas"]["Mass"];
            allowed_actions: string[];
        };
        /** @enum {string} */
        OfferState: "sealed" | "withdrawn" | "opened" | "struck";
        Opening: {
            id: components["schemas"]["Id"];
            round_id: components["schemas"]["Id"];
            processor_id: components["schemas"]["Id"];
            commitment: components["schemas"]["Hash"];
            sealed_at: components["schemas"]["Time"];
            /** @description of offer.sealed on the market's feed */
            position?: number | null;
            state: components["schemas"]["OfferState"];
            verdict?: components["schemas"]["Verdict"];
            problem: string;
            /** @description its SM3 is the commitment when the verdict is matches */
            text?: string | null;
            won: {
                code: components["schemas"]["Code"];
                salt: components["schemas"]["Hash"];
                price: number;
            }[];
            /** @description to owner, regulator and auditor */
            nonce?: string | null;
            /** @description to owner, regulator and auditor */
            envelope?: {
                [key: string]: unknown;
            } | null;
        };
        OpeningPage: {
            items: components["schemas"]["Opening"][];
            next_cursor?: string;
        };
        OfferPage: {
            items: components["schemas"]["Offer"][];
            next_cursor?: string;
        };
        Place: {
            longitude: number;
            latitude: number;
            district: string;
            city: string;
        };
        Trade: {
            id: components["schemas"]["Id"];
            version: number;
            round_id: components["schemas"]["Id"];
            lot_id: components["schemas"]["Id"];
            offer_id: components["schemas"]["Id"];
            producer_id: components["schemas"]["Id"];
            processor_id: components["schemas"]["Id"];
            carrier_id: components["schemas"]["Id"];
            licence_item_id: components["schemas"]["Id"];
            code: components["schemas"]["Code"];
            kilograms: components["schemas"]["Mass"];
            price?: number | null;
            amount_fen?: number | null;
            method: string;
            freight_price: number;
            freight_fen: number;
            dg_class: string;
            un_number: string;
            origin: components["schemas"]["Place"];
            destination: components["schemas"]["Place"];
            window_from: components["schemas"]["Time"];
            window_to: components["schemas"]["Time"];
            state: components["schemas"]["TradeState"];
            /** @description of treasury's feed; empty: not opened yet */
            escrow_state: string;
            accepted_kilograms: components["schemas"]["Mass"];
            refused_kilograms: components["schemas"]["Mass"];
            producer_signed_at?: components["schemas"]["OptionalTime"];
            processor_signed_at?: components["schemas"]["OptionalTime"];
            cancel_reason: string;
            at: components["schemas"]["Time"];
            allowed_actions: string[];
        };
        TradePage: {
            items: components["schemas"]["Trade"][];
            next_cursor?: string;
        };
        NewSignature: {
            key_id: components["schemas"]["Id"];
            /** @description DER SEQUENCE{r, s}, hexadecimal */
            signature: string;
        };
        Contract: {
            trade_id: components["schemas"]["Id"];
            text: string;
            sm3: components["schemas"]["Hash"];
            signatures: {
                enterprise_id: components["schemas"]["Id"];
                key_id: components["schemas"]["Id"];
                signature: string;
                at: components["schemas"]["Time"];
            }[];
        };
        QuotaPage: {
            items: {
                licence_item_id: components["schemas"]["Id"];
                processor_id: components["schemas"]["Id"];
                licence_number: string;
                method: string;
                year: number;
                approved: components["schemas"]["Mass"];
                reserved: components["schemas"]["Mass"];
                used: components["schemas"]["Mass"];
                left: components["schemas"]["Mass"];
            }[];
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
    listLots: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                code?: components["schemas"]["Code"];
                state?: components["schemas"]["LotState"];
                producer_id?: components["schemas"]["Id"];
                round_id?: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["LotPage"];
                };
            };
        };
    };
    listLot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLot"];
            };
        };
        responses: {
            /** @description listed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lot"];
                };
            };
        };
    };
    getLot: {
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
            /** @description the lot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lot"];
                };
            };
        };
    };
    amendLot: {
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
                "application/json": components["schemas"]["LotTerms"];
            };
        };
        responses: {
            /** @description amended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lot"];
                };
            };
        };
    };
    withdrawLot: {
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
            /** @description withdrawn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lot"];
                };
            };
        };
    };
    listTariffs: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                carrier_id?: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["TariffPage"];
                };
            };
        };
    };
    recordTariff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTariff"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tariff"];
                };
            };
        };
    };
    listPolicyTerms: {
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
                    "application/json": components["schemas"]["PolicyTermPage"];
                };
            };
        };
    };
    recordPolicyTerm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicyTerm"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyTerm"];
                };
            };
        };
    };
    listSealingKeys: {
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
                    "application/json": components["schemas"]["SealingKeyPage"];
                };
            };
        };
    };
    registerSealingKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSealingKey"];
            };
        };
        responses: {
            /** @description registered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealingKey"];
                };
            };
        };
    };
    listRounds: {
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
                    "application/json": components["schemas"]["RoundPage"];
                };
            };
        };
    };
    scheduleRound: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRound"];
            };
        };
        responses: {
            /** @description scheduled */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
        };
    };
    getRound: {
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
            /** @description the round */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
        };
    };
    openRound: {
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
                "application/json": components["schemas"]["GivenShare"];
            };
        };
        responses: {
            /** @description the key is put together, the offers are opened */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
        };
    };
    listOpenings: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
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
                    "application/json": components["schemas"]["OpeningPage"];
                };
            };
        };
    };
    getRoundResult: {
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
            /** @description the result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundResult"];
                };
            };
        };
    };
    getRoundBook: {
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
            /** @description book and result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundBook"];
                };
            };
        };
    };
    getRoundBookFile: {
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
            /** @description the book */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
        };
    };
    getRoundResultFile: {
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
            /** @description the result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
        };
    };
    listExplanations: {
        parameters: {
            query?: {
                lot_id?: components["schemas"]["Id"];
                offer_id?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what is said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanations"];
                };
            };
        };
    };
    listOffers: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                round_id?: components["schemas"]["Id"];
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
                    "application/json": components["schemas"]["OfferPage"];
                };
            };
        };
    };
    sealOffer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOffer"];
            };
        };
        responses: {
            /** @description sealed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
        };
    };
    getOffer: {
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
            /** @description the offer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
        };
    };
    withdrawOffer: {
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
            /** @description withdrawn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
        };
    };
    listTrades: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                cursor?: components["parameters"]["cursor"];
                round_id?: components["schemas"]["Id"];
                state?: components["schemas"]["TradeState"];
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
                    "application/json": components["schemas"]["TradePage"];
                };
            };
        };
    };
    getTrade: {
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
            /** @description the trade */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trade"];
                };
            };
        };
    };
    getContract: {
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
            /** @description the contract */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
        };
    };
    signContract: {
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
                "application/json": components["schemas"]["NewSignature"];
            };
        };
        responses: {
            /** @description signed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trade"];
                };
            };
        };
    };
    cancelTrade: {
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
                    "application/json": components["schemas"]["Trade"];
                };
            };
        };
    };
    listQuota: {
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
                    "application/json": components["schemas"]["QuotaPage"];
                };
            };
        };
    };
}
