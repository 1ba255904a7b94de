// Generated from the OpenAPI document by tools/api-types; do not edit.
export interface paths {
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session; its token goes with every other request */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dunning tasks of the orders the caller sees */
        get: {
            parameters: {
                query?: {
                    assigned_to?: string;
                    lang?: "zh" | "id" | "en";
                    order_id?: string;
                    page?: number;
                    size?: number;
                    status?: "pending" | "in_progress" | "completed" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Opens a dunning task */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        assigned_to?: string;
                        /** Format: date */
                        due_date?: string;
                        notes?: string;
                        /** Format: uuid */
                        order_id: string;
                        /** Format: uuid */
                        order_payment_id?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection-tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A dunning task is done */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        notes?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection-tasks/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a dunning task for an order */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        assigned_to?: string;
                        /** Format: date */
                        due_date?: string;
                        notes?: string;
                        /** Format: uuid */
                        order_payment_id?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection-todos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Todos of the deals the caller sees */
        get: {
            parameters: {
                query?: {
                    assigned_to?: string;
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                    page?: number;
                    size?: number;
                    status?: "pending" | "in_progress" | "completed" | "cancelled";
                    todo_type?: "check_payment" | "verify_delivery" | "release_new_order" | "execution_stuck" | "finance_review" | "send_notification" | "payment_reminder" | "final_check";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Writes a todo of a deal */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        assigned_to?: string;
                        description?: string;
                        /** Format: date */
                        due_date?: string;
                        /** Format: uuid */
                        opportunity_id: string;
                        /** Format: uuid */
                        payment_id?: string;
                        title: string;
                        /** @enum {string} */
                        todo_type: "check_payment" | "verify_delivery" | "release_new_order" | "execution_stuck" | "finance_review" | "send_notification" | "payment_reminder" | "final_check";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collection-todos/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A todo is done */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        notes?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts of the customers the caller sees */
        get: {
            parameters: {
                query?: {
                    customer_id?: string | number;
                    lang?: "zh" | "id" | "en";
                    name?: string;
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a contact */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        customer_id: string | number;
                        email?: string;
                        is_active?: boolean;
                        is_decision_maker?: boolean;
                        is_primary?: boolean;
                        mobile?: string;
                        name: string;
                        notes?: string;
                        position?: string;
                        wechat_id?: string;
                        whatsapp?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A contact */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Changes a contact */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        customer_id?: string | number;
                        email?: string;
                        is_active?: boolean;
                        is_decision_maker?: boolean;
                        is_primary?: boolean;
                        mobile?: string;
                        name?: string;
                        notes?: string;
                        position?: string;
                        wechat_id?: string;
                        whatsapp?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        /** Deletes a contact */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/customers/{customer_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts of a customer */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path: {
                    customer_id: string | number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contract-entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Companies that sign contracts */
        get: {
            parameters: {
                query?: {
                    currency?: "IDR" | "CNY";
                    is_active?: boolean;
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a company */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string;
                        bank_account_name?: string;
                        bank_account_no?: string;
                        bank_name?: string;
                        contact_phone?: string;
                        country_code: string;
                        /** @enum {string} */
                        currency?: "IDR" | "CNY";
                        entity_code: string;
                        entity_name: string;
                        is_active?: boolean;
                        legal_representative?: string;
                        short_name: string;
                        swift_code?: string;
                        tax_id?: string;
                        /** Format: decimal */
                        tax_rate?: string;
                        /** @enum {string} */
                        tax_scheme?: "simple" | "ppn_nilai_lain" | "ppn_full";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contract-entities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A company */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Changes a company; a new tax rate holds from today */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string;
                        bank_account_name?: string;
                        bank_account_no?: string;
                        bank_name?: string;
                        contact_phone?: string;
                        country_code?: string;
                        /** @enum {string} */
                        currency?: "IDR" | "CNY";
                        entity_code?: string;
                        entity_name?: string;
                        is_active?: boolean;
                        legal_representative?: string;
                        short_name?: string;
                        swift_code?: string;
                        tax_id?: string;
                        /** Format: decimal */
                        tax_rate?: string;
                        /** @enum {string} */
                        tax_scheme?: "simple" | "ppn_nilai_lain" | "ppn_full";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a company out of use; papers name it, so that it stays and can be taken into use again */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contracts the caller sees */
        get: {
            parameters: {
                query?: {
                    entity_id?: string;
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                    page?: number;
                    size?: number;
                    status?: "draft" | "sent" | "signed" | "effective" | "terminated";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Drafts a contract of the accepted quotation */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        effective_from?: string;
                        /** Format: date */
                        effective_to?: string;
                        /** Format: uuid */
                        entity_id: string;
                        /** @enum {string} */
                        language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                        /** Format: uuid */
                        opportunity_id: string;
                        party_a_address?: string;
                        party_a_contact?: string;
                        party_a_email?: string;
                        party_a_name: string;
                        party_a_phone?: string;
                        party_a_tax_id?: string;
                        /** Format: uuid */
                        quotation_id?: string;
                        /** @enum {string} */
                        service_category?: "one_time" | "long_term";
                        special_terms?: string;
                        /** Format: uuid */
                        template_id?: string;
                        wechat_group_no?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A contract */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Changes a contract that nobody signed */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        effective_from?: string;
                        /** Format: date */
                        effective_to?: string;
                        /** Format: uuid */
                        entity_id?: string;
                        /** @enum {string} */
                        language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                        party_a_address?: string;
                        party_a_contact?: string;
                        party_a_email?: string;
                        party_a_name?: string;
                        party_a_phone?: string;
                        party_a_tax_id?: string;
                        special_terms?: string;
                        /** Format: uuid */
                        template_id?: string;
                        wechat_group_no?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A paper of the contract was handed over */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        document_type: "quotation_pdf" | "contract_pdf" | "invoice_pdf";
                        file_name?: unknown;
                        file_size_kb?: unknown;
                        file_url?: unknown;
                        /** @enum {string} */
                        sent_via?: "email" | "wechat" | "whatsapp" | "paper";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/generate-pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renders the paper; a draft is watermarked and has no number */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                    template_id?: string;
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The checklist of a contract with its papers */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/materials/prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings the checklist of a signed contract up to the rules of today */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/materials/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What preparing the checklist of a contract anew would change */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The paper */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                    language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issues a contract: it gets its number and is frozen */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Both sides have signed */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        effective_from?: string;
                        /** Format: date */
                        effective_to?: string;
                        /** Format: date */
                        signed_at?: string;
                        signed_copy_url: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{id}/terminate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a contract */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Companies that sign contracts */
        get: {
            parameters: {
                query?: {
                    currency?: "IDR" | "CNY";
                    is_active?: boolean;
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Levels of customers */
        get: {
            parameters: {
                query?: {
                    is_active?: boolean;
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sources of customers */
        get: {
            parameters: {
                query?: {
                    is_active?: boolean;
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers the caller sees, `view=my` only his own */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                    level?: string;
                    name?: string;
                    owner_user_id?: string;
                    page?: number;
                    size?: number;
                    source_id?: string;
                    view?: "my" | "global";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a customer */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string;
                        /** Format: uuid */
                        channel_id?: string;
                        country_code?: string;
                        customer_requirements?: string;
                        /** @enum {string} */
                        customer_type?: "individual" | "organization";
                        description?: string;
                        email?: string;
                        /** Format: uuid */
                        industry_id?: string;
                        level?: string;
                        /** Format: uuid */
                        level_id?: string;
                        name: string;
                        /** Format: uuid */
                        owner_user_id?: string;
                        parent_customer_id?: string | number;
                        phone?: string;
                        /** Format: uuid */
                        source_id: string;
                        tags?: string[];
                        tax_id?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string | number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Changes a customer */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string | number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: string;
                        /** Format: uuid */
                        channel_id?: string;
                        country_code?: string;
                        customer_requirements?: string;
                        /** @enum {string} */
                        customer_type?: "individual" | "organization";
                        description?: string;
                        email?: string;
                        /** Format: uuid */
                        industry_id?: string;
                        level?: string;
                        /** Format: uuid */
                        level_id?: string;
                        name?: string;
                        /** Format: uuid */
                        owner_user_id?: string;
                        parent_customer_id?: string | number;
                        phone?: string;
                        /** Format: uuid */
                        source_id?: string;
                        tags?: string[];
                        tax_id?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        /** Deletes a customer that has no deals */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string | number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rate in force */
        get: {
            parameters: {
                query?: {
                    from_currency?: "IDR" | "CNY";
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                    to_currency?: "IDR" | "CNY";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Enters a rate */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        effective_from?: string;
                        /** @enum {string} */
                        from_currency?: "CNY";
                        /** Format: decimal */
                        rate: string;
                        source?: string;
                        /** @enum {string} */
                        to_currency?: "IDR";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange-rates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enters a rate that follows one */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        effective_from?: string;
                        /** Format: decimal */
                        rate: string;
                        source?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange-rates/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An amount at the rate in force */
        get: {
            parameters: {
                query: {
                    amount: string;
                    from_currency: "IDR" | "CNY";
                    lang?: "zh" | "id" | "en";
                    to_currency: "IDR" | "CNY";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange-rates/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every rate, the newest first */
        get: {
            parameters: {
                query?: {
                    from_currency?: "IDR" | "CNY";
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                    to_currency?: "IDR" | "CNY";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/execution-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Execution orders the caller sees, without the main ones */
        get: {
            parameters: {
                query?: {
                    assigned_to?: string;
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                    page?: number;
                    size?: number;
                    status?: "pending" | "in_progress" | "completed" | "blocked" | "cancelled";
                    wechat_group_no?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Writes an execution order by hand */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assigned_team?: string;
                        /** Format: uuid */
                        assigned_to?: string;
                        /** Format: uuid */
                        contract_id?: string;
                        items?: {
                            item_name: string;
                            notes?: string;
                            /** Format: uuid */
                            product_id?: string;
                            /** @enum {string} */
                            service_category: "one_time" | "long_term";
                        }[];
                        /** Format: uuid */
                        opportunity_id: string;
                        /** @enum {string} */
                        order_type: "one_time" | "long_term" | "company_registration" | "visa_kitas";
                        /** Format: date */
                        planned_end_date?: string;
                        /** Format: date */
                        planned_start_date?: string;
                        requires_company_registration?: boolean;
                        title?: string;
                        wechat_group_no?: unknown;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/execution-orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An execution order with its lines and dependencies */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/execution-orders/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives an execution order to a person or a team; one that waits is refused */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assigned_team?: string;
                        /** Format: uuid */
                        assigned_to?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Gives an execution order to a person or a team; one that waits is refused */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assigned_team?: string;
                        /** Format: uuid */
                        assigned_to?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/execution-orders/{id}/dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an execution order waits for */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Makes an execution order wait for another one of its deal */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        dependency_type: "company_registration" | "visa_kitas" | "sbu_quota" | "material_approval";
                        notes?: string;
                        /** Format: uuid */
                        prerequisite_order_id: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/execution-orders/{id}/dependencies/{prerequisite_order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a dependency away */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                    prerequisite_order_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/execution-orders/{id}/items/{item_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Moves a line of an execution order on */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                    item_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        notes?: string;
                        /** @enum {string} */
                        status: "pending" | "in_progress" | "completed" | "blocked";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/execution-orders/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Completes or cancels an execution order */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        actual_end_date?: string;
                        reason?: string;
                        /** @enum {string} */
                        status: "pending" | "in_progress" | "completed" | "blocked" | "cancelled";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/execution-orders/company-registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes down what is known of a company that is being registered; what is not given stays */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        akta?: string;
                        company_name: string;
                        /** Format: uuid */
                        execution_order_id: string;
                        izin_lokasi?: string;
                        nib?: string;
                        notes?: string;
                        npwp?: string;
                        /** @enum {string} */
                        registration_status?: "in_progress" | "completed" | "failed";
                        sk?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/execution-orders/company-registration/{execution_order_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The company exists: its order is done and what waited for it is released */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    execution_order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        completed_at?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/execution-orders/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the execution orders of a deal whose contracts are all signed, and what waits for what */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        contract_id?: string;
                        /** Format: uuid */
                        opportunity_id: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a file of at most 25 MB to a customer; the body is the file: PDF, PNG, JPEG, WebP, HEIC, DOCX or XLSX */
        post: {
            parameters: {
                query: {
                    customer_id: string | number;
                    file_name: string;
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": unknown;
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of a file */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a file of at most 25 MB to a customer; the body is the file: PDF, PNG, JPEG, WebP, HEIC, DOCX or XLSX */
        post: {
            parameters: {
                query: {
                    customer_id: string | number;
                    file_name: string;
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": unknown;
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/industries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Industries */
        get: {
            parameters: {
                query?: {
                    is_active?: boolean;
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices of a contract, a deal or a state; one of them is needed */
        get: {
            parameters: {
                query?: {
                    contract_id?: string;
                    kind?: "commercial" | "statutory";
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                    page?: number;
                    size?: number;
                    status?: "draft" | "issued" | "uploaded" | "sent";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Drafts an invoice on a signed contract */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        contract_amount?: unknown;
                        /** Format: uuid */
                        contract_id: string;
                        currency?: unknown;
                        customer_address?: string;
                        customer_bank_account?: string;
                        customer_name: string;
                        customer_tax_id?: string;
                        /** Format: date */
                        due_date?: string;
                        /** Format: uuid */
                        entity_id: string;
                        /** Format: decimal */
                        invoice_amount: string;
                        /** @enum {string} */
                        invoice_type?: "vat_special" | "vat_ordinary" | "receipt" | "other";
                        /** @enum {string} */
                        kind?: "commercial" | "statutory";
                        /** @enum {string} */
                        language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                        notes?: string;
                        /** Format: uuid */
                        opportunity_id: string;
                        /** Format: uuid */
                        order_payment_id?: string;
                        tax_amount?: unknown;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An invoice with its files */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Changes a draft */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        contract_amount?: unknown;
                        currency?: unknown;
                        customer_address?: string;
                        customer_bank_account?: string;
                        customer_name?: string;
                        customer_tax_id?: string;
                        /** Format: date */
                        due_date?: string;
                        /** Format: decimal */
                        invoice_amount?: string;
                        /** @enum {string} */
                        invoice_type?: "vat_special" | "vat_ordinary" | "receipt" | "other";
                        /** @enum {string} */
                        language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                        notes?: string;
                        /** Format: uuid */
                        order_payment_id?: string;
                        tax_amount?: unknown;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/generate-pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renders the paper; a draft is watermarked and has no number */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issues a draft: it gets its number and is frozen */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The paper */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                    language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The invoice was handed to the customer */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds the official file of a statutory invoice */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        file_name?: unknown;
                        file_size_kb?: unknown;
                        file_url: string;
                        is_primary?: boolean;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a paper of a contract's checklist, or a better one in its place; it is checked at once */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        applicant_id?: string;
                        applicant_no?: number;
                        /** Format: uuid */
                        contract_id: string;
                        document_name?: unknown;
                        /** Format: date */
                        expires_on?: string;
                        file_id?: string;
                        file_ids?: string[];
                        file_size_kb?: unknown;
                        file_type?: unknown;
                        file_url?: string;
                        /** Format: uuid */
                        opportunity_id: string;
                        product_id?: unknown;
                        quotation_item_id?: unknown;
                        rule_code?: string;
                        /** Format: uuid */
                        rule_id?: string;
                        text_value?: string;
                        wechat_group_no?: unknown;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material-documents/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a paper that passed its check, or rejects it with a reason */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        approval_notes?: string;
                        /** @enum {string} */
                        approval_status?: "approved" | "rejected";
                        /** @enum {string} */
                        status?: "approved" | "rejected";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material-documents/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a paper that passed its check, or rejects it with a reason */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        approval_notes?: string;
                        /** @enum {string} */
                        approval_status?: "approved" | "rejected";
                        /** Format: uuid */
                        material_document_id: string;
                        /** @enum {string} */
                        status?: "approved" | "rejected";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material-documents/contract/{contract_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The papers of a contract that count */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    contract_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material-documents/contract/{contract_id}/rule/{rule_id}/check-dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What must be approved before a paper can be given */
        get: {
            parameters: {
                query?: {
                    applicant_id?: string;
                    applicant_no?: number;
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    contract_id: string;
                    rule_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material-documents/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a paper that a product needs */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        allowed_extensions?: string;
                        any_of_group?: string;
                        comes_from_registration?: boolean;
                        depends_on?: string[];
                        /** Format: uuid */
                        depends_on_rule_id?: string;
                        description?: string;
                        document_name_en?: string;
                        document_name_id?: string;
                        document_name_zh: string;
                        /** @enum {string} */
                        document_type: "image" | "pdf" | "text" | "number" | "date" | "file";
                        is_active?: boolean;
                        is_per_person?: boolean;
                        is_required?: boolean;
                        is_secret?: boolean;
                        max_file_count?: number;
                        max_page_count?: number;
                        max_size_kb?: number;
                        min_file_count?: number;
                        min_page_count?: number;
                        /** Format: uuid */
                        product_id: string;
                        rule_code: string;
                        sort_order?: number;
                        valid_months?: number;
                        validation_rules_json?: {
                            aspect_ratio?: string;
                            min_height?: number;
                            min_width?: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material-documents/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a rule; checklists follow it when they are prepared anew */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        allowed_extensions?: string;
                        any_of_group?: string;
                        comes_from_registration?: boolean;
                        depends_on?: string[];
                        /** Format: uuid */
                        depends_on_rule_id?: string;
                        description?: string;
                        document_name_en?: string;
                        document_name_id?: string;
                        document_name_zh?: string;
                        /** @enum {string} */
                        document_type?: "image" | "pdf" | "text" | "number" | "date" | "file";
                        is_active?: boolean;
                        is_per_person?: boolean;
                        is_required?: boolean;
                        is_secret?: boolean;
                        max_file_count?: number;
                        max_page_count?: number;
                        max_size_kb?: number;
                        min_file_count?: number;
                        min_page_count?: number;
                        /** Format: uuid */
                        product_id?: string;
                        rule_code?: string;
                        sort_order?: number;
                        valid_months?: number;
                        validation_rules_json?: {
                            aspect_ratio?: string;
                            min_height?: number;
                            min_width?: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        /** Takes a rule out of use */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material-documents/rules/product/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Papers that a product needs from the customer */
        get: {
            parameters: {
                query?: {
                    is_active?: boolean;
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/material-documents/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a paper of a contract's checklist, or a better one in its place; it is checked at once */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        applicant_id?: string;
                        applicant_no?: number;
                        /** Format: uuid */
                        contract_id: string;
                        document_name?: unknown;
                        /** Format: date */
                        expires_on?: string;
                        file_id?: string;
                        file_ids?: string[];
                        file_size_kb?: unknown;
                        file_type?: unknown;
                        file_url?: string;
                        /** Format: uuid */
                        opportunity_id: string;
                        product_id?: unknown;
                        quotation_item_id?: unknown;
                        rule_code?: string;
                        /** Format: uuid */
                        rule_id?: string;
                        text_value?: string;
                        wechat_group_no?: unknown;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller was told, the newest first */
        get: {
            parameters: {
                query?: {
                    kind?: "stage_changed" | "approval_requested" | "approval_decided" | "material_submitted" | "material_decided" | "payment_reported" | "payment_reviewed" | "order_assigned" | "order_released" | "lead_assigned" | "lead_countdown" | "lead_released" | "customer_transferred" | "opportunity_stale" | "follow_up_due" | "quotation_expiring" | "quotation_expired" | "contract_effective" | "contract_ending" | "material_missing" | "instalment_due" | "monthly_payment_due" | "tax_filing_due" | "review_overdue" | "order_overdue" | "approval_overdue" | "document_expiring" | "mail_failed";
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                    unread?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The caller has read it */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The caller has read all */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many the caller has not read */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deals the caller sees */
        get: {
            parameters: {
                query?: {
                    customer_id?: string | number;
                    lang?: "zh" | "id" | "en";
                    name?: string;
                    owner_user_id?: string;
                    page?: number;
                    size?: number;
                    stage?: "new" | "service_plan" | "quotation" | "contract" | "invoice" | "handling_materials" | "collection_status" | "assign_execution" | "collection";
                    status?: "active" | "won" | "lost" | "cancelled";
                    workflow_status?: "active" | "paused" | "completed" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Opens a deal, with products where they are known */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: decimal */
                        amount?: string;
                        /** @enum {string} */
                        amount_currency?: "IDR" | "CNY";
                        auto_calculate_order?: boolean;
                        customer_id: string | number;
                        description?: string;
                        /** Format: date */
                        expected_close_date?: string;
                        name: string;
                        /** Format: uuid */
                        owner_user_id?: string;
                        probability?: number;
                        products?: {
                            execution_order?: unknown;
                            notes?: string;
                            /** Format: uuid */
                            product_id: string;
                            /** Format: decimal */
                            quantity?: string;
                            /** Format: date */
                            start_date?: string;
                            unit_price?: unknown;
                        }[];
                        /** @enum {string} */
                        service_type?: "one_time" | "long_term" | "mixed";
                        stage?: unknown;
                        /** @enum {string} */
                        status?: "active";
                        wechat_group_no?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A deal with its plan */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Changes a deal */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        actual_close_date?: unknown;
                        /** Format: decimal */
                        amount?: string;
                        /** @enum {string} */
                        amount_currency?: "IDR" | "CNY";
                        description?: string;
                        /** Format: date */
                        expected_close_date?: string;
                        name?: string;
                        /** Format: uuid */
                        owner_user_id?: string;
                        probability?: number;
                        reason?: string;
                        stage?: unknown;
                        /** @enum {string} */
                        status?: "active" | "won" | "lost" | "cancelled";
                        wechat_group_no?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        /** Deletes a deal for which no quotation was issued */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/applicants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The applicants of a deal */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Adds an applicant; the checklist asks him when it is prepared anew */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicant_no?: number;
                        /** Format: date */
                        birth_date?: string;
                        full_name?: string;
                        nationality?: string;
                        notes?: string;
                        /** Format: date */
                        passport_expires_on?: string;
                        passport_no?: string;
                        product_codes?: string[];
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/applicants/{applicant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes an applicant */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    applicant_id: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        applicant_no?: number;
                        /** Format: date */
                        birth_date?: string;
                        full_name?: string;
                        nationality?: string;
                        notes?: string;
                        /** Format: date */
                        passport_expires_on?: string;
                        passport_no?: string;
                        product_codes?: string[];
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        /** Takes away an applicant who gave nothing yet, with his lines of the checklist */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    applicant_id: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands a deal to another person who sees its customer */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        owner_user_id: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/products/validate-dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the products need, for this deal's customer */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        product_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/service-type": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Kind of services and their cycle */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        is_split_required?: boolean;
                        /** @enum {string} */
                        service_type: "one_time" | "long_term" | "mixed";
                        tax_service_cycle_months?: number;
                        /** Format: date */
                        tax_service_start_date?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/stages/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides a stage's approval */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        approval_notes?: string;
                        /** @enum {string} */
                        approval_status: "approved" | "rejected";
                        /** Format: uuid */
                        history_id?: string;
                        /** Format: uuid */
                        opportunity_id?: string;
                        /** Format: uuid */
                        stage_history_id?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/stages/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The present stage */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/stages/gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conditions of leaving the present stage */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/stages/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stages the deal went through */
        get: {
            parameters: {
                query?: {
                    include_current?: boolean;
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/stages/request-approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for the stage's approval */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        notes?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/stages/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The nine stages */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/stages/transition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves the deal to the next stage */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        conditions_met_json?: unknown;
                        notes?: string;
                        /** Format: uuid */
                        target_stage_id?: string;
                        /** @enum {string} */
                        to_stage_code?: "new" | "service_plan" | "quotation" | "contract" | "invoice" | "handling_materials" | "collection_status" | "assign_execution" | "collection";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/{id}/workflow-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Pauses, resumes or cancels a deal */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                        /** @enum {string} */
                        workflow_status: "active" | "paused" | "completed" | "cancelled";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/products/calculate-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order in which products are carried out */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        product_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/stages/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decides a stage's approval */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        approval_notes?: string;
                        /** @enum {string} */
                        approval_status: "approved" | "rejected";
                        /** Format: uuid */
                        history_id?: string;
                        /** Format: uuid */
                        opportunity_id?: string;
                        /** Format: uuid */
                        stage_history_id?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/stages/pending-approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller may decide */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/stages/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The nine stages */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opportunities/stages/templates/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A stage */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of an order */
        get: {
            parameters: {
                query: {
                    lang?: "zh" | "id" | "en";
                    order_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds an expected receipt to an order */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        is_excluded_from_full?: unknown;
                        notes?: string;
                        /** Format: uuid */
                        order_id: string;
                        /** Format: uuid */
                        order_item_id?: string;
                        /** Format: decimal */
                        payment_amount: string;
                        /** Format: date */
                        payment_date: string;
                        /** @enum {string} */
                        payment_type?: "monthly" | "full" | "partial";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-payments/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finance confirms a receipt for which no payment was reported */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        notes?: string;
                        /** Format: date */
                        paid_on?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-payments/order/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Receipts of an order */
        get: {
            parameters: {
                query?: {
                    exclude_long_term?: boolean;
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-payments/order/{order_id}/revenue-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an order is worth and what came in */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders the caller sees */
        get: {
            parameters: {
                query?: {
                    customer_id?: string | number;
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                    page?: number;
                    sales_user_id?: string;
                    size?: number;
                    status?: "active" | "completed" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Takes over an order from elsewhere; a signed contract makes its own */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        currency: "IDR" | "CNY";
                        cycle_months?: number;
                        items: {
                            /** Format: decimal */
                            item_amount: string;
                            /** @enum {string} */
                            item_type: "one_time" | "long_term";
                            name: string;
                            /** Format: uuid */
                            product_id?: string;
                            /** Format: decimal */
                            quantity?: string;
                        }[];
                        /** Format: uuid */
                        opportunity_id: string;
                        /** Format: date */
                        order_date?: string;
                        /** @enum {string} */
                        payment_terms: "full_upfront" | "50_50" | "70_30" | "post_payment";
                        /** Format: date */
                        start_date?: string;
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order with its lines and receipts */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Takes back an order that was taken over by mistake; the order of a contract ends with its contract */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payments the caller sees */
        get: {
            parameters: {
                query?: {
                    contract_id?: string;
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                    page?: number;
                    size?: number;
                    status?: "pending_review" | "confirmed" | "rejected" | "refunded";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Reports money that arrived, with its vouchers */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: decimal */
                        amount: string;
                        /** Format: uuid */
                        contract_id?: string;
                        /** @enum {string} */
                        currency: "IDR" | "CNY";
                        /** Format: uuid */
                        entity_id: string;
                        is_final_payment?: boolean;
                        notes?: string;
                        /** Format: uuid */
                        opportunity_id: string;
                        /** Format: uuid */
                        order_payment_id?: string;
                        /** @enum {string} */
                        payment_method?: "bank_transfer" | "wechat" | "alipay" | "cash" | "other";
                        /** @enum {string} */
                        payment_mode: "full" | "partial" | "prepayment" | "final";
                        /** Format: date */
                        received_at?: string;
                        reference?: string;
                        tax_amount?: unknown;
                        vouchers?: {
                            file_name?: unknown;
                            file_size_kb?: unknown;
                            file_url: string;
                            is_primary?: boolean;
                        }[];
                        /** Format: decimal */
                        withheld_amount?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A payment with its vouchers */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A confirmed payment was paid back */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finance confirms or rejects a payment */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        review_notes?: string;
                        /** @enum {string} */
                        review_status?: "confirmed" | "rejected";
                        /** @enum {string} */
                        status?: "confirmed" | "rejected";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a voucher to a payment under review */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        file_name?: unknown;
                        file_size_kb?: unknown;
                        file_url: string;
                        is_primary?: boolean;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/todos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Todos of the deals the caller sees */
        get: {
            parameters: {
                query?: {
                    assigned_to?: string;
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                    page?: number;
                    size?: number;
                    status?: "pending" | "in_progress" | "completed" | "cancelled";
                    todo_type?: "check_payment" | "verify_delivery" | "release_new_order" | "execution_stuck" | "finance_review" | "send_notification" | "payment_reminder" | "final_check";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Writes a todo of a deal */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        assigned_to?: string;
                        description?: string;
                        /** Format: date */
                        due_date?: string;
                        /** Format: uuid */
                        opportunity_id: string;
                        /** Format: uuid */
                        payment_id?: string;
                        title: string;
                        /** @enum {string} */
                        todo_type: "check_payment" | "verify_delivery" | "release_new_order" | "execution_stuck" | "finance_review" | "send_notification" | "payment_reminder" | "final_check";
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/todos/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A todo is done */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        notes?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Categories of products */
        get: {
            parameters: {
                query?: {
                    is_active?: boolean;
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a category */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        display_order?: number;
                        is_active?: boolean;
                        name_en?: string;
                        name_id: string;
                        name_zh: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a category */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code?: string;
                        display_order?: number;
                        is_active?: boolean;
                        name_en?: string;
                        name_id?: string;
                        name_zh?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a product needs */
        get: {
            parameters: {
                query: {
                    lang?: "zh" | "id" | "en";
                    product_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Adds what a product needs */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        any_of_group?: string;
                        /** @enum {string} */
                        dependency_type?: "required" | "recommended" | "optional";
                        /** Format: uuid */
                        depends_on_product_id: string;
                        description?: string;
                        /** Format: uuid */
                        product_id: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-dependencies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the product of this id needs */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Changes a line of what a product needs */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        any_of_group?: string;
                        /** @enum {string} */
                        dependency_type?: "required" | "recommended" | "optional";
                        /** Format: uuid */
                        depends_on_product_id?: string;
                        description?: string;
                        /** Format: uuid */
                        product_id: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        /** Removes a line of what a product needs */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-dependencies/{id}/dependents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs the product of this id */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-document-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Papers that a product needs from the customer */
        get: {
            parameters: {
                query: {
                    is_active?: boolean;
                    lang?: "zh" | "id" | "en";
                    product_id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prices of a product that hold today */
        get: {
            parameters: {
                query: {
                    currency?: "IDR" | "CNY";
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    price_type?: "channel" | "direct" | "list";
                    product_id: string;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Enters a price */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: decimal */
                        amount: string;
                        change_reason: string;
                        /** @enum {string} */
                        currency: "IDR" | "CNY";
                        customer_level_code?: string;
                        /** Format: date */
                        effective_from?: string;
                        /** @enum {string} */
                        price_type: "channel" | "direct" | "list";
                        /** Format: uuid */
                        product_id: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-prices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A price */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Enters the price that follows one */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: decimal */
                        amount: string;
                        change_reason: string;
                        /** Format: date */
                        effective_from?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        /** Takes back a price that has not begun */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-prices/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enters several prices, all or none */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        prices: {
                            /** Format: decimal */
                            amount: string;
                            change_reason: string;
                            /** @enum {string} */
                            currency: "IDR" | "CNY";
                            customer_level_code?: string;
                            /** Format: date */
                            effective_from?: string;
                            /** @enum {string} */
                            price_type: "channel" | "direct" | "list";
                            /** Format: uuid */
                            product_id: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-prices/products/{product_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prices of a product through time, the newest first */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-prices/upcoming/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prices that have not begun, the next first */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products with the prices of today; `name` is a code or a name in any language */
        get: {
            parameters: {
                query?: {
                    category_id?: string;
                    lang?: "zh" | "id" | "en";
                    name?: string;
                    page?: number;
                    service_category?: "one_time" | "long_term";
                    size?: number;
                    status?: "active" | "suspended" | "discontinued";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a product */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        billing_period?: "month" | "quarter" | "year";
                        /** Format: uuid */
                        category_id: string;
                        code: string;
                        name_en: string;
                        name_id: string;
                        name_zh: string;
                        notes?: string;
                        price_locked?: boolean;
                        processing_days?: number;
                        processing_time_text?: string;
                        required_documents?: string[];
                        /** @enum {string} */
                        service_category: "one_time" | "long_term";
                        /** Format: uuid */
                        service_type_id?: string;
                        /** @enum {string} */
                        status?: "active" | "suspended" | "discontinued";
                        std_duration_days?: number;
                        unit?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A product with the prices of today */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Changes a product */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        billing_period?: "month" | "quarter" | "year";
                        /** Format: uuid */
                        category_id?: string;
                        code?: string;
                        name_en?: string;
                        name_id?: string;
                        name_zh?: string;
                        notes?: string;
                        price_locked?: boolean;
                        processing_days?: number;
                        processing_time_text?: string;
                        required_documents?: string[];
                        /** @enum {string} */
                        service_category?: "one_time" | "long_term";
                        /** Format: uuid */
                        service_type_id?: string;
                        /** @enum {string} */
                        status?: "active" | "suspended" | "discontinued";
                        std_duration_days?: number;
                        unit?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        /** Sells a product no more; quotations name it, so that it stays and can be sold again */
        delete: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/cost-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a product costs, the newest first */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A product with all prices, floors and dependencies */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/sales-price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a product is sold at to a customer today, in each currency */
        get: {
            parameters: {
                query: {
                    customer_id: string | number;
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/check-code/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a code is free */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotation-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates of quotations */
        get: {
            parameters: {
                query?: {
                    is_active?: boolean;
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    primary_currency?: "IDR" | "CNY";
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a template */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        bank_account_info?: string;
                        footer_text?: string;
                        is_active?: boolean;
                        is_default?: boolean;
                        /** @enum {string} */
                        language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                        /** @enum {string} */
                        primary_currency: "IDR" | "CNY";
                        template_code: string;
                        template_name: string;
                        terms_en?: string;
                        terms_id?: string;
                        terms_zh?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotation-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A template */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Changes a template */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        bank_account_info?: string;
                        footer_text?: string;
                        is_active?: boolean;
                        is_default?: boolean;
                        /** @enum {string} */
                        language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                        /** @enum {string} */
                        primary_currency?: "IDR" | "CNY";
                        template_code?: string;
                        template_name?: string;
                        terms_en?: string;
                        terms_id?: string;
                        terms_zh?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quotations of a deal or of a state; one of the two is needed */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                    opportunity_id?: string;
                    page?: number;
                    size?: number;
                    status?: "draft" | "sent" | "accepted" | "rejected" | "expired";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Writes a draft */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        currency_primary?: "IDR" | "CNY";
                        /** Format: decimal */
                        discount_rate?: string;
                        /** Format: decimal */
                        exchange_rate?: string;
                        /** Format: date */
                        exchange_rate_on?: string;
                        items?: {
                            description?: string;
                            item_name: string;
                            /** Format: uuid */
                            opportunity_item_id?: string;
                            /** Format: uuid */
                            product_id: string;
                            /** Format: decimal */
                            quantity: string;
                            /** @enum {string} */
                            service_category: "one_time" | "long_term";
                            sort_order?: number;
                            unit_cost?: unknown;
                            /** Format: decimal */
                            unit_price_primary: string;
                        }[];
                        /** @enum {string} */
                        language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                        notes?: string;
                        /** Format: uuid */
                        opportunity_id: string;
                        /** @enum {string} */
                        payment_terms: "full_upfront" | "50_50" | "70_30" | "post_payment";
                        /** Format: uuid */
                        template_id?: string;
                        /** Format: date */
                        valid_until?: string;
                        wechat_group_no?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A quotation with its lines */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        /** Changes a draft */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        currency_primary?: "IDR" | "CNY";
                        /** Format: decimal */
                        discount_rate?: string;
                        /** Format: decimal */
                        exchange_rate?: string;
                        /** Format: date */
                        exchange_rate_on?: string;
                        items?: {
                            description?: string;
                            item_name: string;
                            /** Format: uuid */
                            opportunity_item_id?: string;
                            /** Format: uuid */
                            product_id: string;
                            /** Format: decimal */
                            quantity: string;
                            /** @enum {string} */
                            service_category: "one_time" | "long_term";
                            sort_order?: number;
                            unit_cost?: unknown;
                            /** Format: decimal */
                            unit_price_primary: string;
                        }[];
                        /** @enum {string} */
                        language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                        notes?: string;
                        /** @enum {string} */
                        payment_terms?: "full_upfront" | "50_50" | "70_30" | "post_payment";
                        /** Format: uuid */
                        template_id?: string;
                        /** Format: date */
                        valid_until?: string;
                        wechat_group_no?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotations/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer accepted */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        notes?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotations/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds the row of a paper */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        document_name: string;
                        document_type: string;
                        file_url: string;
                        /** Format: uuid */
                        related_item_id?: string;
                        sha256: string;
                        size_bytes: number;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotations/{id}/generate-pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renders the paper; a draft is watermarked and has no number */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                    template_id?: string;
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotations/{id}/new-version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new draft from an issued quotation */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotations/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The paper */
        get: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                    language?: "zh" | "id" | "en" | "zh_id" | "zh_en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotations/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer declined */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string;
                        reject_reason?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotations/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issues a draft: it gets its number and is frozen */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Types of services */
        get: {
            parameters: {
                query?: {
                    is_active?: boolean;
                    lang?: "zh" | "id" | "en";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a type of service */
        post: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: {
                    /** @description A repeated request with the same key and body gets the first answer and does nothing again */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        display_order?: number;
                        is_active?: boolean;
                        name_en?: string;
                        name_id: string;
                        name_zh: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a type of service */
        put: {
            parameters: {
                query?: {
                    lang?: "zh" | "id" | "en";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code?: string;
                        display_order?: number;
                        is_active?: boolean;
                        name_en?: string;
                        name_id?: string;
                        name_zh?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Envelope"];
                    };
                };
                /** @description 400 rule, 401 no session, 403 no right, 404 unknown, 409 conflict, 422 field, 429 wait, 5xx */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnvelopeError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/amount.words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["amount.words"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/applicant.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `material.upload`. */
        post: operations["applicant.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/applicant.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `material.upload`. */
        post: operations["applicant.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/applicant.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `material.upload`. */
        post: operations["applicant.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/approval.decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `stage.approve`. */
        post: operations["approval.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/approval.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `opportunity.view`. */
        post: operations["approval.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/attachment.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `customer.view`. */
        post: operations["attachment.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/attachment.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `customer.view`. */
        post: operations["attachment.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/audit.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `audit.view`. */
        post: operations["audit.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/auth.change_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth.change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/auth.login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/auth.logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["auth.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/changes.since": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changes.since"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/collection_task.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `todo.manage`. */
        post: operations["collection_task.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/collection_task.finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `todo.manage`. */
        post: operations["collection_task.finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/collection_task.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `order.view`. */
        post: operations["collection_task.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/collection_task.log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `todo.manage`. */
        post: operations["collection_task.log"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/collection_todo.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `todo.manage`. */
        post: operations["collection_todo.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/collection_todo.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `opportunity.view`. */
        post: operations["collection_todo.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/collection_todo.move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `todo.manage`. */
        post: operations["collection_todo.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/collection.of_deal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `invoice.view`. */
        post: operations["collection.of_deal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contact.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contact.edit`. */
        post: operations["contact.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contact.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contact.edit`. */
        post: operations["contact.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contact.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contact.view`. */
        post: operations["contact.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contact.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contact.view`. */
        post: operations["contact.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contact.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contact.edit`. */
        post: operations["contact.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract_entity.add_tax_rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `contract_entity.manage`. */
        post: operations["contract_entity.add_tax_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract_entity.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `contract_entity.manage`. */
        post: operations["contract_entity.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract_entity.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contract.view`. */
        post: operations["contract_entity.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract_entity.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `contract_entity.manage`. */
        post: operations["contract_entity.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract_template.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `template.manage`. */
        post: operations["contract_template.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract_template.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contract.view`. */
        post: operations["contract_template.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract_template.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contract.view`. */
        post: operations["contract_template.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract_template.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `template.manage`. */
        post: operations["contract_template.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contract.edit`. */
        post: operations["contract.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.create_all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contract.edit`. */
        post: operations["contract.create_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contract.edit`. */
        post: operations["contract.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contract.view`. */
        post: operations["contract.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.hand_over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contract.issue`. */
        post: operations["contract.hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contract.view`. */
        post: operations["contract.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.of_deal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contract.view`. */
        post: operations["contract.of_deal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.override_guard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contract.override_guard`. */
        post: operations["contract.override_guard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contract.view`. */
        post: operations["contract.pdf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.proforma_pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contract.view`. */
        post: operations["contract.proforma_pdf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `contract.edit`. */
        post: operations["contract.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contract.issue`. */
        post: operations["contract.send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contract.sign`. */
        post: operations["contract.sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.take_effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contract.sign`. */
        post: operations["contract.take_effect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.terminate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contract.edit`. */
        post: operations["contract.terminate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/contract.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `contract.edit`. */
        post: operations["contract.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/cost.import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Permission `price.manage`. */
        post: operations["cost.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/customer.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `customer.edit`. */
        post: operations["customer.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/customer.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `customer.edit`. */
        post: operations["customer.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/customer.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `customer.view`. */
        post: operations["customer.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/customer.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `customer.view`. */
        post: operations["customer.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/customer.similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `customer.view`. */
        post: operations["customer.similar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/customer.transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `customer.transfer`. */
        post: operations["customer.transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/customer.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `customer.edit`. */
        post: operations["customer.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/demo.clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `settings.manage`. */
        post: operations["demo.clear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/device.enroll_code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `device.enroll`. */
        post: operations["device.enroll_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/device.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `device.enroll`. */
        post: operations["device.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/device.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `device.revoke`. */
        post: operations["device.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/draft.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["draft.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/draft.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["draft.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/draft.put": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["draft.put"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/exchange_rate.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `rate.manage`. */
        post: operations["exchange_rate.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/exchange_rate.convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["exchange_rate.convert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/exchange_rate.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["exchange_rate.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.add_dependency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.assign`. */
        post: operations["execution.add_dependency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.assign`. */
        post: operations["execution.assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.assign`. */
        post: operations["execution.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.work`. */
        post: operations["execution.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.assign`. */
        post: operations["execution.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `execution.view`. */
        post: operations["execution.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `execution.view`. */
        post: operations["execution.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.move_item": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.work`. */
        post: operations["execution.move_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.of_deal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `execution.view`. */
        post: operations["execution.of_deal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.assign`. */
        post: operations["execution.plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.remove_dependency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.assign`. */
        post: operations["execution.remove_dependency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/execution.split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.assign`. */
        post: operations["execution.split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/follow_up.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Any user. */
        post: operations["follow_up.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/follow_up.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["follow_up.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/follow_up.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Any user. */
        post: operations["follow_up.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/inbox.discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["inbox.discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/inbox.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["inbox.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/inbox.retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["inbox.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `invoice.issue_commercial`. */
        post: operations["invoice.correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `invoice.issue_commercial`. */
        post: operations["invoice.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `invoice.issue_commercial`. */
        post: operations["invoice.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `invoice.view`. */
        post: operations["invoice.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `invoice.issue_commercial`. */
        post: operations["invoice.issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `invoice.view`. */
        post: operations["invoice.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.mark_sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `invoice.issue_commercial`. */
        post: operations["invoice.mark_sent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `invoice.view`. */
        post: operations["invoice.pdf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.room": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `invoice.view`. */
        post: operations["invoice.room"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.set_tax_number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `invoice.manage`. */
        post: operations["invoice.set_tax_number"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.to_issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `finance.receivable.view`. */
        post: operations["invoice.to_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `invoice.issue_commercial`. */
        post: operations["invoice.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `invoice.manage`. */
        post: operations["invoice.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/invoice.waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `invoice.manage`. */
        post: operations["invoice.waive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `lead.assign`. */
        post: operations["lead.assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.check_duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `lead.view`. */
        post: operations["lead.check_duplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `lead.claim`. */
        post: operations["lead.claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `lead.convert`. */
        post: operations["lead.convert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `lead.create`. */
        post: operations["lead.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `lead.update`. */
        post: operations["lead.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `lead.view`. */
        post: operations["lead.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `lead.view`. */
        post: operations["lead.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.lose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `lead.update`. */
        post: operations["lead.lose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `lead.claim`. */
        post: operations["lead.pool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `lead.release`. */
        post: operations["lead.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.stop_countdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `lead.assign`. */
        post: operations["lead.stop_countdown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lead.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `lead.update`. */
        post: operations["lead.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lookup.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Any user. */
        post: operations["lookup.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lookup.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["lookup.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/lookup.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Any user. */
        post: operations["lookup.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material_rule.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `material_rule.manage`. */
        post: operations["material_rule.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material_rule.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `product.view`. */
        post: operations["material_rule.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material_rule.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `product.view`. */
        post: operations["material_rule.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material_rule.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `material_rule.manage`. */
        post: operations["material_rule.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material.decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `material.approve`. */
        post: operations["material.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `material.view`. */
        post: operations["material.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `material.view`. */
        post: operations["material.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material.of_deal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `material.view`. */
        post: operations["material.of_deal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material.prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `material.upload`. */
        post: operations["material.prepare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `material.view`. */
        post: operations["material.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material.reusable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `material.upload`. */
        post: operations["material.reusable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/material.submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `material.upload`. */
        post: operations["material.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/money.explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `quotation.view`. */
        post: operations["money.explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/note.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Any user. */
        post: operations["note.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/note.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Any user. */
        post: operations["note.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/note.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["note.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/note.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Any user. */
        post: operations["note.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/notification.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["notification.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/notification.mark_all_read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Any user. */
        post: operations["notification.mark_all_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/notification.mark_read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Any user. */
        post: operations["notification.mark_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/notification.popped_up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["notification.popped_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/notification.popups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["notification.popups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/notification.preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["notification.preferences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/notification.set_preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Any user. */
        post: operations["notification.set_preferences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/notification.unread_count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["notification.unread_count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `customer.transfer`. */
        post: operations["opportunity.assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `stage.advance`. */
        post: operations["opportunity.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.confirm_demand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["opportunity.confirm_demand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.confirm_scheme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["opportunity.confirm_scheme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.create`. */
        post: operations["opportunity.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["opportunity.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `opportunity.view`. */
        post: operations["opportunity.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `opportunity.list`. */
        post: operations["opportunity.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.lose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["opportunity.lose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["opportunity.plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.set_workflow_status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["opportunity.set_workflow_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.unplan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["opportunity.unplan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["opportunity.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.validate_dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `opportunity.view`. */
        post: operations["opportunity.validate_dependencies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/opportunity.verify_delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `todo.manage`. */
        post: operations["opportunity.verify_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/order_payment.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `finance.receivable.manage`. */
        post: operations["order_payment.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/order_payment.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `payment.review`. */
        post: operations["order_payment.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/order_payment.reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `payment.review`. */
        post: operations["order_payment.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/order.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `finance.receivable.manage`. */
        post: operations["order.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/order.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `order.view`. */
        post: operations["order.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/order.import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `finance.receivable.manage`. */
        post: operations["order.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/order.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `order.list`. */
        post: operations["order.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/payment.add_certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `payment.report`. */
        post: operations["payment.add_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/payment.add_voucher": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `payment.report`. */
        post: operations["payment.add_voucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/payment.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `payment.report`. */
        post: operations["payment.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/payment.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `invoice.view`. */
        post: operations["payment.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/payment.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `invoice.view`. */
        post: operations["payment.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/payment.receipt_pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `invoice.view`. */
        post: operations["payment.receipt_pdf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/payment.refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `payment.review`. */
        post: operations["payment.refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/payment.report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `payment.report`. */
        post: operations["payment.report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/payment.review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `payment.review`. */
        post: operations["payment.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product_dependency.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `product.manage`. */
        post: operations["product_dependency.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product_dependency.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `product.manage`. */
        post: operations["product_dependency.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product_dependency.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `product.manage`. */
        post: operations["product_dependency.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.by_code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `product.view`. */
        post: operations["product.by_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.check_price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `price.manage`. */
        post: operations["product.check_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `product.manage`. */
        post: operations["product.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `product.view`. */
        post: operations["product.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.get_price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `product.view`. */
        post: operations["product.get_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `product.view`. */
        post: operations["product.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.sales_price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `product.view`. */
        post: operations["product.sales_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.set_cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `price.manage`. */
        post: operations["product.set_cost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.set_floor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `price.manage`. */
        post: operations["product.set_floor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.set_price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `price.manage`. */
        post: operations["product.set_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.upcoming_prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `product.view`. */
        post: operations["product.upcoming_prices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `product.manage`. */
        post: operations["product.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/product.withdraw_price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `price.manage`. */
        post: operations["product.withdraw_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation_template.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `template.manage`. */
        post: operations["quotation_template.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation_template.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `quotation.view`. */
        post: operations["quotation_template.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation_template.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `quotation.view`. */
        post: operations["quotation_template.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation_template.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `template.manage`. */
        post: operations["quotation_template.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `quotation.accept`. */
        post: operations["quotation.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.add_document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `quotation.edit`. */
        post: operations["quotation.add_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.clear_review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `quotation.approve`. */
        post: operations["quotation.clear_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.delete_draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `quotation.edit`. */
        post: operations["quotation.delete_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `quotation.view`. */
        post: operations["quotation.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `quotation.issue`. */
        post: operations["quotation.issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `quotation.view`. */
        post: operations["quotation.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `quotation.view`. */
        post: operations["quotation.pdf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `quotation.view`. */
        post: operations["quotation.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `quotation.view`. */
        post: operations["quotation.price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `quotation.edit`. */
        post: operations["quotation.propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `quotation.accept`. */
        post: operations["quotation.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.request_approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `quotation.edit`. */
        post: operations["quotation.request_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `quotation.edit`. */
        post: operations["quotation.revise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/quotation.save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `quotation.edit`. */
        post: operations["quotation.save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/receivable.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `finance.receivable.view`. */
        post: operations["receivable.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/receivable.statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `invoice.view`. */
        post: operations["receivable.statement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/receivable.statement_pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `invoice.view`. */
        post: operations["receivable.statement_pdf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/registration.complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.work`. */
        post: operations["registration.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/registration.fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.work`. */
        post: operations["registration.fail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/registration.save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `execution.work`. */
        post: operations["registration.save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/revenue.summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `finance.receivable.view`. */
        post: operations["revenue.summary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/role.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `role.list`. */
        post: operations["role.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/role.set_discount_limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `role.update`. */
        post: operations["role.set_discount_limit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/search.all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["search.all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/service_dependency.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["service_dependency.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/service_dependency.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["service_dependency.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/service_dependency.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["service_dependency.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/service_phase.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `opportunity.view`. */
        post: operations["service_phase.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/service_phase.move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["service_phase.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/service_phase.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["service_phase.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/service_phase.request_approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["service_phase.request_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/service_phase.set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `opportunity.update`. */
        post: operations["service_phase.set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/session.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["session.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/setting.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["setting.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/setting.set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `settings.manage`. */
        post: operations["setting.set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/setup.join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["setup.join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/setup.stand_alone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["setup.stand_alone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/setup.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["setup.status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/setup.test_server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Permission `settings.manage`. */
        post: operations["setup.test_server"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/stage_template.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `stage_template.manage`. */
        post: operations["stage_template.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/stage_template.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `stage_template.manage`. */
        post: operations["stage_template.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/stage.advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `stage.advance`. */
        post: operations["stage.advance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/stage.gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `opportunity.view`. */
        post: operations["stage.gate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/stage.reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `stage.approve`. */
        post: operations["stage.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/stage.request_approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Changes data; works without a connection. Permission `stage.advance`. */
        post: operations["stage.request_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/start.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `opportunity.list`. */
        post: operations["start.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/sync.now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["sync.now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/sync.queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["sync.queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/sync.set_offline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["sync.set_offline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/sync.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["sync.status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/sync.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Concerns the machine that answers. Any user. */
        post: operations["sync.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/tax.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Any user. */
        post: operations["tax.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/user.assign_roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `role.assign`. */
        post: operations["user.assign_roles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/user.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `user.create`. */
        post: operations["user.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/user.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Looks only. Permission `user.list`. */
        post: operations["user.list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/user.lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `user.lock`. */
        post: operations["user.lock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/user.set_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `user.update`. */
        post: operations["user.set_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rpc/user.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Only the office, or a stand-alone workspace, can do it; a laptop hands it on. Permission `user.update`. */
        post: operations["user.update"];
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
        /** @description The customer accepted. */
        AcceptQuotation: {
            /** @description The quotation. */
            id: components["schemas"]["Id"];
            /** @description Remark. */
            notes?: string | null;
        };
        /** @description Adds a file to a customer; the file comes beside these arguments. */
        AddAttachmentArgs: {
            /** @description The customer. */
            customer_id: components["schemas"]["Id"];
            /** @description Name of the file. */
            file_name: string;
            opportunity_id?: components["schemas"]["Id"] | null;
        };
        /** @description The certificate of the tax withheld came (bukti potong): "paid, certificate missing" becomes "paid". */
        AddCertificate: {
            attachment_id?: components["schemas"]["Id"] | null;
            /** @description Number of the certificate. */
            certificate_no: string;
            /** @description The payment. */
            payment_id: components["schemas"]["Id"];
        };
        /** @description Makes an order wait for another one of the same deal. */
        AddDependency: {
            /** @description Why. */
            dependency_type: components["schemas"]["ExecutionDependencyType"];
            /** @description The order that waits. */
            execution_order_id: components["schemas"]["Id"];
            /** @description Remarks. */
            notes?: string | null;
            /** @description The order waited for. */
            prerequisite_order_id: components["schemas"]["Id"];
        };
        /** @description A paper whose bytes are named by their hash. */
        AddDocumentArgs: {
            /** @description BLAKE3 of the bytes, 64 hex digits. */
            blake3: string;
            /** @description File name. */
            document_name: string;
            /** @description For example `passport_front`, `company_nib`. */
            document_type: string;
            /** @description The quotation. */
            quotation_id: components["schemas"]["Id"];
            related_item_id?: components["schemas"]["Id"] | null;
            /** @description SHA-256 of the bytes, 64 hex digits. */
            sha256: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size_bytes: number;
        };
        /** @description Adds a follow-up; exactly one of lead, customer and deal is named. */
        AddFollowUpArgs: {
            /** @description What was said. */
            content?: string | null;
            customer_id?: components["schemas"]["Id"] | null;
            /** @description How. */
            follow_up_type: components["schemas"]["FollowUpType"];
            followed_up_at?: components["schemas"]["Instant"] | null;
            lead_id?: components["schemas"]["Id"] | null;
            next_follow_up_at?: components["schemas"]["Instant"] | null;
            opportunity_id?: components["schemas"]["Id"] | null;
            status_after?: components["schemas"]["LeadStatus"] | null;
        };
        /** @description Enters a rate. */
        AddRateArgs: {
            /**
             * Format: date
             * @description First day of validity.
             */
            effective_from: string;
            /** @description IDR per 1 CNY. */
            idr_per_cny: components["schemas"]["Rate"];
            /** @description Where it comes from, for example a bank's name. */
            source: string;
        };
        /** @description Adds an expected receipt. */
        AddReceiptArgs: {
            /** @description Amount, in the order's currency. */
            amount: components["schemas"]["Amount"];
            /**
             * Format: date
             * @description Due.
             */
            due_date: string;
            /** @description Remarks. */
            notes?: string | null;
            /** @description The order. */
            order_id: components["schemas"]["Id"];
            order_item_id?: components["schemas"]["Id"] | null;
            /** @description What it is. */
            payment_type?: components["schemas"]["OrderPaymentType"];
        };
        /** @description Enters a tax rate from a day on. */
        AddTaxRateArgs: {
            /**
             * Format: date
             * @description First day of validity.
             */
            effective_from: string;
            /** @description The entity. */
            entity_id: components["schemas"]["Id"];
            /** @description Rate as a fraction, 0 to 1. */
            rate: components["schemas"]["TaxRate"];
            /** @description Rounding of the final tax. */
            rounding?: components["schemas"]["TaxRounding"];
            /** @description How tax is worked out. */
            scheme: components["schemas"]["TaxScheme"];
            /** @description Where it is written. */
            source?: string | null;
        };
        /** @description Adds a voucher. */
        AddVoucherArgs: {
            /** @description The file. */
            attachment_id: components["schemas"]["Id"];
            /** @description The one used for checking. */
            is_primary?: boolean;
            /** @description The payment. */
            payment_id: components["schemas"]["Id"];
        };
        /** @description Moves a deal one step on. */
        AdvanceArgs: {
            /** @description Remark. */
            notes?: string | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /**
             * Format: int64
             * @description Place to reach, the next one.
             */
            to_order: number;
        };
        /** @description What is owed in one currency, by age in days. */
        Ageing: {
            /** @description 1–30 days. */
            days_1_30: components["schemas"]["Amount"];
            /** @description 31–60 days. */
            days_31_60: components["schemas"]["Amount"];
            /** @description 61–90 days. */
            days_61_90: components["schemas"]["Amount"];
            /** @description Not due yet. */
            not_due: components["schemas"]["Amount"];
            /** @description More than 90 days. */
            over_90: components["schemas"]["Amount"];
        };
        /** @description An amount on the wire: decimal text in major units and its currency. The only shape in which money leaves the core. */
        Amount: {
            /** @description Decimal text in major units, for example `37050000` or `18525.00`. */
            amount: string;
            /** @description Currency of the amount. */
            currency: components["schemas"]["Currency"];
        };
        /** @description An error at the boundary. The interface has a text in three languages for every `code` and every `safe`. */
        AppError: {
            /** @description Stable code, `noun.problem`. */
            code: string;
            /** @description The fields at fault. */
            errors?: components["schemas"]["FieldError"][];
            /** @description Values for the text. */
            params?: {
                [key: string]: string;
            };
            /** @description Code of what was kept: `safe.nothing_changed`, `safe.unknown` or `safe.saved_on_this_laptop`. */
            safe: string;
        };
        /** @description What a person types about an applicant. */
        ApplicantFields: {
            /**
             * Format: int64
             * @description Place among the applicants of the deal, from 1.
             */
            applicant_no: number;
            /**
             * Format: date
             * @description Day of birth.
             */
            birth_date?: string | null;
            /** @description Name, as in the passport; none while nobody has told it. */
            full_name?: string | null;
            /** @description Citizenship, ISO 3166-1 alpha-3 as in the machine-readable zone. */
            nationality?: string | null;
            /** @description Remarks. */
            notes?: string | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /**
             * Format: date
             * @description Its last day.
             */
            passport_expires_on?: string | null;
            /** @description Number of the passport. */
            passport_no?: string | null;
            /** @description Codes of the products he applies for; none: those whose quantity reaches his place. */
            product_codes?: string[];
        };
        /** @description An applicant. */
        ApplicantView: {
            /** @description What was typed. */
            fields: components["schemas"]["ApplicantFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
        };
        /** @description An approval as screens show it. */
        ApprovalRow: {
            /** @description Hash of the content; goes back with the decision. */
            content_hash: string;
            /** @description Its customer. */
            customer: components["schemas"]["Ref"];
            /** @description Decisions so far. */
            decisions: components["schemas"]["DecisionView"][];
            discount_rate?: components["schemas"]["Percent"] | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description A line is below the floor. */
            is_below_floor: boolean;
            /** @description Whether the caller may decide it now. */
            may_decide: boolean;
            /** @description His remark. */
            note?: string | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description Its name. */
            opportunity_name: string;
            /** @description Decided here, but the office has not confirmed it yet. */
            provisional: boolean;
            /** @description Number of the quotation, where there is one. */
            quotation_no?: string | null;
            /** @description When. */
            requested_at: components["schemas"]["Instant"];
            /** @description Who asked. */
            requested_by: components["schemas"]["Ref"];
            /** @description Approver names that must all approve. */
            roles: string[];
            /**
             * Format: int64
             * @description Round.
             */
            round: number;
            /**
             * Format: int64
             * @description Stage at which it was asked.
             */
            stage_order: number;
            /** @description State. */
            state: components["schemas"]["Verdict"];
            /** @description The record approved. */
            subject_id: components["schemas"]["Id"];
            /** @description What is approved. */
            subject_kind: components["schemas"]["SubjectKind"];
            total?: components["schemas"]["Amount"] | null;
            total_secondary?: components["schemas"]["Amount"] | null;
        };
        /** @description Gives an order to a person or a team, or to somebody else. */
        AssignExecution: {
            /** @description Code of the team. */
            assigned_team?: string | null;
            assigned_to?: components["schemas"]["Id"] | null;
            /** @description The order. */
            id: components["schemas"]["Id"];
        };
        /** @description Gives a lead to somebody, out of the pool or from another person (online, `lead.assign`). */
        AssignLead: {
            /** @description The lead. */
            id: components["schemas"]["Id"];
            /** @description Who has it from now on. */
            owner_user_id: components["schemas"]["Id"];
        };
        /** @description Hands one deal to another person who sees its customer: its owner, or a role that reads the whole workspace (online, manager). */
        AssignOpportunity: {
            /** @description The deal. */
            id: components["schemas"]["Id"];
            /** @description The new owner. */
            owner_user_id: components["schemas"]["Id"];
            /** @description Why; the screens ask for it. */
            reason?: string | null;
        };
        /** @description Replaces the roles of a user. */
        AssignRoles: {
            /** @description Codes of the roles, at least one. */
            roles: string[];
            /** @description The user. */
            user_id: components["schemas"]["Id"];
        };
        /**
         * @description What happened to a row.
         * @enum {string}
         */
        AuditAction: "created" | "changed" | "removed";
        /** @description A field before and after. */
        AuditChange: {
            after?: components["schemas"]["AuditValue"] | null;
            before?: components["schemas"]["AuditValue"] | null;
            /** @description Name of the field. */
            field: string;
        };
        /** @description What to show of the trail. */
        AuditListArgs: {
            /**
             * Format: date
             * @description First business date.
             */
            from?: string | null;
            id?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            /** @description Rows of one table; `device` for laptops. */
            table?: string | null;
            /**
             * Format: date
             * @description Last business date.
             */
            to?: string | null;
            user_id?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description All that one command did.
             */
            version?: number | null;
        };
        /** @description A record that another one refers to. */
        AuditRef: {
            /** @description Its key. */
            id: string;
            /** @description Its name; null where it is gone, not visible, or an entry of a small list. */
            name?: string | null;
        };
        /** @description What a command did to one row. */
        AuditRow: {
            /** @description Whether the row was made, changed or removed. */
            action: components["schemas"]["AuditAction"];
            actor?: components["schemas"]["Ref"] | null;
            /** @description When the command was given. */
            at: components["schemas"]["Instant"];
            /** @description The fields that changed. */
            changes: components["schemas"]["AuditChange"][];
            /** @description Name of the command. */
            command: string;
            /** @description The row. */
            id: string;
            /** @description Table of the row. */
            table: string;
            /** @description Its name, number or code; null where it has none. */
            title?: string | null;
            /**
             * Format: int64
             * @description Version of the workspace.
             */
            version: number;
        };
        /** @description A value of a field. */
        AuditValue: {
            /** @enum {string} */
            kind: "text";
            /** @description Words or a code. */
            value: string;
        } | {
            /** @enum {string} */
            kind: "number";
            /**
             * Format: int64
             * @description A count.
             */
            value: number;
        } | {
            /** @enum {string} */
            kind: "decimal";
            /** @description A decimal as text: a percent, a quantity, a rate. */
            value: string;
        } | {
            /** @enum {string} */
            kind: "flag";
            /** @description Yes or no. */
            value: boolean;
        } | {
            /** @enum {string} */
            kind: "day";
            /**
             * Format: date
             * @description A civil date.
             */
            value: string;
        } | {
            /** @enum {string} */
            kind: "instant";
            /** @description A point in time. */
            value: components["schemas"]["Instant"];
        } | {
            /** @enum {string} */
            kind: "money";
            /** @description An amount. */
            value: components["schemas"]["Amount"];
        } | {
            /** @enum {string} */
            kind: "record";
            /** @description A reference. */
            value: components["schemas"]["AuditRef"];
        } | {
            /** @enum {string} */
            kind: "list";
            /** @description Several words or codes. */
            value: string[];
        };
        /** @enum {string} */
        BillingPeriod: "month" | "quarter" | "year";
        BTreeMap: {
            [key: string]: string;
        };
        /** @description Asks whose a code is. */
        ByCodeArgs: {
            /** @description The code, as it would be typed for a new product. */
            code: string;
        };
        /** @description The record of an id. */
        ById: {
            /** @description The record. */
            id: components["schemas"]["Id"];
        };
        /** @description Gives an order up. */
        CancelExecution: {
            /** @description The order. */
            id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description Takes back an order that was taken over by mistake (online). The order of a contract ends with its contract. */
        CancelOrder: {
            /** @description The order. */
            id: components["schemas"]["Id"];
        };
        /** @description One field of an update: what the person saw and what he wants (SYNC §7.9, policy `fields`). */
        Change: {
            /** @description Field name. */
            field: string;
            /** @description The value the person saw. */
            from: unknown;
            /** @description The value he wants. */
            to: unknown;
        };
        /** @enum {string} */
        ChangeKind: "added" | "changed" | "dropped";
        /** @description Changes single fields of a record. */
        ChangesArgs: {
            /** @description The changes, each field at most once. */
            changes: components["schemas"]["Change"][];
            /** @description The record. */
            id: components["schemas"]["Id"];
        };
        /** @description Asks what would be told about a price before it is entered. */
        CheckPriceArgs: {
            /** @description The price. */
            amount: components["schemas"]["Amount"];
            /**
             * Format: date
             * @description First day of validity.
             */
            effective_from: string;
            level_id?: components["schemas"]["Id"] | null;
            /** @description Which price. */
            price_type: components["schemas"]["PriceType"];
            /** @description The product. */
            product_id: components["schemas"]["Id"];
        };
        /** @description One clause: a heading and a text per language. An empty text is not printed in that language. */
        Clause: {
            /**
             * @description Text, English.
             * @default
             */
            text_en: string;
            /**
             * @description Text, Indonesian.
             * @default
             */
            text_id: string;
            /**
             * @description Text, Chinese.
             * @default
             */
            text_zh: string;
            /**
             * @description Heading, English.
             * @default
             */
            title_en: string;
            /**
             * @description Heading, Indonesian.
             * @default
             */
            title_id: string;
            /**
             * @description Heading, Chinese.
             * @default
             */
            title_zh: string;
        };
        /** @description The clauses in order; one JSON text in the database. */
        Clauses: components["schemas"]["Clause"][];
        /** @description A manager looked at an issued quotation and lets the deal go on. */
        ClearReview: {
            /** @description The quotation. */
            id: components["schemas"]["Id"];
            /** @description Why it may go on. */
            reason: string;
        };
        /** @description Whose a code is. */
        CodeHolder: {
            product?: components["schemas"]["ProductRef"] | null;
        };
        /** @enum {string} */
        CollectionStatus: "not_started" | "partial" | "full" | "overpaid";
        /** @enum {string} */
        CollectionTaskStatus: "pending" | "in_progress" | "completed" | "cancelled";
        /** @description The work of an order is done; a registration is completed with its papers instead. */
        CompleteExecution: {
            /**
             * Format: date
             * @description Last day of the work.
             */
            actual_end_date: string;
            /** @description The order. */
            id: components["schemas"]["Id"];
        };
        /** @description The company exists: its order is done and what waited for it is released. */
        CompleteRegistration: {
            /**
             * Format: date
             * @description The day.
             */
            completed_on: string;
            /** @description The registration order. */
            execution_order_id: components["schemas"]["Id"];
        };
        /** @description One condition of a gate. */
        Condition: {
            /** @description Which condition. */
            code: components["schemas"]["ConditionCode"];
            /** @description Whether it holds. */
            met: boolean;
            /** @description What is missing: values for the text under `gate.<code>`. */
            why?: {
                [key: string]: string;
            };
        };
        /** @enum {string} */
        ConditionCode: "customer_usable" | "basics_complete" | "service_type_chosen" | "demand_confirmed" | "products_chosen" | "dependencies_met" | "cycle_set" | "phases_approved" | "scheme_approved" | "quote_accepted" | "prices_cleared" | "no_open_review" | "stage_approved" | "contract_signed" | "signed_copy_stored" | "documents_delivered" | "contract_amounts_agree" | "invoice_issued" | "docs_collected" | "materials_approved" | "payment_confirmed" | "execution_completed" | "collection_full" | "delivery_verified" | "no_open_finance_review";
        /** @description Sales confirms the customer's demand (需求确认), or takes it back. */
        ConfirmDemand: {
            /**
             * Format: date
             * @description Day of confirmation; null takes it back.
             */
            confirmed_on?: string | null;
            /** @description The deal. */
            id: components["schemas"]["Id"];
        };
        /** @description Confirms a receipt. */
        ConfirmReceiptArgs: {
            /** @description The receipt. */
            id: components["schemas"]["Id"];
            /** @description Remarks. */
            notes?: string | null;
            /**
             * Format: date
             * @description The money arrived; today where nothing is said.
             */
            paid_on?: string | null;
        };
        /** @description The service plan is confirmed (方案确认), or opened again. */
        ConfirmScheme: {
            /**
             * Format: date
             * @description Day of confirmation; null takes it back.
             */
            confirmed_on?: string | null;
            /** @description The deal. */
            id: components["schemas"]["Id"];
        };
        /** @description What a person types about a contact. */
        ContactFields: {
            /** @description The customer. */
            customer_id: components["schemas"]["Id"];
            /** @description E-mail. */
            email?: string | null;
            /** @description Still there. */
            is_active?: boolean;
            /** @description Decides about money. */
            is_decision_maker?: boolean;
            /** @description The one to talk to; at most one per customer. */
            is_primary?: boolean;
            /** @description Mobile phone. */
            mobile?: string | null;
            /** @description Name. */
            name: string;
            /** @description Free text. */
            notes?: string | null;
            /** @description Position. */
            position?: string | null;
            /** @description WeChat id. */
            wechat_id?: string | null;
            /** @description WhatsApp number. */
            whatsapp?: string | null;
        };
        /** @description Which contacts. */
        ContactListArgs: {
            customer_id?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            /** @description Part of name, mobile or e-mail. */
            query?: string | null;
        };
        /** @description A contact in a list. */
        ContactRow: {
            /** @description Created. */
            created_at: components["schemas"]["Instant"];
            /** @description Name of the customer. */
            customer_name: string;
            /**
             * Format: int64
             * @description His number.
             */
            customer_no?: number | null;
            /** @description Typed fields; updates refer to these values. */
            fields: components["schemas"]["ContactFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
        };
        /** @description A contact. */
        ContactView: {
            /** @description Created. */
            created_at: components["schemas"]["Instant"];
            /** @description Typed fields; updates refer to these values. */
            fields: components["schemas"]["ContactFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
        };
        /** @description What finance types about an entity. */
        ContractEntityFields: {
            /** @description Postal address. */
            address?: string | null;
            /** @description Account holder. */
            bank_account_name?: string | null;
            /** @description 收款账户. */
            bank_account_no?: string | null;
            /** @description 开户行. */
            bank_name?: string | null;
            /** @description Phone. */
            contact_phone?: string | null;
            /** @description Country, ISO 3166 alpha-2: `ID` or `CN`. */
            country_code: string;
            /** @description Main receiving currency; the currency of its contracts. */
            currency: components["schemas"]["Currency"];
            /** @description Code, unique. */
            entity_code: string;
            /** @description Legal name. */
            entity_name: string;
            /** @description In use. */
            is_active?: boolean;
            /** @description Legal representative. */
            legal_representative?: string | null;
            /** @description Short name. */
            short_name: string;
            /** @description SWIFT code. */
            swift_code?: string | null;
            /** @description Tax number. */
            tax_id?: string | null;
        };
        /** @description An entity with its rates, the newest first. */
        ContractEntityRow: {
            /** @description Typed fields; updates refer to these values. */
            fields: components["schemas"]["ContractEntityFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Its rates. */
            rates: components["schemas"]["TaxRateRow"][];
        };
        /** @description Which contracts; the newest change first. */
        ContractListArgs: {
            entity_id?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            opportunity_id?: components["schemas"]["Id"] | null;
            status?: components["schemas"]["ContractStatus"] | null;
        };
        /** @description Of one contract. */
        ContractMaterialsArgs: {
            /** @description The contract. */
            contract_id: components["schemas"]["Id"];
        };
        /** @description Asks for a paper of a contract. */
        ContractPdfArgs: {
            /** @description The contract. */
            id: components["schemas"]["Id"];
            language?: components["schemas"]["DocumentLanguage"] | null;
        };
        /** @description A contract as it would be with an entity. */
        ContractProposal: {
            /** @description Before tax. */
            base: components["schemas"]["Amount"];
            /** @description Tax on top. */
            tax: components["schemas"]["Amount"];
            /** @description Rate. */
            tax_rate: components["schemas"]["TaxRate"];
            /** @description How it is taxed. */
            tax_scheme: components["schemas"]["TaxScheme"];
            /** @description Terms, filled in as far as they are known. */
            terms: components["schemas"]["ContractTerms"];
            /** @description With tax. */
            total: components["schemas"]["Amount"];
        };
        /** @description A contract in a list. */
        ContractRow: {
            /** @description Before tax. */
            base: components["schemas"]["Amount"];
            /** @description Number; none before it is sent for the first time. */
            contract_no?: string | null;
            /** @description Its customer. */
            customer: components["schemas"]["Ref"];
            /** @description Our company. */
            entity: components["schemas"]["Ref"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description Its name. */
            opportunity_name: string;
            /** @description Waits for the office. */
            pending_sync: boolean;
            /**
             * Format: int64
             * @description How often it was sent.
             */
            revision: number;
            /** @description Which services. */
            service_category: components["schemas"]["ServiceCategory"];
            /**
             * Format: date
             * @description Both sides had signed.
             */
            signed_on?: string | null;
            /** @description State. */
            status: components["schemas"]["ContractStatus"];
            /** @description Tax on top. */
            tax: components["schemas"]["Amount"];
            /** @description With tax. */
            total: components["schemas"]["Amount"];
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        ContractStatus: "draft" | "sent" | "signed" | "effective" | "terminated";
        /** @description What a template manager types. */
        ContractTemplateFields: {
            /** @description The clauses. */
            clauses: components["schemas"]["Clauses"];
            /** @description Currency it is made for. */
            currency: components["schemas"]["Currency"];
            entity_id?: components["schemas"]["Id"] | null;
            /** @description Printed in the footer. */
            footer_text?: string | null;
            /** @description In use. */
            is_active?: boolean;
            /** @description Preferred for its entity, or for its currency where it has none. */
            is_default?: boolean;
            /** @description Language it is printed in by default. */
            language: components["schemas"]["DocumentLanguage"];
            /** @description Which language prevails on a difference: `id`, `zh` or `en` (Perpres 63/2019 art. 26). */
            prevailing_language: string;
            /** @description Code, unique. */
            template_code: string;
            /** @description Name. */
            template_name: string;
        };
        /** @description A contract template. */
        ContractTemplateRow: {
            /** @description Typed fields; updates refer to these values. */
            fields: components["schemas"]["ContractTemplateFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Raised by every change.
             */
            version: number;
        };
        /** @description What a person types into a contract. */
        ContractTerms: {
            /**
             * Format: date
             * @description First day; by default the day of signing.
             */
            effective_from?: string | null;
            /**
             * Format: date
             * @description Last day of running services.
             */
            effective_to?: string | null;
            /** @description Party B (乙方) → contract_entities. */
            entity_id: components["schemas"]["Id"];
            /** @description Language of the paper. */
            language: components["schemas"]["DocumentLanguage"];
            /** @description Address. */
            party_a_address?: string | null;
            /** @description Contact person. */
            party_a_contact?: string | null;
            /** @description E-mail. */
            party_a_email?: string | null;
            /** @description 甲方. */
            party_a_name: string;
            /** @description Phone. */
            party_a_phone?: string | null;
            /** @description Tax number. */
            party_a_tax_id?: string | null;
            /** @description Special terms, printed after the clauses. */
            special_terms?: string | null;
            /** @description Template → contract_templates. */
            template_id: components["schemas"]["Id"];
            /** @description 群编号. */
            wechat_group_no?: string | null;
        };
        /** @description A contract whole. */
        ContractView: components["schemas"]["ContractRow"] & {
            /** @description Created. */
            created_at: components["schemas"]["Instant"];
            /** @description By whom. */
            created_by: components["schemas"]["Ref"];
            /**
             * Format: int64
             * @description Months of running services.
             */
            cycle_months?: number | null;
            /** @description Papers handed over. */
            deliveries: components["schemas"]["DeliveryView"][];
            /**
             * Format: int64
             * @description Goes back with the next save.
             */
            edit_no: number;
            exchange_rate?: components["schemas"]["Rate"] | null;
            /** @description What stands against it. */
            guards: components["schemas"]["GuardView"][];
            /** @description What is paid when. */
            instalments: components["schemas"]["InstalmentView"][];
            may_send?: components["schemas"]["Refusal"] | null;
            /** @description The customer wants no invoice, and why. */
            no_invoice_reason?: string | null;
            order_id?: components["schemas"]["Id"] | null;
            override_by?: components["schemas"]["Ref"] | null;
            /** @description Why a guard was overridden. */
            override_reason?: string | null;
            /** @description Terms of payment. */
            payment_terms: components["schemas"]["PaymentTerms"];
            /** @description The accepted quotation. */
            quotation_id: components["schemas"]["Id"];
            sent_at?: components["schemas"]["Instant"] | null;
            /**
             * Format: date
             * @description Their first day.
             */
            service_start_on?: string | null;
            signed_copy?: components["schemas"]["Ref"] | null;
            /** @description Rate. */
            tax_rate: components["schemas"]["TaxRate"];
            /** @description How it is taxed. */
            tax_scheme: components["schemas"]["TaxScheme"];
            /** @description Why it was terminated. */
            termination_reason?: string | null;
            /** @description What was typed. */
            terms: components["schemas"]["ContractTerms"];
        };
        /** @description An amount and a rate. */
        ConvertArgs: {
            /** @description The amount. */
            amount: components["schemas"]["Amount"];
            /** @description IDR per 1 CNY. */
            idr_per_cny: components["schemas"]["Rate"];
        };
        /** @description An amount in the other currency. */
        Converted: {
            /** @description The amount. */
            amount: components["schemas"]["Amount"];
        };
        /** @description Makes a customer and a deal of a qualified lead. */
        ConvertLeadArgs: {
            customer_id?: components["schemas"]["Id"] | null;
            /** @description The lead. */
            id: components["schemas"]["Id"];
            /** @description Name of the deal; that of the lead where left out. */
            opportunity_name?: string | null;
            source_id?: components["schemas"]["Id"] | null;
        };
        /** @description Takes an issued invoice back by a new draft. */
        CorrectInvoiceArgs: {
            /** @description The invoice corrected. */
            id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description What an import did, and which floors it left too low. */
        CostImport: {
            /**
             * Format: date
             * @description Since when the new ones hold: today.
             */
            effective_from: string;
            /** @description Floors at or below the cost, or not set, with what the rule would set (DOMAIN §2.4). Nothing of it is set here. */
            floors: components["schemas"]["FloorProposal"][];
            /** @description Costs that are new. */
            imported: number;
            /** @description Products of the file. */
            products: number;
            /** @description Costs that stood so already. */
            unchanged: number;
        };
        /** @description Makes every contract that is missing. */
        CreateAllContractsArgs: {
            /** @description Our company, for all of them. */
            entity_id: components["schemas"]["Id"];
            language?: components["schemas"]["DocumentLanguage"] | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description A person whose papers are asked. */
        CreateApplicantArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["ApplicantFields"];
        };
        /** @description Opens a deal. */
        CreateArgs: {
            amount?: components["schemas"]["Amount"] | null;
            /** @description The customer. */
            customer_id: components["schemas"]["Id"];
            /** @description Fields. */
            fields: components["schemas"]["OpportunityFields"];
        };
        /** @description Adds a contact. */
        CreateContactArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["ContactFields"];
        };
        /** @description Makes a contract. */
        CreateContractArgs: {
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description Which services. */
            service_category: components["schemas"]["ServiceCategory"];
            /** @description The terms. */
            terms: components["schemas"]["ContractTerms"];
        };
        /** @description Adds a template. */
        CreateContractTemplateArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["ContractTemplateFields"];
        };
        /** @description Adds a customer. */
        CreateCustomerArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["CustomerFields"];
        };
        /** @description The contracts made. */
        CreatedContracts: {
            /** @description Their ids, the one-time one first. */
            ids: components["schemas"]["Id"][];
        };
        /** @description Fields of a new prerequisite. */
        CreateDependencyArgs: {
            /** @description The fields. */
            fields: components["schemas"]["ServiceDependencyFields"];
        };
        /** @description Adds an entity. */
        CreateEntityArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["ContractEntityFields"];
        };
        /** @description An execution order by hand. */
        CreateExecutionArgs: {
            contract_id?: components["schemas"]["Id"] | null;
            /** @description Lines; one with the title where none is given. */
            items?: components["schemas"]["CreateExecutionItemArgs"][];
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description Kind. */
            order_type: components["schemas"]["ExecutionType"];
            /**
             * Format: date
             * @description Plan.
             */
            planned_end_date?: string | null;
            /**
             * Format: date
             * @description Plan.
             */
            planned_start_date?: string | null;
            /** @description What is done. */
            title: string;
        };
        /** @description A line of an execution order by hand. */
        CreateExecutionItemArgs: {
            /** @description Service. */
            item_name: string;
            /** @description Remarks. */
            notes?: string | null;
            product_id?: components["schemas"]["Id"] | null;
            /** @description Once or running. */
            service_category: components["schemas"]["ServiceCategory"];
        };
        /** @description Writes a draft. */
        CreateInvoiceArgs: {
            /** @description The contract. */
            contract_id: components["schemas"]["Id"];
            /** @description What was typed. */
            fields: components["schemas"]["InvoiceTyped"];
            /** @description Which kind. */
            kind: components["schemas"]["InvoiceKind"];
        };
        /** @description Adds a lead. */
        CreateLeadArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["LeadFields"];
        };
        /** @description Adds an entry to a list. */
        CreateLookupArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["LookupFields"];
            /** @description The list. */
            list: components["schemas"]["LookupList"];
        };
        /** @description Adds a note; exactly one of lead, customer and deal is named. */
        CreateNoteArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["NoteFields"];
        };
        /** @description Adds a product. */
        CreateProductArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["ProductFields"];
        };
        /** @description Adds a line. */
        CreateProductDependencyArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["ProductDependencyFields"];
        };
        /** @description Adds a template. */
        CreateQuotationTemplateArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["QuotationTemplateFields"];
        };
        /** @description A rule of papers. */
        CreateRuleArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["ProductDocumentRuleFields"];
        };
        /** @description Opens a task. */
        CreateTaskArgs: {
            assigned_to?: components["schemas"]["Id"] | null;
            /**
             * Format: date
             * @description Due.
             */
            due_date?: string | null;
            /** @description Remarks. */
            notes?: string | null;
            /** @description The order. */
            order_id: components["schemas"]["Id"];
            order_payment_id?: components["schemas"]["Id"] | null;
        };
        /** @description Writes a todo. */
        CreateTodoArgs: {
            assigned_to?: components["schemas"]["Id"] | null;
            /** @description Free text. */
            description?: string | null;
            /**
             * Format: date
             * @description Due.
             */
            due_date?: string | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            payment_id?: components["schemas"]["Id"] | null;
            /** @description Title. */
            title: string;
            /** @description Kind. */
            todo_type: components["schemas"]["TodoType"];
        };
        /** @description Adds a user. */
        CreateUserArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["UserFields"];
            /** @description First password, at an office only. */
            password?: string | null;
            /** @description Codes of his roles, at least one. */
            roles: string[];
        };
        /**
         * @description The two workflow currencies (DOMAIN §6.1).
         * @enum {string}
         */
        Currency: "IDR" | "CNY";
        /** @description What a person types about a customer. */
        CustomerFields: {
            /** @description Postal address, printed on documents. */
            address?: string | null;
            channel_id?: components["schemas"]["Id"] | null;
            /** @description Country, ISO 3166 alpha-2. */
            country_code?: string | null;
            /** @description What the customer wants. */
            customer_requirements?: string | null;
            /** @description Person or company. */
            customer_type?: components["schemas"]["CustomerType"];
            /** @description Free text. */
            description?: string | null;
            /** @description E-mail. */
            email?: string | null;
            industry_id?: components["schemas"]["Id"] | null;
            level_id?: components["schemas"]["Id"] | null;
            /** @description Name as the customer writes it. */
            name: string;
            parent_customer_id?: components["schemas"]["Id"] | null;
            /** @description Phone. */
            phone?: string | null;
            /** @description Where the customer came from → customer_sources; required. */
            source_id: components["schemas"]["Id"];
            /** @description Tags. */
            tags?: string[];
            /** @description Tax number (NPWP, 统一社会信用代码). */
            tax_id?: string | null;
        };
        /** @description Which customers, in which order, which window. */
        CustomerListArgs: {
            /** @description Backwards. */
            descending?: boolean;
            level_id?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            owner_user_id?: components["schemas"]["Id"] | null;
            /** @description Text: Chinese of any length, pinyin, Latin, numbers. */
            query?: string | null;
            /** @description Order. */
            sort?: components["schemas"]["CustomerSort"];
            source_id?: components["schemas"]["Id"] | null;
        };
        /** @description A customer in a list. */
        CustomerRow: {
            /**
             * Format: int64
             * @description Number for people, from 12000.
             */
            customer_no?: number | null;
            /** @description Person or company. */
            customer_type: components["schemas"]["CustomerType"];
            /**
             * Format: int64
             * @description Deals.
             */
            deal_count: number;
            /** @description E-mail. */
            email?: string | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            level?: components["schemas"]["Ref"] | null;
            /** @description Name. */
            name: string;
            /** @description Salesperson in charge. */
            owner: components["schemas"]["Ref"];
            /** @description Phone. */
            phone?: string | null;
            /** @description The office found a customer of the same name. */
            possible_duplicate: boolean;
            /** @description Provisional number of a laptop whose block is used up. */
            provisional_no?: string | null;
            source?: components["schemas"]["Ref"] | null;
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
        };
        /**
         * @description By what customers are sorted.
         * @enum {string}
         */
        CustomerSort: "name" | "customer_no" | "updated_at";
        /** @enum {string} */
        CustomerType: "individual" | "organization";
        /** @description A customer whole. */
        CustomerView: {
            /** @description People, the primary one first. */
            contacts: components["schemas"]["ContactView"][];
            /** @description Created. */
            created_at: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Number for people.
             */
            customer_no?: number | null;
            /** @description Deals, newest first, 200 at most. */
            deals: components["schemas"]["OpportunityRow"][];
            developed_by?: components["schemas"]["Ref"] | null;
            /** @description `12040（name）`. */
            display: string;
            /** @description Typed fields; updates refer to these values. */
            fields: components["schemas"]["CustomerFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Locked: no new work. */
            is_locked: boolean;
            /** @description Salesperson in charge. */
            owner: components["schemas"]["Ref"];
            /** @description The office found a customer of the same name. */
            possible_duplicate: boolean;
            /** @description Provisional number. */
            provisional_no?: string | null;
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
        };
        /** @description A floor or a cost from a day on. */
        DatedAmount: {
            /** @description The amount. */
            amount: components["schemas"]["Amount"];
            /**
             * Format: date
             * @description First day of validity.
             */
            effective_from: string;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Whether it holds today, held before or will hold. */
            standing: components["schemas"]["Standing"];
        };
        /** @description The contract stage of a deal. */
        DealContracts: {
            /** @description The standing contracts, the one-time one first. */
            contracts: components["schemas"]["ContractView"][];
            /** @description Categories that need a contract and have none. */
            missing: components["schemas"]["ServiceCategory"][];
            quotation?: components["schemas"]["Ref"] | null;
            quotation_total?: components["schemas"]["Amount"] | null;
            quotation_total_secondary?: components["schemas"]["Amount"] | null;
            /** @description Terminated ones. */
            terminated: components["schemas"]["ContractRow"][];
        };
        /** @description Of one deal. */
        DealContractsArgs: {
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description The execution orders of a deal. */
        DealExecution: {
            main?: components["schemas"]["Ref"] | null;
            /** @description The asker may split, give away and link. */
            may_assign: boolean;
            /** @description The asker may work on them. */
            may_work: boolean;
            /** @description In their order, without the main one. */
            orders: components["schemas"]["ExecutionView"][];
            /** @description Where they stand. */
            progress: components["schemas"]["Progress"];
        };
        /** @description Of one deal. */
        DealExecutionArgs: {
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description The papers of a deal. */
        DealMaterials: {
            /** @description The persons. */
            applicants: components["schemas"]["ApplicantView"][];
            /** @description The standing contracts. */
            contracts: components["schemas"]["MaterialContract"][];
            /** @description Everything that is asked. */
            lines: components["schemas"]["MaterialLine"][];
            /** @description The asker may decide on them. */
            may_approve: boolean;
            /** @description The asker may give papers. */
            may_upload: boolean;
            /** @description Product by product. */
            progress: components["schemas"]["MaterialProgress"][];
        };
        /** @description Of one deal. */
        DealMaterialsArgs: {
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description How the money of a deal stands. */
        DealMoney: {
            /** @description What was checked. */
            delivery_note?: string | null;
            delivery_verified_by?: components["schemas"]["Ref"] | null;
            /**
             * Format: date
             * @description Everything was delivered on this day.
             */
            delivery_verified_on?: string | null;
            /** @description Its orders with plan and receipts: what is done once before what runs on, each by its number. */
            orders: components["schemas"]["OrderView"][];
            /** @description What the terms ask before work begins, per order. */
            prepayments: components["schemas"]["PrepaymentView"][];
            /** @description State of the one-time part. */
            status: components["schemas"]["CollectionStatus"];
        };
        /** @description Of one deal. */
        DealMoneyArgs: {
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description Decides an approval for every open role the acting person may decide for. */
        Decide: {
            /** @description Hash of the content the person decided on; another content is refused. */
            content_hash: string;
            /** @description The approval. */
            id: components["schemas"]["Id"];
            /** @description Note; needed for a rejection. */
            note?: string | null;
            /** @description Approved or rejected. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description Says whether a paper is good. */
        DecideMaterial: {
            /** @description The paper. */
            id: components["schemas"]["Id"];
            /** @description Remark; the reason of a rejection. */
            notes?: string | null;
            /** @description `approved` or `rejected`. */
            verdict: components["schemas"]["MaterialStatus"];
        };
        /** @description A decision as screens show it. */
        DecisionView: {
            /** @description When. */
            decided_at: components["schemas"]["Instant"];
            /** @description Decided by the asker himself. */
            is_self: boolean;
            /** @description Note. */
            note?: string | null;
            /** @description Approver name decided for. */
            role: string;
            /** @description Who decided. */
            user: components["schemas"]["Ref"];
            /** @description What. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @enum {string} */
        DeliveredKind: "quotation_pdf" | "contract_pdf" | "invoice_pdf";
        /** @description A paper handed over with a contract. */
        DeliveryView: {
            /** @description Which paper. */
            document_type: components["schemas"]["DeliveredKind"];
            /** @description File name. */
            file_name: string;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description When. */
            sent_at: components["schemas"]["Instant"];
            /** @description Who. */
            sent_by: components["schemas"]["Ref"];
            /** @description How. */
            sent_via: string;
            /** @description SHA-256 of the bytes. */
            sha256: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size_bytes: number;
            /**
             * Format: int64
             * @description 1, 2, 3…
             */
            version: number;
        };
        /** @enum {string} */
        DependencyType: "required" | "recommended" | "optional";
        /** @description Which laptops. */
        DeviceListArgs: {
            user_id?: components["schemas"]["Id"] | null;
        };
        /** @description A laptop as administrators see it. */
        DeviceRow: {
            /** @description Version of its program. */
            app_version?: string | null;
            /**
             * Format: int64
             * @description Changes of the workspace since the state it held then; null before its first sync.
             */
            behind?: number | null;
            /** @description When it joined. */
            enrolled_at: components["schemas"]["Instant"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description May synchronise; false once revoked. */
            is_active: boolean;
            last_seen_at?: components["schemas"]["Instant"] | null;
            /** @description Mark in its document numbers, never given to another. */
            mark: string;
            /** @description What its user calls it. */
            name: string;
            /** @description Its user. */
            user: components["schemas"]["Ref"];
            /** @description His login name. */
            user_email: string;
        };
        /** @enum {string} */
        DocumentLanguage: "zh" | "id" | "en" | "zh_id" | "zh_en";
        /** @description A paper that hangs on a quotation. */
        DocumentView: {
            /** @description BLAKE3 of the bytes, their name in the blob folder. */
            blake3: string;
            /** @description File name. */
            document_name: string;
            /** @description Kind. */
            document_type: string;
            /** @description Key. */
            id: components["schemas"]["Id"];
            related_item_id?: components["schemas"]["Id"] | null;
            /** @description SHA-256 of the bytes. */
            sha256: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size_bytes: number;
            /** @description When. */
            uploaded_at: components["schemas"]["Instant"];
        };
        /** @description What a command answers. */
        Done: {
            /** @description Facts: minted numbers, flags. */
            facts: {
                [key: string]: string;
            };
            id?: components["schemas"]["Id"] | null;
        };
        /** @description Names a draft. */
        DraftKey: {
            /** @description The form and its record, chosen by the interface. */
            key: string;
        };
        /** @description A line as people write it. */
        DraftLine: {
            /** @description Printed below the name. */
            description?: string | null;
            id?: components["schemas"]["Id"] | null;
            opportunity_item_id?: components["schemas"]["Id"] | null;
            /** @description Which price it is. */
            price_origin: components["schemas"]["PriceOrigin"];
            /** @description The product. */
            product_id: components["schemas"]["Id"];
            /** @description How many. */
            quantity: components["schemas"]["Quantity"];
            /** @description Unit price before discount. */
            unit_price_list: components["schemas"]["Amount"];
        };
        /** @description A draft, nulls where there is none. */
        DraftView: {
            /** @description What was typed. */
            body: unknown;
            saved_at?: components["schemas"]["Instant"] | null;
        };
        /**
         * @description Which receipts of those still to come.
         * @enum {string}
         */
        DueKind: "open" | "overdue" | "due_soon" | "on_delivery";
        /** @description What is typed, to be compared with those that are there. */
        DuplicateArgs: {
            /** @description Company. */
            company_name?: string | null;
            /** @description E-mail. */
            email?: string | null;
            exclude_lead_id?: components["schemas"]["Id"] | null;
            /** @description Phone. */
            phone?: string | null;
        };
        /** @description A code to type into the laptop. */
        EnrollCodeView: {
            /** @description `XXXX-XXXX-XXXX`, shown once. */
            code: string;
            /** @description Until when it is good. */
            expires_at: components["schemas"]["Instant"];
        };
        /** @description Makes a one-time code with which a user enrols a laptop. */
        EnrollDevice: {
            /** @description The laptop's user. */
            user_id: components["schemas"]["Id"];
        };
        Envelope: {
            /** @description 200, whatever the HTTP status */
            code: number;
            data: unknown;
            /** @description For people, in the language of `lang` or Accept-Language */
            message: string;
            /** Format: date-time */
            timestamp: string;
        };
        EnvelopeError: {
            /** @description The HTTP status */
            code: number;
            data: null;
            errors: {
                /** @description Stable code, for example `field.required` */
                code: string;
                field: string | null;
                message: string;
                params: {
                    [key: string]: string;
                };
            }[];
            message: string;
            /** @description Code of what was kept */
            safe: string;
            /** Format: date-time */
            timestamp: string;
        };
        /** @description A rate as screens show it. */
        ExchangeRateRow: {
            /**
             * Format: date
             * @description First day of validity.
             */
            effective_from: string;
            entered_by?: components["schemas"]["Ref"] | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description IDR per 1 CNY. */
            idr_per_cny: components["schemas"]["Rate"];
            /** @description Where it comes from. */
            source: string;
        };
        /** @description All rates, newest first, and the one in force today. */
        ExchangeRates: {
            current?: components["schemas"]["Rate"] | null;
            /**
             * Format: date
             * @description Since which day.
             */
            current_on?: string | null;
            /** @description The rates. */
            rows: components["schemas"]["ExchangeRateRow"][];
        };
        /** @enum {string} */
        ExecutionDependencyStatus: "pending" | "satisfied" | "blocked";
        /** @enum {string} */
        ExecutionDependencyType: "company_registration" | "visa_kitas" | "sbu_quota" | "material_approval";
        /** @enum {string} */
        ExecutionItemStatus: "pending" | "in_progress" | "completed" | "blocked";
        /** @description A line of an execution order. */
        ExecutionItemView: {
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Service. */
            item_name: string;
            /** @description Remarks. */
            notes?: string | null;
            /** @description Once or running. */
            service_category: components["schemas"]["ServiceCategory"];
            /** @description State. */
            status: components["schemas"]["ExecutionItemStatus"];
        };
        /** @enum {string} */
        ExecutionKind: "company_registration" | "visa_kitas";
        /** @description Which execution orders, the earliest planned end first. */
        ExecutionListArgs: {
            assigned_to?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            opportunity_id?: components["schemas"]["Id"] | null;
            status?: components["schemas"]["ExecutionStatus"] | null;
            /** @description Of this chat group. */
            wechat_group_no?: string | null;
        };
        /** @description An execution order in a list. */
        ExecutionRow: {
            /**
             * Format: date
             * @description Real.
             */
            actual_end_date?: string | null;
            /**
             * Format: date
             * @description Real.
             */
            actual_start_date?: string | null;
            /** @description Code of the team. */
            assigned_team?: string | null;
            assigned_to?: components["schemas"]["Ref"] | null;
            /** @description Why it was given up. */
            cancel_reason?: string | null;
            /** @description The customer. */
            customer: components["schemas"]["Ref"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Not done on its planned last day. */
            is_overdue: boolean;
            /** @description The deal. */
            opportunity: components["schemas"]["Ref"];
            /** @description `EXEC-YYYYMMDD-XXXXXX`. */
            order_no: string;
            /** @description Kind. */
            order_type: components["schemas"]["ExecutionType"];
            /**
             * Format: date
             * @description Plan.
             */
            planned_end_date?: string | null;
            /**
             * Format: date
             * @description Plan.
             */
            planned_start_date?: string | null;
            /** @description State. */
            status: components["schemas"]["ExecutionStatus"];
            /** @description What is done. */
            title: string;
            /** @description What it still waits for. */
            waits_for: components["schemas"]["WaitView"][];
            /** @description 群编号. */
            wechat_group_no?: string | null;
        };
        /** @enum {string} */
        ExecutionStatus: "pending" | "in_progress" | "completed" | "blocked" | "cancelled";
        /** @enum {string} */
        ExecutionType: "main" | "one_time" | "long_term" | "company_registration" | "visa_kitas";
        /** @description An execution order whole. */
        ExecutionView: components["schemas"]["ExecutionRow"] & {
            /** @description Everything it waits or waited for. */
            dependencies: components["schemas"]["WaitView"][];
            /** @description Its lines. */
            items: components["schemas"]["ExecutionItemView"][];
            registration?: components["schemas"]["RegistrationView"] | null;
        };
        /** @description The amounts of which record. */
        ExplainArgs: {
            /** @description The record. */
            id: components["schemas"]["Id"];
            /** @description Kind of record. */
            subject: components["schemas"]["Subject"];
        };
        /** @description Every amount of a record with its steps. */
        Explanation: {
            /** @description The amounts. */
            figures: components["schemas"]["Figure"][];
        };
        /** @description The company will not come to be. */
        FailRegistration: {
            /** @description The registration order. */
            execution_order_id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description A problem of one field. */
        FieldError: {
            /** @description Stable code. */
            code: string;
            /** @description Values for the text. */
            params?: {
                [key: string]: string;
            };
            /** @description Name of the field. */
            path: string;
        };
        /** @description An amount with the steps that lead to it. */
        Figure: {
            /** @description The amount as stored and printed. */
            amount: components["schemas"]["Amount"];
            /** @description What it is. */
            name: string;
            /** @description The steps; the last one gives the amount. Empty for an amount that a person typed. */
            steps: components["schemas"]["Step"][];
        };
        /** @description One finding with the two values that differ. */
        Finding: {
            /** @description Whether the payment is refused for it. */
            blocks: boolean;
            /** @description Which rule. */
            code: components["schemas"]["FindingCode"];
            /** @description What the contract says. */
            expected: string;
            /** @description What the payment says; an amount with its currency, `IDR 15675000`. */
            found: string;
        };
        /** @enum {string} */
        FindingCode: "payment.entity_mismatch" | "payment.currency_mismatch" | "payment.tax_rate_changed" | "payment.tax_mismatch" | "payment.overpaid";
        /** @description Ends a task. */
        FinishTask: {
            /** @description The task. */
            id: components["schemas"]["Id"];
            /** @description Remark. */
            notes?: string | null;
            /** @description Completed or cancelled. */
            status: components["schemas"]["CollectionTaskStatus"];
        };
        /** @description A floor that no longer protects the cost. */
        FloorProposal: {
            /** @description Its cost in the currency. */
            cost: components["schemas"]["Amount"];
            floor?: components["schemas"]["Amount"] | null;
            /** @description The product. */
            product: components["schemas"]["ProductRef"];
            /** @description The floor by rule. */
            proposed: components["schemas"]["Amount"];
        };
        /** @enum {string} */
        FollowUpType: "call" | "meeting" | "email" | "note" | "visit" | "wechat" | "whatsapp";
        /** @description A follow-up. */
        FollowUpView: {
            /** @description What was said. */
            content?: string | null;
            /** @description When it was written down. */
            created_at: components["schemas"]["Instant"];
            /** @description How. */
            follow_up_type: components["schemas"]["FollowUpType"];
            /** @description When. */
            followed_up_at: components["schemas"]["Instant"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            opportunity_id?: components["schemas"]["Id"] | null;
            status_after?: components["schemas"]["LeadStatus"] | null;
            status_before?: components["schemas"]["LeadStatus"] | null;
            /** @description Who followed up. */
            user: components["schemas"]["Ref"];
        };
        /** @description The gate of the present stage. */
        GateView: {
            /** @description Its conditions. */
            conditions: components["schemas"]["Condition"][];
        };
        /** @enum {string} */
        Guard: "rupiah_only" | "indonesian_text";
        /** @description What stands against a contract. */
        GuardView: {
            /** @description Which guard. */
            code: components["schemas"]["Guard"];
            /** @description The law that says so. */
            law: string;
            /** @description A manager overrode it. */
            overridden: boolean;
        };
        /** @description A paper was handed over. */
        HandOverArgs: {
            /** @description Which paper. */
            document_type: components["schemas"]["DeliveredKind"];
            /** @description The contract. */
            id: components["schemas"]["Id"];
            /** @description How: `email`, `wechat`, `whatsapp`, `paper`. */
            sent_via: string;
        };
        /** @description The head of a quotation as people write it. */
        HeadView: {
            /** @description Currency of the prices. */
            currency_primary: components["schemas"]["Currency"];
            /** @description One discount for the whole quotation. */
            discount_rate: components["schemas"]["Percent"];
            exchange_rate?: components["schemas"]["Rate"] | null;
            /**
             * Format: date
             * @description Day of the rate.
             */
            exchange_rate_on?: string | null;
            /** @description Language of the paper. */
            language: components["schemas"]["DocumentLanguage"];
            /** @description Remarks printed on the paper. */
            notes?: string | null;
            /** @description Terms of payment. */
            payment_terms: components["schemas"]["PaymentTerms"];
            template_id?: components["schemas"]["Id"] | null;
            /**
             * Format: date
             * @description Valid to.
             */
            valid_until?: string | null;
            /** @description 群编号. */
            wechat_group_no?: string | null;
        };
        /** @description A row of the stage history. */
        HistoryRow: {
            approval_at?: components["schemas"]["Instant"] | null;
            /** @description His note. */
            approval_notes?: string | null;
            approval_status?: components["schemas"]["Verdict"] | null;
            approved_by?: components["schemas"]["Ref"] | null;
            /** @description Codes of the conditions met at entry. */
            conditions_met: string[];
            /**
             * Format: int64
             * @description Whole days spent.
             */
            duration_days?: number | null;
            /** @description Entered. */
            entered_at: components["schemas"]["Instant"];
            /** @description By whom. */
            entered_by: components["schemas"]["Ref"];
            exited_at?: components["schemas"]["Instant"] | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Remark. */
            notes?: string | null;
            /** @description Whether the stage's work needs approval. */
            requires_approval: boolean;
            /** @description Its code. */
            stage_code: string;
            /**
             * Format: int64
             * @description Place of the stage.
             */
            stage_order: number;
        };
        /**
         * @description Kind of record found.
         * @enum {string}
         */
        HitKind: "customer" | "opportunity" | "product" | "quotation";
        /** Format: uuid */
        Id: string;
        /** @description Imports a cost file. */
        ImportCostsArgs: {
            /** @description The text of the file, a JSON array: `[{"product": "CODE", "IDR": "1234567", "CNY": "617.28"}]`. */
            file: string;
        };
        /** @description An order from elsewhere. */
        ImportOrderArgs: {
            /** @description Currency of every amount. */
            currency: components["schemas"]["Currency"];
            /**
             * Format: int64
             * @description Months of running services.
             */
            cycle_months?: number | null;
            /** @description What was sold. */
            items: components["schemas"]["ImportOrderItemArgs"][];
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /**
             * Format: date
             * @description Day of the order.
             */
            ordered_on: string;
            /** @description Terms of the one-time part. */
            payment_terms: components["schemas"]["PaymentTerms"];
            /**
             * Format: date
             * @description Their first day.
             */
            start_date?: string | null;
            /** @description Title. */
            title: string;
        };
        /** @description A line of an order from elsewhere. */
        ImportOrderItemArgs: {
            /** @description With tax. */
            amount: components["schemas"]["Amount"];
            /** @description Once or running. */
            item_type: components["schemas"]["ServiceCategory"];
            /** @description Name. */
            name: string;
            product_id?: components["schemas"]["Id"] | null;
            /** @description How many. */
            quantity: components["schemas"]["Quantity"];
        };
        /** @description An amount in each workflow currency; null where none is set. */
        InBoth: {
            cny?: components["schemas"]["Amount"] | null;
            idr?: components["schemas"]["Amount"] | null;
        };
        /** @description An item with those that are held because of it, directly or through one another, in the order of their commands. */
        InboxGroup: components["schemas"]["InboxRow"] & {
            /** @description What is held because of it. */
            held: components["schemas"]["InboxRow"][];
        };
        /** @description A command the office refused or holds. */
        InboxRow: {
            /** @description What the person typed. */
            args: Record<string, never>;
            /** @description When the person gave it. */
            at: components["schemas"]["Instant"];
            cause?: components["schemas"]["Id"] | null;
            /** @description Its identity. */
            cmd_id: components["schemas"]["Id"];
            /** @description Why. */
            code: string;
            /** @description When the office decided. */
            decided_at: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Place of the command it hangs on.
             */
            held_by?: number | null;
            /** @description `rejected` or `held`. */
            kind: string;
            /** @description Its name. */
            name: string;
            /** @description Values for the text. */
            params: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Its place in the queue it came from; later commands build on earlier ones.
             */
            seq: number;
            /** @description What it is about. */
            subject: string;
        };
        /** @description A value that goes into a step. */
        Input: {
            /** @description What it is, a code that screens have a word for. */
            name: string;
            /**
             * Format: date
             * @description Day of a rate.
             */
            on?: string | null;
            /** @description Decimal text. */
            value: string;
        };
        /** @description An instalment of the payment terms. */
        InstalmentView: {
            /** @description Amount; for months their sum. */
            amount: components["schemas"]["Amount"];
            /** @description `on_contract_signed`, `on_delivery` or `each_month`. */
            due: string;
            each?: components["schemas"]["Amount"] | null;
            last?: components["schemas"]["Amount"] | null;
            /**
             * Format: int32
             * @description Number of months of a running service.
             */
            months?: number | null;
            /**
             * Format: int32
             * @description Percent of its part of the total.
             */
            percent: number;
        };
        /** Format: date-time */
        Instant: string;
        /** @description What a person types into an invoice. */
        InvoiceFields: {
            /** @description His address. */
            customer_address?: string | null;
            /** @description His bank account. */
            customer_bank_account?: string | null;
            /** @description 发票抬头. */
            customer_name: string;
            /** @description Tax number of the customer. */
            customer_tax_id?: string | null;
            /**
             * Format: date
             * @description Payable until.
             */
            due_date?: string | null;
            /**
             * Format: int64
             * @description Amount with tax, minor units; above 0 except in a correction.
             */
            invoice_minor: number;
            invoice_type?: components["schemas"]["InvoiceType"] | null;
            /** @description Language of the paper. */
            language: components["schemas"]["DocumentLanguage"];
            /** @description Printed below the amount. */
            notes?: string | null;
            order_payment_id?: components["schemas"]["Id"] | null;
        };
        /** @description A file of a statutory invoice. */
        InvoiceFileView: {
            /** @description The file. */
            attachment: components["schemas"]["Ref"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description The main file. */
            is_primary: boolean;
            /** @description When it was added. */
            uploaded_at: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        InvoiceKind: "commercial" | "statutory";
        /** @description Which invoices; newest change first. */
        InvoiceListArgs: {
            contract_id?: components["schemas"]["Id"] | null;
            kind?: components["schemas"]["InvoiceKind"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            opportunity_id?: components["schemas"]["Id"] | null;
            status?: components["schemas"]["InvoiceStatus"] | null;
        };
        /** @description Asks for the paper of an invoice. */
        InvoicePdfArgs: {
            /** @description The invoice. */
            id: components["schemas"]["Id"];
            language?: components["schemas"]["DocumentLanguage"] | null;
        };
        /** @description An expected receipt that may be asked for. */
        InvoiceProposal: {
            /** @description Amount. */
            amount: components["schemas"]["Amount"];
            /**
             * Format: date
             * @description Due.
             */
            due_date?: string | null;
            /** @description A commercial invoice names it already. */
            is_invoiced: boolean;
            /** @description The receipt. */
            order_payment_id: components["schemas"]["Id"];
            /**
             * Format: int64
             * @description Instalment or month.
             */
            period_no: number;
        };
        /** @description What a contract leaves to be invoiced. */
        InvoiceRoom: {
            /** @description Issued commercial invoices, corrections taken off. */
            commercial: components["schemas"]["Amount"];
            /** @description Left for commercial ones. */
            commercial_left: components["schemas"]["Amount"];
            /** @description The contract. */
            contract: components["schemas"]["Ref"];
            /** @description The customer wants none, and why. */
            no_invoice_reason?: string | null;
            /** @description What the plan asks next: amounts to propose, the earliest due first. */
            proposals: components["schemas"]["InvoiceProposal"][];
            /** @description Issued statutory invoices. */
            statutory: components["schemas"]["Amount"];
            /** @description Left for statutory ones. */
            statutory_left: components["schemas"]["Amount"];
            /** @description With tax. */
            total: components["schemas"]["Amount"];
        };
        /** @description Of one contract. */
        InvoiceRoomArgs: {
            /** @description The contract. */
            contract_id: components["schemas"]["Id"];
        };
        /** @enum {string} */
        InvoiceStatus: "draft" | "issued" | "uploaded" | "sent";
        /** @enum {string} */
        InvoiceType: "vat_special" | "vat_ordinary" | "receipt" | "other";
        /** @description What a person types into an invoice. */
        InvoiceTyped: {
            /** @description Amount with tax, in the contract's currency. */
            amount: components["schemas"]["Amount"];
            /** @description His address. */
            customer_address?: string | null;
            /** @description His bank account. */
            customer_bank_account?: string | null;
            /** @description 发票抬头. */
            customer_name: string;
            /** @description Tax number of the customer. */
            customer_tax_id?: string | null;
            /**
             * Format: date
             * @description Payable until.
             */
            due_date?: string | null;
            invoice_type?: components["schemas"]["InvoiceType"] | null;
            /** @description Language of the paper. */
            language: components["schemas"]["DocumentLanguage"];
            /** @description Printed below the amount. */
            notes?: string | null;
            order_payment_id?: components["schemas"]["Id"] | null;
        };
        /** @description An invoice. */
        InvoiceView: {
            /** @description Amount with tax. */
            amount: components["schemas"]["Amount"];
            /** @description Amount before tax. */
            before_tax: components["schemas"]["Amount"];
            /** @description The contract. */
            contract: components["schemas"]["Ref"];
            /** @description Why. */
            correction_reason?: string | null;
            corrects?: components["schemas"]["Ref"] | null;
            /** @description Its customer. */
            customer: components["schemas"]["Ref"];
            /**
             * Format: int64
             * @description Goes back with the next save.
             */
            edit_no: number;
            /** @description What was typed. */
            fields: components["schemas"]["InvoiceFields"];
            /** @description Files of a statutory one. */
            files: components["schemas"]["InvoiceFileView"][];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Our number; none in drafts. */
            invoice_no?: string | null;
            /** @description Corrected by another one. */
            is_corrected: boolean;
            issued_by?: components["schemas"]["Ref"] | null;
            /**
             * Format: date
             * @description Issued on this day.
             */
            issued_on?: string | null;
            /** @description Which kind. */
            kind: components["schemas"]["InvoiceKind"];
            may_issue?: components["schemas"]["Refusal"] | null;
            /** @description The deal. */
            opportunity: components["schemas"]["Ref"];
            /** @description Waits for the office. */
            pending_sync: boolean;
            sent_at?: components["schemas"]["Instant"] | null;
            /** @description State. */
            status: components["schemas"]["InvoiceStatus"];
            /** @description Tax inside. */
            tax: components["schemas"]["Amount"];
            /** @description Number of the tax authority; null: pending. */
            tax_number?: string | null;
            /** @description Rate. */
            tax_rate: components["schemas"]["TaxRate"];
            /** @description How it is taxed. */
            tax_scheme: components["schemas"]["TaxScheme"];
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
        };
        /** @description Joins an office. */
        JoinArgs: {
            /** @description One-time code from the office. */
            code: string;
            /** @description Name of this laptop. */
            device_name: string;
            /** @description Address of the office. */
            url: string;
        };
        /** @description What a person types about a lead. */
        LeadFields: {
            /** @description Address. */
            address?: string | null;
            /** @description Company. */
            company_name?: string | null;
            /** @description Person. */
            contact_name?: string | null;
            /** @description E-mail. */
            email?: string | null;
            level_id?: components["schemas"]["Id"] | null;
            /** @description Name people call it by. */
            name: string;
            /** @description Phone. */
            phone?: string | null;
            /** @description What it wants. */
            requirements?: string | null;
            source_id?: components["schemas"]["Id"] | null;
            /** @description WeChat id. */
            wechat_id?: string | null;
        };
        /** @description Which leads. */
        LeadListArgs: {
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /** @description Only those of the asker. */
            mine?: boolean;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            owner_user_id?: components["schemas"]["Id"] | null;
            /** @description Part of name, company, person, phone or e-mail. */
            query?: string | null;
            status?: components["schemas"]["LeadStatus"] | null;
        };
        /** @enum {string} */
        LeadStatus: "new" | "contacted" | "qualified" | "converted" | "lost";
        /** @description A lead. */
        LeadView: {
            /** @description Created. */
            created_at: components["schemas"]["Instant"];
            /** @description Who entered it. */
            created_by: components["schemas"]["Ref"];
            customer_id?: components["schemas"]["Id"] | null;
            /** @description Typed fields; updates refer to these values. */
            fields: components["schemas"]["LeadFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            last_follow_up_at?: components["schemas"]["Instant"] | null;
            /** @description Why it was lost. */
            lost_reason?: string | null;
            next_follow_up_at?: components["schemas"]["Instant"] | null;
            opportunity_id?: components["schemas"]["Id"] | null;
            owner?: components["schemas"]["Ref"] | null;
            /** @description Whose it is. */
            pool_status: components["schemas"]["PoolStatus"];
            release_countdown_at?: components["schemas"]["Instant"] | null;
            released_at?: components["schemas"]["Instant"] | null;
            /** @description Status. */
            status: components["schemas"]["LeadStatus"];
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
        };
        /**
         * @description By what somebody is like a lead.
         * @enum {string}
         */
        Likeness: "company" | "phone" | "email";
        /** @description A line with its results. */
        LineView: {
            billing_period?: components["schemas"]["BillingPeriod"] | null;
            /** @description Its code. */
            code: string;
            /** @description Printed below the name. */
            description?: string | null;
            floor?: components["schemas"]["Amount"] | null;
            /** @description Line total before discount. */
            gross: components["schemas"]["Amount"];
            id?: components["schemas"]["Id"] | null;
            /** @description Below the cost; only for holders of `cost.view`. */
            is_below_cost?: boolean | null;
            /** @description Unit price after discount is below the floor. */
            is_below_floor: boolean;
            /** @description Names as printed. */
            names: components["schemas"]["Names"];
            opportunity_item_id?: components["schemas"]["Id"] | null;
            /** @description Which price it is. */
            price_origin: components["schemas"]["PriceOrigin"];
            /** @description The product. */
            product_id: components["schemas"]["Id"];
            /** @description How many. */
            quantity: components["schemas"]["Quantity"];
            /** @description Once or running. */
            service_category: components["schemas"]["ServiceCategory"];
            /**
             * Format: int64
             * @description Order of display.
             */
            sort_order: number;
            /** @description Line total after discount. */
            total: components["schemas"]["Amount"];
            unit_cost?: components["schemas"]["Amount"] | null;
            /** @description Unit price after discount. */
            unit_price: components["schemas"]["Amount"];
            /** @description Unit price before discount. */
            unit_price_list: components["schemas"]["Amount"];
        };
        /** @description Which deals, in which order, which window. */
        ListArgs: {
            customer_id?: components["schemas"]["Id"] | null;
            /** @description Downwards. */
            descending?: boolean;
            /**
             * Format: int64
             * @description Rows of the window, at most 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description First row of the window.
             */
            offset?: number;
            owner_user_id?: components["schemas"]["Id"] | null;
            /** @description Text: Chinese of any length, pinyin, Latin. */
            query?: string | null;
            /** @description Order. */
            sort?: components["schemas"]["SortBy"];
            /**
             * Format: int64
             * @description Place of the stage.
             */
            stage_order?: number | null;
            status?: components["schemas"]["OpportunityStatus"] | null;
            workflow_status?: components["schemas"]["WorkflowStatus"] | null;
        };
        /** @description Locks or unlocks a user. */
        LockUser: {
            /** @description Locked from now on. */
            locked: boolean;
            /** @description The user. */
            user_id: components["schemas"]["Id"];
        };
        /** @description Who logged in. */
        LoginUser: {
            /** @description Shown name. */
            display_name: string;
            /** @description E-mail address. */
            email: string;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Interface language. */
            language?: string | null;
        };
        /** @description Writes down a reminder or an answer. */
        LogTaskArgs: {
            /** @description `phone`, `wechat`, `whatsapp`, `email`, `visit`. */
            channel: string;
            /** @description What was said. */
            content: string;
            /**
             * Format: date
             * @description Promised to pay by this day.
             */
            promised_on?: string | null;
            /** @description The task. */
            task_id: components["schemas"]["Id"];
        };
        /** @description Fields of an entry of a small list. */
        LookupFields: {
            /** @description Code, unique in its list. */
            code: string;
            /**
             * Format: int64
             * @description Order of display.
             */
            display_order?: number;
            /** @description In use. */
            is_active?: boolean;
            /** @description English name. */
            name_en?: string | null;
            /** @description Indonesian name. */
            name_id: string;
            /** @description Chinese name. */
            name_zh: string;
        };
        /**
         * @description Which list.
         * @enum {string}
         */
        LookupList: "customer_levels" | "customer_sources" | "customer_channels" | "industries" | "product_categories" | "service_types";
        /** @description An entry of a small list. */
        LookupRow: {
            /** @description Code, unique in its list. */
            code: string;
            /**
             * Format: int64
             * @description Order of display.
             */
            display_order: number;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description In use. */
            is_active: boolean;
            /** @description English name. */
            name_en?: string | null;
            /** @description Indonesian name. */
            name_id: string;
            /** @description Chinese name. */
            name_zh: string;
        };
        /** @description Every small list, each in its order of display. */
        Lookups: {
            /** @description 客户渠道. */
            customer_channels: components["schemas"]["LookupRow"][];
            /** @description 客户等级. */
            customer_levels: components["schemas"]["LookupRow"][];
            /** @description 客户来源. */
            customer_sources: components["schemas"]["LookupRow"][];
            /** @description 行业. */
            industries: components["schemas"]["LookupRow"][];
            /** @description 产品分类. */
            product_categories: components["schemas"]["LookupRow"][];
            /** @description 服务类型. */
            service_types: components["schemas"]["LookupRow"][];
            /** @description People, by name. */
            users: components["schemas"]["LookupUser"][];
        };
        /** @description A user to choose. */
        LookupUser: {
            /** @description Shown name. */
            display_name: string;
            /** @description Login name. */
            email: string;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description May act at all. */
            is_active: boolean;
            /** @description Role codes. */
            roles: string[];
            /** @description Reads every customer, whoever owns it. */
            sees_all: boolean;
        };
        /** @description Gives a lead up: it is lost and goes to the public pool, where somebody else may begin anew. */
        LoseLead: {
            /** @description The lead. */
            id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description The customer decided against us. */
        LoseOpportunity: {
            /** @description The deal. */
            id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description Marks notifications of the acting person as read or, with `unread`, as not read. */
        MarkRead: {
            /** @description Which, 200 at most. */
            ids: components["schemas"]["Id"][];
            /** @description Takes the mark back. */
            unread?: boolean;
        };
        /** @description What is asked of a paper; the rows of a checklist keep it as it was. */
        MaterialAsk: {
            /** @description Endings that are taken, lower case; none: all kinds of the type. */
            allowed_extensions?: string[];
            /** @description Papers of one group stand for each other: one of them is enough. */
            any_of_group?: string | null;
            /** @description Width to height of a picture, `3:4`. */
            aspect_ratio?: string | null;
            /** @description Comes out of a company registration that is part of the deal. */
            comes_from_registration: boolean;
            /** @description Codes of the papers that must be approved before. */
            depends_on?: string[];
            /** @description Hint for the customer. */
            description?: string | null;
            /** @description Name, English. */
            document_name_en?: string | null;
            /** @description Name, Indonesian. */
            document_name_id?: string | null;
            /** @description Name, Chinese. */
            document_name_zh: string;
            /** @description What is given. */
            document_type: components["schemas"]["MaterialKind"];
            /** @description Every applicant gives his own. */
            is_per_person: boolean;
            /** @description Must be given. */
            is_required: boolean;
            /** @description Shown to those who check it and to the one who gave it only (accounts with passwords). */
            is_secret: boolean;
            /**
             * Format: int64
             * @description Most files.
             */
            max_file_count: number;
            /**
             * Format: int64
             * @description Most pages of a PDF.
             */
            max_page_count?: number | null;
            /**
             * Format: int64
             * @description Largest file in KB.
             */
            max_size_kb?: number | null;
            /**
             * Format: int64
             * @description Least files.
             */
            min_file_count: number;
            /**
             * Format: int64
             * @description Least height of a picture.
             */
            min_height_px?: number | null;
            /**
             * Format: int64
             * @description Least pages of a PDF.
             */
            min_page_count?: number | null;
            /**
             * Format: int64
             * @description Least width of a picture.
             */
            min_width_px?: number | null;
            /**
             * Format: int64
             * @description Place on the checklist.
             */
            sort_order: number;
            /**
             * Format: int64
             * @description Must stay valid so many months from the day it is given.
             */
            valid_months?: number | null;
        };
        /** @description A line that changes when a checklist is brought up to date. */
        MaterialChange: {
            applicant_id?: components["schemas"]["Id"] | null;
            /** @description What will be asked. */
            ask: components["schemas"]["MaterialAsk"];
            before?: components["schemas"]["MaterialAsk"] | null;
            /** @description What happens. */
            kind: components["schemas"]["ChangeKind"];
            /** @description Codes of the products that ask for it. */
            product_codes: string[];
            /** @description Kind of paper. */
            rule_code: string;
            /** @description The rule. */
            rule_id: components["schemas"]["Id"];
        };
        /** @description The checklist of a contract. */
        MaterialContract: {
            /** @description Lines that bringing it up to the rules of today would change. */
            changes: number;
            /** @description Its number. */
            contract_no?: string | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Signed, so that papers are asked. */
            is_signed: boolean;
            /** @description Once or running. */
            service_category: components["schemas"]["ServiceCategory"];
        };
        /** @description A file of a paper. */
        MaterialFile: {
            /** @description Key of the attachment. */
            id: components["schemas"]["Id"];
            /** @description What it is. */
            media_type: components["schemas"]["MediaType"];
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size_bytes: number;
        };
        /** @description One thing that is wrong with a paper: which file, what was asked and what it is. */
        MaterialFinding: {
            /** @description What was asked. */
            asked: string;
            /** @description What. */
            code: components["schemas"]["MaterialFindingCode"];
            /** @description Name of the file; none where the paper as a whole is meant. */
            file_name?: string | null;
            /** @description What it is. */
            found: string;
        };
        /** @enum {string} */
        MaterialFindingCode: "kind" | "extension" | "too_large" | "too_few_pixels" | "shape" | "too_few_pages" | "too_many_pages" | "unreadable" | "expiry_missing" | "expires_too_early" | "not_a_number" | "not_a_date";
        /** @enum {string} */
        MaterialKind: "image" | "pdf" | "file" | "text" | "number" | "date";
        /** @description A line of a checklist. */
        MaterialLine: {
            applicant_id?: components["schemas"]["Id"] | null;
            /** @description What is asked. */
            ask: components["schemas"]["MaterialAsk"];
            /** @description The contract. */
            contract_id: components["schemas"]["Id"];
            current?: components["schemas"]["MaterialPaper"] | null;
            /** @description Versions before it, the latest first. */
            earlier: components["schemas"]["MaterialPaper"][];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Left to the registration of the deal's company: it holds the stage no longer. */
            is_left_to_registration: boolean;
            /** @description Nothing is missing any more: approved, or another paper of its group is. */
            is_met: boolean;
            /** @description Codes of the products that ask for it. */
            product_codes: string[];
            /** @description Kind of paper. */
            rule_code: string;
            /** @description Its rule. */
            rule_id: components["schemas"]["Id"];
            /**
             * Format: int64
             * @description Version of its rule.
             */
            rule_version: number;
            /** @description What it waits for, the first to be done first. */
            waits_for: components["schemas"]["MaterialWait"][];
        };
        /** @description Which papers, the one that waits longest first. */
        MaterialListArgs: {
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            status?: components["schemas"]["MaterialStatus"] | null;
            validation_status?: components["schemas"]["ValidationStatus"] | null;
        };
        /** @description A version of a paper. */
        MaterialPaper: {
            /** @description Remark of the decision. */
            approval_notes?: string | null;
            approved_at?: components["schemas"]["Instant"] | null;
            approved_by?: components["schemas"]["Ref"] | null;
            /**
             * Format: date
             * @description Last day it is valid.
             */
            expires_on?: string | null;
            /** @description Its files. */
            files: components["schemas"]["MaterialFile"][];
            /** @description What it found. */
            findings: components["schemas"]["MaterialFinding"][];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description The one that counts. */
            is_current: boolean;
            /** @description Taken over from another paper. */
            is_reused: boolean;
            /** @description State. */
            status: components["schemas"]["MaterialStatus"];
            /** @description What was typed; left out where the asker may not see it. */
            text_value?: string | null;
            /** @description When. */
            uploaded_at: components["schemas"]["Instant"];
            uploaded_by?: components["schemas"]["Ref"] | null;
            /** @description The automatic check. */
            validation_status: components["schemas"]["ValidationStatus"];
            /**
             * Format: int64
             * @description 1, 2, 3…
             */
            version_no: number;
        };
        /** @description How far a product's papers are. */
        MaterialProgress: {
            /** @description Of these, approved. */
            approved: number;
            /** @description Code of the product. */
            product_code: string;
            /** @description Papers it must have. */
            required: number;
        };
        /** @description A paper in the list over all deals. */
        MaterialRow: components["schemas"]["MaterialPaper"] & {
            applicant?: components["schemas"]["ApplicantFields"] | null;
            /** @description The contract. */
            contract_id: components["schemas"]["Id"];
            /** @description The customer. */
            customer: components["schemas"]["Ref"];
            /** @description Its names, Chinese, Indonesian, English. */
            names: (string | null)[];
            /** @description The deal. */
            opportunity: components["schemas"]["Ref"];
            /** @description The line of the checklist. */
            requirement_id: components["schemas"]["Id"];
            /** @description Kind of paper. */
            rule_code: string;
        };
        /** @description A rule of papers. */
        MaterialRuleRow: {
            /** @description What was typed. */
            fields: components["schemas"]["ProductDocumentRuleFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description The product. */
            product: components["schemas"]["ProductRef"];
            /**
             * Format: int64
             * @description Grows with every change.
             */
            rule_version: number;
        };
        /** @enum {string} */
        MaterialStatus: "submitted" | "approved" | "rejected";
        /** @description What a line waits for. */
        MaterialWait: {
            /** @description Kind of paper, or the number of the registration order as far as there is one. */
            code: string;
            /** @description Names of the paper, Chinese, Indonesian, English; none for the registration. */
            names?: (string | null)[] | null;
            requirement_id?: components["schemas"]["Id"] | null;
        };
        /** @enum {string} */
        MediaType: "application/pdf" | "image/png" | "image/jpeg" | "image/webp" | "image/heic" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        /** @description A dependency of the plan that is not met. */
        MissingDependency: {
            /** @description Products of which one is enough. */
            any_of: components["schemas"]["Id"][];
            /** @description Their codes. */
            any_of_codes: string[];
            /** @description Only recommended: a warning. */
            is_warning: boolean;
            /** @description Its code. */
            product_code: string;
            /** @description The product that needs another. */
            product_id: components["schemas"]["Id"];
        };
        /** @description Moves a line on. */
        MoveExecutionItem: {
            /** @description The line. */
            id: components["schemas"]["Id"];
            /** @description Remarks. */
            notes?: string | null;
            /** @description Wanted state. */
            status: components["schemas"]["ExecutionItemStatus"];
        };
        /** @description Moves a phase on. */
        MoveServicePhase: {
            /** @description The phase. */
            id: components["schemas"]["Id"];
            /**
             * Format: date
             * @description Day it began or ended.
             */
            on: string;
            /** @description The state it is in now. */
            status: components["schemas"]["PhaseStatus"];
        };
        /** @description Moves a todo on: begun, done, not needed. */
        MoveTodo: {
            /** @description The todo. */
            id: components["schemas"]["Id"];
            /** @description Remark. */
            outcome?: string | null;
            /** @description Wanted state. */
            status: components["schemas"]["TodoStatus"];
        };
        /** @description A name in three languages. */
        Names: {
            /** @description English. */
            en: string;
            /** @description Indonesian. */
            id: string;
            /** @description Chinese. */
            zh: string;
        };
        /** @description What a person types in a note. */
        NoteFields: {
            /** @description Text. */
            content: string;
            customer_id?: components["schemas"]["Id"] | null;
            /** @description Stands above the others. */
            is_important?: boolean;
            lead_id?: components["schemas"]["Id"] | null;
            /** @description Kind. */
            note_type?: components["schemas"]["NoteType"];
            opportunity_id?: components["schemas"]["Id"] | null;
        };
        /** @enum {string} */
        NoteType: "comment" | "reminder" | "task" | "internal" | "customer_feedback";
        /** @description A note. */
        NoteView: {
            /** @description Written. */
            created_at: components["schemas"]["Instant"];
            /** @description Typed fields; updates refer to these values. */
            fields: components["schemas"]["NoteFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
            /** @description Author. */
            user: components["schemas"]["Ref"];
        };
        /** @description No arguments. */
        Nothing: Record<string, never>;
        /** @description Something that one person was told. */
        Notification: {
            /** @description When it happened. */
            created_at: components["schemas"]["Instant"];
            customer_id?: components["schemas"]["Id"] | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description What it is about. */
            kind: components["schemas"]["NotificationKind"];
            opportunity_id?: components["schemas"]["Id"] | null;
            /** @description What the sentence needs. */
            params: components["schemas"]["BTreeMap"];
            read_at?: components["schemas"]["Instant"] | null;
            /** @description That record. */
            subject_id: components["schemas"]["Id"];
            /** @description Table of the record that it opens. */
            subject_table: string;
            /** @description Who is told. */
            user_id: components["schemas"]["Id"];
        };
        /** @description Notifications of the caller, 200 at most. */
        NotificationIds: {
            /** @description Which. */
            ids: components["schemas"]["Id"][];
        };
        /** @enum {string} */
        NotificationKind: "stage_changed" | "approval_requested" | "approval_decided" | "material_submitted" | "material_decided" | "payment_reported" | "payment_reviewed" | "order_assigned" | "order_released" | "lead_assigned" | "lead_countdown" | "lead_released" | "customer_transferred" | "opportunity_stale" | "follow_up_due" | "quotation_expiring" | "quotation_expired" | "contract_effective" | "contract_ending" | "material_missing" | "instalment_due" | "monthly_payment_due" | "tax_filing_due" | "review_overdue" | "order_overdue" | "approval_overdue" | "document_expiring" | "mail_failed";
        /** @description Which notifications of the caller. */
        NotificationListArgs: {
            kind?: components["schemas"]["NotificationKind"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            /** @description Only those he has not read. */
            unread?: boolean;
        };
        /** @description Names a command. */
        OfCommand: {
            /** @description The command. */
            cmd_id: components["schemas"]["Id"];
        };
        /** @description The switch "work offline". */
        OfflineArgs: {
            /** @description Stay away from the network. */
            offline: boolean;
        };
        /** @description Names an item, alone or with what is held because of it. */
        OfItem: {
            /** @description The refused or held command. */
            cmd_id: components["schemas"]["Id"];
            /** @description Also everything held because of it, in the order of the commands. */
            with_held?: boolean;
        };
        /** @description Names a deal. */
        OfOpportunity: {
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @enum {string} */
        Operation: "sum" | "difference" | "product" | "quotient";
        /** @description What a person types about a deal. */
        OpportunityFields: {
            /** @description Currency of the estimate. */
            amount_currency?: components["schemas"]["Currency"];
            /**
             * Format: int64
             * @description Estimated value in minor units.
             */
            amount_minor?: number | null;
            /** @description Free text. */
            description?: string | null;
            /**
             * Format: date
             * @description Expected close.
             */
            expected_close_date?: string | null;
            /** @description The services come in phases (tax, IT): phases are entered and approved in stage 2. */
            has_staged_services?: boolean;
            /** @description Early hint by sales that orders will be split. */
            is_split_required?: boolean;
            /** @description Deal name. */
            name: string;
            /**
             * Format: int64
             * @description 0–100.
             */
            probability?: number | null;
            service_type?: components["schemas"]["ServiceType"] | null;
            /**
             * Format: int64
             * @description Months of the running service: 6 or 12.
             */
            tax_service_cycle_months?: number | null;
            /**
             * Format: date
             * @description First day of the running service.
             */
            tax_service_start_date?: string | null;
            /** @description 群编号, inherited by the documents of the deal. */
            wechat_group_no?: string | null;
        };
        /** @description A deal in a list. */
        OpportunityRow: {
            amount?: components["schemas"]["Amount"] | null;
            approval_status?: components["schemas"]["Verdict"] | null;
            /** @description Customer. */
            customer: components["schemas"]["Ref"];
            /**
             * Format: int64
             * @description His number.
             */
            customer_no?: number | null;
            /**
             * Format: date
             * @description Expected close.
             */
            expected_close_date?: string | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Deal name. */
            name: string;
            /** @description Salesperson in charge. */
            owner: components["schemas"]["Ref"];
            /** @description Waits for the office. */
            pending_sync: boolean;
            service_type?: components["schemas"]["ServiceType"] | null;
            /** @description Its code. */
            stage_code: string;
            /**
             * Format: int64
             * @description Place of the present stage, 1–9.
             */
            stage_order: number;
            /** @description State of the deal. */
            status: components["schemas"]["OpportunityStatus"];
            total?: components["schemas"]["Amount"] | null;
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
            /** @description State of the work. */
            workflow_status: components["schemas"]["WorkflowStatus"];
        };
        /** @enum {string} */
        OpportunityStatus: "active" | "won" | "lost" | "cancelled";
        /** @description A deal whole. */
        OpportunityView: {
            amount?: components["schemas"]["Amount"] | null;
            approval?: components["schemas"]["ApprovalRow"] | null;
            /** @description What the caller may do now. */
            can: {
                [key: string]: boolean;
            };
            /** @description Created. */
            created_at: components["schemas"]["Instant"];
            /** @description Customer. */
            customer: components["schemas"]["Ref"];
            /** @description `12040（name）`. */
            customer_display: string;
            /**
             * Format: int64
             * @description His number.
             */
            customer_no?: number | null;
            /** @description Owner of the customer, who sees all its deals. */
            customer_owner: components["schemas"]["Ref"];
            demand_confirmed_by?: components["schemas"]["Ref"] | null;
            /**
             * Format: date
             * @description Demand confirmed on.
             */
            demand_confirmed_on?: string | null;
            /** @description What the plan waits for. */
            dependencies: components["schemas"]["ServiceDependency"][];
            developed_by?: components["schemas"]["Ref"] | null;
            /** @description Typed fields; updates refer to these values. */
            fields: components["schemas"]["OpportunityFields"];
            /** @description The gate out of the present stage. */
            gate: components["schemas"]["Condition"][];
            /** @description History, newest last. */
            history: components["schemas"]["HistoryRow"][];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Product dependencies that are not met. */
            missing_dependencies: components["schemas"]["MissingDependency"][];
            /** @description Salesperson in charge. */
            owner: components["schemas"]["Ref"];
            /** @description Waits for the office. */
            pending_sync: boolean;
            primary_quotation_id?: components["schemas"]["Id"] | null;
            /** @description The service plan. */
            products: components["schemas"]["PlanRow"][];
            /** @description Quotations, newest first. */
            quotations: components["schemas"]["QuotationRow"][];
            scheme_confirmed_by?: components["schemas"]["Ref"] | null;
            /**
             * Format: date
             * @description Plan confirmed on.
             */
            scheme_confirmed_on?: string | null;
            /** @description Both service categories occur in the accepted quotation. */
            split_order_required: boolean;
            /** @description Its code. */
            stage_code: string;
            /**
             * Format: int64
             * @description Place of the present stage.
             */
            stage_order: number;
            /** @description State of the deal. */
            status: components["schemas"]["OpportunityStatus"];
            /** @description Why paused, cancelled or lost. */
            status_reason?: string | null;
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
            /** @description State of the work. */
            workflow_status: components["schemas"]["WorkflowStatus"];
        };
        /** @description Order of execution of a product. */
        OrderedProduct: {
            /**
             * Format: int64
             * @description Its place.
             */
            execution_order: number;
            /** @description The product. */
            product_id: components["schemas"]["Id"];
        };
        /** @description A line of an order. */
        OrderItemView: {
            /** @description With its part of the tax. */
            amount: components["schemas"]["Amount"];
            /**
             * Format: int64
             * @description Months.
             */
            cycle_months?: number | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /**
             * Format: int64
             * @description 1, 2, 3…
             */
            item_number: number;
            /** @description Once or running. */
            item_type: components["schemas"]["ServiceCategory"];
            /** @description Indonesian name. */
            name_id: string;
            /** @description Chinese name. */
            name_zh: string;
            /** @description How many. */
            quantity: components["schemas"]["Quantity"];
        };
        /** @description Which orders; newest first. */
        OrderListArgs: {
            customer_id?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            opportunity_id?: components["schemas"]["Id"] | null;
            sales_user_id?: components["schemas"]["Id"] | null;
            status?: components["schemas"]["OrderStatus"] | null;
        };
        /** @enum {string} */
        OrderPaymentType: "monthly" | "full" | "partial";
        /** @description A receipt, expected or confirmed. */
        OrderPaymentView: {
            /** @description Amount. */
            amount: components["schemas"]["Amount"];
            /**
             * Format: date
             * @description Due; null until the work is delivered.
             */
            due_date?: string | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Running services do not count in "fully paid". */
            is_excluded_from_full: boolean;
            /** @description Remarks. */
            notes?: string | null;
            order_item_id?: components["schemas"]["Id"] | null;
            /**
             * Format: date
             * @description The money arrived.
             */
            paid_on?: string | null;
            /**
             * Format: int64
             * @description Part of it.
             */
            part_no: number;
            payment?: components["schemas"]["Ref"] | null;
            /** @description What it is. */
            payment_type: components["schemas"]["OrderPaymentType"];
            /**
             * Format: int64
             * @description Instalment or month.
             */
            period_no: number;
            /** @description `pending`, `overdue` or `confirmed`. */
            state: string;
        };
        /** @description An order in a list. */
        OrderRow: {
            contract_id?: components["schemas"]["Id"] | null;
            /** @description Created. */
            created_at: components["schemas"]["Instant"];
            /** @description The customer. */
            customer: components["schemas"]["Ref"];
            /**
             * Format: int64
             * @description Months of running services.
             */
            cycle_months?: number | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            monthly_payment?: components["schemas"]["Amount"] | null;
            /** @description The deal. */
            opportunity: components["schemas"]["Ref"];
            /** @description `ORD-YYYYMMDD-XXXXXX`. */
            order_number: string;
            /** @description Kind. */
            order_type: components["schemas"]["OrderType"];
            /**
             * Format: int64
             * @description Pending receipts whose day has passed.
             */
            overdue_count: number;
            /** @description Its figures. */
            revenue: components["schemas"]["RevenueView"];
            /** @description Salesperson. */
            seller: components["schemas"]["Ref"];
            /**
             * Format: date
             * @description Their first day.
             */
            start_date?: string | null;
            /** @description State. */
            status: components["schemas"]["OrderStatus"];
            /** @description Title. */
            title: string;
        };
        /** @enum {string} */
        OrderStatus: "active" | "completed" | "cancelled";
        /** @enum {string} */
        OrderType: "combination" | "long_term" | "one_time";
        /** @description An order whole. */
        OrderView: components["schemas"]["OrderRow"] & {
            /** @description What was sold. */
            items: components["schemas"]["OrderItemView"][];
            /** @description Terms of the one-time part. */
            payment_terms: components["schemas"]["PaymentTerms"];
            /** @description Receipts by due day. */
            receipts: components["schemas"]["OrderPaymentView"][];
        };
        /** @description A manager lets a contract pass a guard; the reason stays on the record and in the audit. */
        OverrideGuard: {
            /** @description Which guard. */
            guard: string;
            /** @description The contract. */
            id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description A window of a list. */
        Page_AuditRow: {
            rows: components["schemas"]["AuditRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_ContactRow: {
            rows: components["schemas"]["ContactRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_ContractRow: {
            rows: components["schemas"]["ContractRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_CustomerRow: {
            rows: components["schemas"]["CustomerRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_ExecutionRow: {
            rows: components["schemas"]["ExecutionRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_InvoiceView: {
            rows: components["schemas"]["InvoiceView"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_LeadView: {
            rows: components["schemas"]["LeadView"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_MaterialRow: {
            rows: components["schemas"]["MaterialRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_Notification: {
            rows: components["schemas"]["Notification"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_OpportunityRow: {
            rows: components["schemas"]["OpportunityRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_OrderRow: {
            rows: components["schemas"]["OrderRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_PaymentView: {
            rows: components["schemas"]["PaymentView"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_PoolRow: {
            rows: components["schemas"]["PoolRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_ProductRow: {
            rows: components["schemas"]["ProductRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_QuotationRow: {
            rows: components["schemas"]["QuotationRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_ReceivableRow: {
            rows: components["schemas"]["ReceivableRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_TaskRow: {
            rows: components["schemas"]["TaskRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_TodoRow: {
            rows: components["schemas"]["TodoRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description A window of a list. */
        Page_ToIssueRow: {
            rows: components["schemas"]["ToIssueRow"][];
            /** Format: int64 */
            total: number;
        };
        /** @description Parties, title and terms as they stand on the paper. Frozen with the issue: the paper the customer holds stays true. */
        PartyBlock: {
            /** @description The person to talk to. */
            contact_name?: string | null;
            /** @description His phone. */
            contact_phone?: string | null;
            /** @description His address. */
            customer_address?: string | null;
            /** @description Name of the customer. */
            customer_name: string;
            /**
             * Format: int64
             * @description His number.
             */
            customer_no: number;
            /**
             * Format: int64
             * @description Months of the running services.
             */
            cycle_months?: number | null;
            /** @description Footer of the template. */
            footer_text?: string | null;
            /** @description The salesperson. */
            salesperson: string;
            /** @description Our address. */
            seller_address?: string | null;
            /** @description Our e-mail. */
            seller_email?: string | null;
            /** @description Our legal name. */
            seller_name: string;
            /** @description Our phone. */
            seller_phone?: string | null;
            /** @description The same in English. */
            terms_en?: string | null;
            /** @description The same in Indonesian. */
            terms_id?: string | null;
            /** @description Terms of the template, one paragraph a line, Chinese. */
            terms_zh?: string | null;
            /** @description What it is about. */
            title?: string | null;
        };
        /** @description What the consistency check says before the report. */
        PaymentCheck: {
            duplicate_of?: components["schemas"]["Ref"] | null;
            /** @description One finding per rule that is not met. */
            findings: components["schemas"]["Finding"][];
            /** @description Tax inside the settled amount. */
            tax: components["schemas"]["Amount"];
        };
        /** @description What is reported about money that arrived. */
        PaymentFields: {
            /**
             * Format: int64
             * @description Money that arrived, minor units, above 0.
             */
            amount_minor: number;
            /** @description Its currency: the contract's. */
            currency: components["schemas"]["Currency"];
            /** @description Our company that received it → contract_entities. */
            entity_id: components["schemas"]["Id"];
            /** @description 尾款: the last payment of the contract. */
            is_final_payment?: boolean;
            /** @description Remark. */
            notes?: string | null;
            order_payment_id?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description What the payer sent in the other currency, minor units, where the bank converted it.
             */
            original_minor?: number | null;
            /** @description How it came. */
            payment_method: components["schemas"]["PaymentMethod"];
            /** @description What it is for. */
            payment_mode: components["schemas"]["PaymentMode"];
            /**
             * Format: date
             * @description Day it arrived.
             */
            received_on: string;
            /** @description The bank's or the payer's reference. */
            reference?: string | null;
            /**
             * Format: int64
             * @description Tax inside the settled amount as the reporter reads it, minor units; checked.
             */
            tax_amount_minor?: number | null;
            /**
             * Format: int64
             * @description PPh 23 the payer withheld, minor units (LOCALISATION §2).
             */
            withheld_minor?: number;
        };
        /** @description Which payments; newest report first. */
        PaymentListArgs: {
            contract_id?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            opportunity_id?: components["schemas"]["Id"] | null;
            status?: components["schemas"]["PaymentStatus"] | null;
        };
        /** @enum {string} */
        PaymentMethod: "bank_transfer" | "wechat" | "alipay" | "cash" | "other";
        /** @enum {string} */
        PaymentMode: "full" | "partial" | "prepayment" | "final";
        /** @enum {string} */
        PaymentStatus: "pending_review" | "confirmed" | "rejected" | "refunded";
        /** @enum {string} */
        PaymentTerms: "full_upfront" | "50_50" | "70_30" | "post_payment";
        /** @description A payment. */
        PaymentView: {
            /** @description Money that arrived. */
            amount: components["schemas"]["Amount"];
            /** @description Confirmed, but the certificate has not come. */
            certificate_missing: boolean;
            /** @description Number of the withholding certificate. */
            certificate_no?: string | null;
            /** @description The contract. */
            contract: components["schemas"]["Ref"];
            /** @description Its customer. */
            customer: components["schemas"]["Ref"];
            duplicate_of?: components["schemas"]["Ref"] | null;
            /** @description Our company that received it. */
            entity: components["schemas"]["Ref"];
            exchange_difference?: components["schemas"]["Amount"] | null;
            /** @description As reported. */
            fields: components["schemas"]["PaymentFields"];
            /** @description The consistency check as it stands now; empty once reviewed. */
            findings: components["schemas"]["Finding"][];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description The deal. */
            opportunity: components["schemas"]["Ref"];
            original?: components["schemas"]["Amount"] | null;
            /** @description Our number. */
            payment_no: string;
            /** @description Waits for the office. */
            pending_sync: boolean;
            /** @description When. */
            reported_at: components["schemas"]["Instant"];
            /** @description Who reported it. */
            reported_by: components["schemas"]["Ref"];
            /** @description Remark, or why. */
            review_notes?: string | null;
            reviewed_at?: components["schemas"]["Instant"] | null;
            reviewed_by?: components["schemas"]["Ref"] | null;
            /** @description What it settles. */
            settled: components["schemas"]["Amount"];
            /** @description State. */
            status: components["schemas"]["PaymentStatus"];
            /** @description Tax inside. */
            tax: components["schemas"]["Amount"];
            /** @description What the plan had no room for. */
            unallocated: components["schemas"]["Amount"];
            /** @description Its vouchers, the primary first. */
            vouchers: components["schemas"]["VoucherView"][];
            /** @description Tax withheld by the payer. */
            withheld: components["schemas"]["Amount"];
        };
        /** @description Asks for the paper of a quotation. */
        PdfArgs: {
            /** @description The quotation. */
            id: components["schemas"]["Id"];
            language?: components["schemas"]["DocumentLanguage"] | null;
        };
        Percent: string;
        /** @description The person who works alone. */
        Person: {
            /** @description Shown name. */
            display_name: string;
            /** @description E-mail. */
            email: string;
            /** @description `zh`, `id` or `en`. */
            language: string;
        };
        /** @enum {string} */
        PhaseStatus: "pending" | "in_progress" | "completed" | "delayed";
        /** @description Puts a product into the plan, or changes its line. */
        PlanArgs: {
            id?: components["schemas"]["Id"] | null;
            /** @description Remarks. */
            notes?: string | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description The product. */
            product_id: components["schemas"]["Id"];
            /** @description How many. */
            quantity: components["schemas"]["Quantity"];
            /**
             * Format: date
             * @description Wished start.
             */
            start_date?: string | null;
        };
        /** @description Sets the planned days of an order. */
        PlanExecution: {
            /** @description The order. */
            id: components["schemas"]["Id"];
            /**
             * Format: date
             * @description Last day.
             */
            planned_end_date?: string | null;
            /**
             * Format: date
             * @description First day.
             */
            planned_start_date?: string | null;
        };
        /** @description A line of the plan. */
        PlanRow: {
            billing_period?: components["schemas"]["BillingPeriod"] | null;
            /** @description Its code. */
            code: string;
            /**
             * Format: int64
             * @description Order of execution.
             */
            execution_order: number;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Its names. */
            names: components["schemas"]["Names"];
            /** @description Remarks. */
            notes?: string | null;
            price?: components["schemas"]["Amount"] | null;
            price_origin?: components["schemas"]["PriceOrigin"] | null;
            /** @description The product. */
            product_id: components["schemas"]["Id"];
            /** @description How many. */
            quantity: components["schemas"]["Quantity"];
            /** @description Once or running. */
            service_category: components["schemas"]["ServiceCategory"];
            /**
             * Format: date
             * @description Wished start.
             */
            start_date?: string | null;
            /** @description State. */
            status: components["schemas"]["PlanStatus"];
        };
        /** @enum {string} */
        PlanStatus: "pending" | "in_progress" | "completed" | "cancelled";
        /** @description Which leads of the pool. */
        PoolArgs: {
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            /** @description Part of name or company. */
            query?: string | null;
        };
        /** @description What everybody who may claim sees of a lead in the pool. */
        PoolRow: {
            /** @description Company. */
            company_name?: string | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            level?: components["schemas"]["Ref"] | null;
            /** @description E-mail, all but its ends hidden. */
            masked_email?: string | null;
            /** @description Phone, all but its ends hidden. */
            masked_phone?: string | null;
            /** @description Name. */
            name: string;
            /** @description When it came to the pool. */
            released_at: components["schemas"]["Instant"];
            source?: components["schemas"]["Ref"] | null;
            /** @description Status it had. */
            status: components["schemas"]["LeadStatus"];
        };
        /** @enum {string} */
        PoolStatus: "private" | "countdown" | "public";
        /** @description What pops up now. */
        Popups: {
            /** @description All of these are dealt with once that is shown, those included that stay in the list only. */
            ids: components["schemas"]["Id"][];
            /** @description Quiet hours: what came waits for their end. */
            is_quiet: boolean;
            /** @description Each for itself. */
            single: components["schemas"]["Notification"][];
            /** @description How many come together as one line; 0 for none. */
            together: number;
        };
        /** @description What the terms ask before work begins. */
        PrepaymentView: {
            /** @description Asked. */
            needed: components["schemas"]["Amount"];
            /** @description The order. */
            order_id: components["schemas"]["Id"];
            /** @description Came in for it. */
            received: components["schemas"]["Amount"];
        };
        /** @enum {string} */
        PrerequisiteStatus: "pending" | "satisfied" | "blocked";
        /** @enum {string} */
        PrerequisiteType: "document" | "service_stage";
        /** @description The results of an edit. */
        Preview: {
            /** @description Discount. */
            discount: components["schemas"]["Amount"];
            /** @description Sum before discount. */
            gross: components["schemas"]["Amount"];
            /** @description Instalments. */
            instalments: components["schemas"]["InstalmentView"][];
            /** @description A line is below the floor. */
            is_below_floor: boolean;
            /** @description The lines. */
            items: components["schemas"]["LineView"][];
            /** @description The discount is above the caller's limit. */
            over_discount_limit: boolean;
            /** @description What is wrong. */
            problems: components["schemas"]["Problem"][];
            /** @description Total. */
            total: components["schemas"]["Amount"];
            total_secondary?: components["schemas"]["Amount"] | null;
        };
        /** @description An edit to be looked at before it is saved. */
        PreviewArgs: {
            /** @description The head. */
            head: components["schemas"]["HeadView"];
            /** @description The lines. */
            items: components["schemas"]["DraftLine"][];
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description Shows the pages of a template that may not be saved yet. */
        PreviewContractTemplateArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["ContractTemplateFields"];
        };
        /** @description Shows the page of a template that may not be saved yet. */
        PreviewQuotationTemplateArgs: {
            /** @description What was typed. */
            fields: components["schemas"]["QuotationTemplateFields"];
        };
        /** @description Prices of products for a deal. */
        PriceArgs: {
            /** @description The head. */
            head: components["schemas"]["HeadView"];
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description The products. */
            product_ids: components["schemas"]["Id"][];
        };
        /** @description What is odd about a price; it may be entered all the same. */
        PriceCheck: {
            /** @description One a rule. */
            warnings: components["schemas"]["PriceWarning"][];
        };
        /** @description A price that was entered, with what is odd about it. */
        PriceDone: {
            /** @description Facts. */
            facts: {
                [key: string]: string;
            };
            /** @description The price. */
            id: components["schemas"]["Id"];
            /** @description One a rule. */
            warnings: components["schemas"]["PriceWarning"][];
        };
        /** @description The price of a product for a deal. */
        PricedProduct: {
            billing_period?: components["schemas"]["BillingPeriod"] | null;
            /** @description Its code. */
            code: string;
            /** @description Converted by the rate, since the currency has no price of its own. */
            converted: boolean;
            floor?: components["schemas"]["Amount"] | null;
            /** @description Its names. */
            names: components["schemas"]["Names"];
            price?: components["schemas"]["Amount"] | null;
            /** @description Which price it is. */
            price_origin: components["schemas"]["PriceOrigin"];
            /** @description The product. */
            product_id: components["schemas"]["Id"];
            /** @description Once or running. */
            service_category: components["schemas"]["ServiceCategory"];
        };
        /** @enum {string} */
        PriceOrigin: "level" | "channel" | "direct" | "list" | "manual";
        /** @description A price of the past, present or future. */
        PriceRow: {
            /** @description The price. */
            amount: components["schemas"]["Amount"];
            /** @description Why it changed. */
            change_reason?: string | null;
            changed_by?: components["schemas"]["Ref"] | null;
            /**
             * Format: date
             * @description First day of validity.
             */
            effective_from: string;
            /**
             * Format: date
             * @description Last day of validity.
             */
            effective_to?: string | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            level?: components["schemas"]["Ref"] | null;
            /** @description Which price. */
            price_type: components["schemas"]["PriceType"];
            /** @description Whether it holds today, held before or will hold. */
            standing: components["schemas"]["Standing"];
        };
        /** @enum {string} */
        PriceType: "channel" | "direct" | "list";
        /** @description A price by itself, with the product that it is of. */
        PriceView: components["schemas"]["PriceRow"] & {
            /**
             * Format: int64
             * @description Full hours until it begins; 0 for one that has begun.
             */
            hours_left: number;
            /** @description The product. */
            product: components["schemas"]["ProductRef"];
        };
        /** @description Something about a new price that a person should know; it forbids nothing. */
        PriceWarning: {
            /** @enum {string} */
            code: "under_cost";
            /** @description The cost on the first day, in the currency of the price. */
            cost: components["schemas"]["Amount"];
        } | {
            /** @enum {string} */
            code: "order_broken";
            /** @description The price that should be the higher one, and is below it. */
            higher: components["schemas"]["PriceType"];
            /** @description The price that should be the lower one. */
            lower: components["schemas"]["PriceType"];
        } | {
            /** @enum {string} */
            code: "change_large";
            /** @description Percent of the price before, one decimal, with a minus where it falls. */
            percent: string;
        } | {
            /** @enum {string} */
            code: "change_very_large";
            /** @description Percent of the price before, one decimal, with a minus where it falls. */
            percent: string;
        } | {
            /** @description Changes within seven days, with this one. */
            changes: number;
            /** @enum {string} */
            code: "changed_often";
        } | {
            /** @enum {string} */
            code: "rate_mismatch";
            /** @description The price in the other currency, converted. */
            expected: components["schemas"]["Amount"];
        } | {
            /** @enum {string} */
            code: "far_ahead";
        } | {
            /** @enum {string} */
            code: "short_notice";
        };
        /** @description A problem of the edit; the draft may be saved all the same. */
        Problem: components["schemas"]["Refusal"] & {
            /** @description Number of the line, from 1; none: the head. */
            line?: number | null;
        };
        /** @description What a product manager types about a dependency. */
        ProductDependencyFields: {
            /** @description Members of one group of a product stand for each other: one of them is enough. */
            any_of_group?: string | null;
            /** @description How strongly. */
            dependency_type: components["schemas"]["DependencyType"];
            /** @description The product needed. */
            depends_on_product_id: components["schemas"]["Id"];
            /** @description Remark. */
            description?: string | null;
            /** @description The product that needs another. */
            product_id: components["schemas"]["Id"];
        };
        /** @description One line of what products need. */
        ProductDependencyRow: {
            /** @description Members of one group of a product stand for each other. */
            any_of_group?: string | null;
            /** @description How strongly. */
            dependency_type: components["schemas"]["DependencyType"];
            /** @description The product needed. */
            depends_on: components["schemas"]["ProductRef"];
            /** @description Remark. */
            description?: string | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description The product that needs. */
            product: components["schemas"]["ProductRef"];
        };
        /** @description What an administrator types about a rule. */
        ProductDocumentRuleFields: components["schemas"]["MaterialAsk"] & {
            /** @description In use. */
            is_active: boolean;
            /** @description The product. */
            product_id: components["schemas"]["Id"];
            /** @description Kind of paper, `PASSPORT_FRONT`: the same code for the same person is asked once. */
            rule_code: string;
        };
        /** @description What a product manager types. */
        ProductFields: {
            billing_period?: components["schemas"]["BillingPeriod"] | null;
            /** @description → product_categories. */
            category_id: components["schemas"]["Id"];
            /** @description Code, unique. */
            code: string;
            execution_kind?: components["schemas"]["ExecutionKind"] | null;
            /** @description English name. */
            name_en: string;
            /** @description Indonesian name. */
            name_id: string;
            /** @description Chinese name. */
            name_zh: string;
            /** @description Remarks. */
            notes?: string | null;
            /** @description Prices, floors and costs are frozen (价格锁定). */
            price_locked?: boolean;
            /**
             * Format: int64
             * @description Working days it takes.
             */
            processing_days?: number | null;
            /** @description The same as text, where days alone do not say it. */
            processing_time_text?: string | null;
            /** @description Codes of the papers the customer must bring. */
            required_documents?: string[];
            /** @description Once or running. */
            service_category: components["schemas"]["ServiceCategory"];
            service_type_id?: components["schemas"]["Id"] | null;
            /** @description State. */
            status?: components["schemas"]["ProductStatus"];
            /**
             * Format: int64
             * @description Standard days of delivery.
             */
            std_duration_days?: number | null;
            /** @description Unit shown behind the quantity. */
            unit?: string | null;
        };
        /** @description Which products, in which order, which window. */
        ProductListArgs: {
            category_id?: components["schemas"]["Id"] | null;
            /** @description Backwards. */
            descending?: boolean;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            /** @description Text: code, or a name in any language. */
            query?: string | null;
            service_category?: components["schemas"]["ServiceCategory"] | null;
            /** @description Order. */
            sort?: components["schemas"]["ProductSort"];
            status?: components["schemas"]["ProductStatus"] | null;
        };
        /** @description A product as other records name it. */
        ProductRef: {
            /** @description Code. */
            code: string;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Names. */
            names: components["schemas"]["Names"];
            /** @description State. */
            status: components["schemas"]["ProductStatus"];
        };
        /** @description A product in the list, with what holds today. */
        ProductRow: {
            billing_period?: components["schemas"]["BillingPeriod"] | null;
            /** @description Category. */
            category: components["schemas"]["Ref"];
            /** @description 渠道价. */
            channel: components["schemas"]["InBoth"];
            /** @description Code. */
            code: string;
            cost?: components["schemas"]["InBoth"] | null;
            /** @description 直客价. */
            direct: components["schemas"]["InBoth"];
            /** @description The lowest price a seller may give alone. */
            floor: components["schemas"]["InBoth"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description 列表价. */
            list: components["schemas"]["InBoth"];
            /** @description Names. */
            names: components["schemas"]["Names"];
            /**
             * Format: int64
             * @description Working days it takes.
             */
            processing_days?: number | null;
            /** @description The same as text. */
            processing_time_text?: string | null;
            /** @description Once or running. */
            service_category: components["schemas"]["ServiceCategory"];
            /** @description State. */
            status: components["schemas"]["ProductStatus"];
            /** @description Unit shown behind the quantity. */
            unit?: string | null;
        };
        /**
         * @description By what products are sorted.
         * @enum {string}
         */
        ProductSort: "code" | "name";
        /** @enum {string} */
        ProductStatus: "active" | "suspended" | "discontinued";
        /** @description A product whole. */
        ProductView: components["schemas"]["ProductRow"] & {
            /** @description Every cost, newest first; only for holders of `cost.view`. */
            costs?: components["schemas"]["DatedAmount"][] | null;
            /** @description What it needs. */
            dependencies: components["schemas"]["ProductDependencyRow"][];
            /** @description Typed fields; updates refer to these values. */
            fields: components["schemas"]["ProductFields"];
            /** @description Every floor, newest first. */
            floors: components["schemas"]["DatedAmount"][];
            /** @description What needs it. */
            needed_by: components["schemas"]["ProductDependencyRow"][];
            /** @description Every price, newest first. */
            prices: components["schemas"]["PriceRow"][];
        };
        /** @description Where a deal's execution orders stand, without the main one. */
        Progress: {
            /** @description Numbers of those given up. */
            cancelled: string[];
            /** @description Done once and not running on: still open. */
            open_one_time: string[];
            /** @description All of them. */
            total: number;
            /** @description Numbers of those that nobody has and that wait for nothing. */
            unassigned: string[];
        };
        /** @description A quotation prefilled from the deal. */
        Proposal: {
            /** @description The head. */
            head: components["schemas"]["HeadView"];
            /** @description The lines. */
            items: components["schemas"]["DraftLine"][];
        };
        /** @description Asks for a proposal. */
        ProposeContractArgs: {
            entity_id?: components["schemas"]["Id"] | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description Which services. */
            service_category: components["schemas"]["ServiceCategory"];
        };
        /** @description Keeps a draft. */
        PutDraftArgs: {
            /** @description What was typed, any JSON. */
            body: unknown;
            /** @description The form and its record. */
            key: string;
        };
        Quantity: string;
        /** @description A command that waits. */
        QueueRow: {
            /** @description When the person gave it. */
            at: components["schemas"]["Instant"];
            /** @description Its identity. */
            cmd_id: components["schemas"]["Id"];
            /** @description Why it would be refused as things stand. */
            code?: string | null;
            /** @description Its name. */
            name: string;
            /** @description Values for the text. */
            params: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Its place in the queue.
             */
            seq: number;
            /** @description `pending` or `at_risk`. */
            state: string;
            /** @description What it is about. */
            subject: string;
        };
        /** @description Which quotations; the newest change first. */
        QuotationListArgs: {
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            opportunity_id?: components["schemas"]["Id"] | null;
            status?: components["schemas"]["QuotationStatus"] | null;
        };
        /** @description A quotation in a list. */
        QuotationRow: {
            /** @description Its customer. */
            customer: components["schemas"]["Ref"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description A line is below the floor. */
            is_below_floor: boolean;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description Its name. */
            opportunity_name: string;
            /** @description Waits for the office. */
            pending_sync: boolean;
            /** @description Number; none in drafts. */
            quotation_no?: string | null;
            /** @description A manager must look at it. */
            review_required: boolean;
            sent_at?: components["schemas"]["Instant"] | null;
            /** @description State. */
            status: components["schemas"]["QuotationStatus"];
            /** @description Total. */
            total: components["schemas"]["Amount"];
            total_secondary?: components["schemas"]["Amount"] | null;
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
            /**
             * Format: date
             * @description Valid to.
             */
            valid_until?: string | null;
            /**
             * Format: int64
             * @description Version.
             */
            version: number;
        };
        /** @enum {string} */
        QuotationStatus: "draft" | "sent" | "accepted" | "rejected" | "expired";
        /** @description What a template manager types. */
        QuotationTemplateFields: {
            /** @description Bank block of the company, free text. */
            bank_account_info?: string | null;
            /** @description Printed in the footer. */
            footer_text?: string | null;
            /** @description In use. */
            is_active?: boolean;
            /** @description Taken where the seller chooses none; one of each currency and language. */
            is_default?: boolean;
            /** @description Language it is made for. */
            language: components["schemas"]["DocumentLanguage"];
            /** @description Currency it is made for. */
            primary_currency: components["schemas"]["Currency"];
            /** @description Code, unique. */
            template_code: string;
            /** @description Name. */
            template_name: string;
            /** @description The same in English. */
            terms_en?: string | null;
            /** @description The same in Indonesian. */
            terms_id?: string | null;
            /** @description Terms printed under the totals, one paragraph a line, Chinese. */
            terms_zh?: string | null;
        };
        /** @description A template as screens show it. */
        QuotationTemplateRow: {
            /** @description Typed fields. */
            fields: components["schemas"]["QuotationTemplateFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
        };
        /** @description A quotation whole. */
        QuotationView: {
            approval?: components["schemas"]["ApprovalRow"] | null;
            /** @description That round approved exactly the present content. */
            approval_valid: boolean;
            closed_at?: components["schemas"]["Instant"] | null;
            /** @description Why. */
            closed_note?: string | null;
            /** @description Created. */
            created_at: components["schemas"]["Instant"];
            /** @description Who wrote it. */
            created_by: components["schemas"]["Ref"];
            /** @description Its customer. */
            customer: components["schemas"]["Ref"];
            /**
             * Format: int64
             * @description His number.
             */
            customer_no?: number | null;
            /** @description Discount. */
            discount: components["schemas"]["Amount"];
            /** @description Its papers. */
            documents: components["schemas"]["DocumentView"][];
            /**
             * Format: int64
             * @description Goes back with the next save.
             */
            edit_no: number;
            /** @description Sum before discount. */
            gross: components["schemas"]["Amount"];
            /** @description The head. */
            head: components["schemas"]["HeadView"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Instalments. */
            instalments: components["schemas"]["InstalmentView"][];
            /** @description A line is below the floor. */
            is_below_floor: boolean;
            /** @description The lines. */
            items: components["schemas"]["LineView"][];
            may_issue?: components["schemas"]["Refusal"] | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description Its name. */
            opportunity_name: string;
            parties?: components["schemas"]["PartyBlock"] | null;
            /** @description Waits for the office. */
            pending_sync: boolean;
            /** @description Number; none in drafts. */
            quotation_no?: string | null;
            /** @description Why; `below_cost` only for holders of `cost.view`, others read `office_check`. */
            review_reasons: string[];
            /** @description A manager must look at it. */
            review_required: boolean;
            revises_id?: components["schemas"]["Id"] | null;
            sent_at?: components["schemas"]["Instant"] | null;
            sent_by?: components["schemas"]["Ref"] | null;
            /** @description State. */
            status: components["schemas"]["QuotationStatus"];
            /** @description Total. */
            total: components["schemas"]["Amount"];
            total_secondary?: components["schemas"]["Amount"] | null;
            /** @description Last change. */
            updated_at: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Version.
             */
            version: number;
        };
        Rate: string;
        /** @description Asks for the receipt of a payment. */
        ReceiptPdfArgs: {
            /** @description The payment; confirmed. */
            id: components["schemas"]["Id"];
            language?: components["schemas"]["DocumentLanguage"] | null;
        };
        /** @description Which receipts, the earliest due first. */
        ReceivableListArgs: {
            customer_id?: components["schemas"]["Id"] | null;
            /** @description Which. */
            due?: components["schemas"]["DueKind"];
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            sales_user_id?: components["schemas"]["Id"] | null;
        };
        /** @description A receipt that is expected. */
        ReceivableRow: {
            /** @description Amount. */
            amount: components["schemas"]["Amount"];
            contract?: components["schemas"]["Ref"] | null;
            /** @description The customer. */
            customer: components["schemas"]["Ref"];
            /**
             * Format: int64
             * @description Days since it was due; below 0 before.
             */
            days_overdue?: number | null;
            /**
             * Format: date
             * @description Due; null until the work is delivered.
             */
            due_date?: string | null;
            /** @description A month of a running service. */
            is_monthly: boolean;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description The order. */
            order: components["schemas"]["Ref"];
            /** @description The receipt. */
            order_payment_id: components["schemas"]["Id"];
            /**
             * Format: int64
             * @description Instalment or month.
             */
            period_no: number;
            /** @description Salesperson. */
            seller: components["schemas"]["Ref"];
        };
        /** @description A reference with the name to show. */
        Ref: {
            /** @description The record. */
            id: components["schemas"]["Id"];
            /** @description Its name. */
            name: string;
        };
        /** @description Finance gave confirmed money back (online). */
        RefundPayment: {
            /** @description The payment. */
            id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description A business reason against a command. Texts in three languages live in the interface's catalogues under the same code. */
        Refusal: {
            /** @description Stable code, `noun.problem`. */
            code: string;
            /** @description Values for the text; `field` names the field at fault where there is one. */
            params?: {
                [key: string]: string;
            };
        };
        /** @enum {string} */
        RegistrationStatus: "in_progress" | "completed" | "failed";
        /** @description What is known of a company that is being registered. */
        RegistrationView: {
            /** @description Deed. */
            akta?: string | null;
            /** @description Registered name. */
            company_name: string;
            completed_at?: components["schemas"]["Instant"] | null;
            /** @description Location permit. */
            izin_lokasi?: string | null;
            /** @description Nomor Induk Berusaha. */
            nib?: string | null;
            /** @description Remarks. */
            notes?: string | null;
            /** @description Tax number. */
            npwp?: string | null;
            /** @description State. */
            registration_status: components["schemas"]["RegistrationStatus"];
            /** @description Decree of the ministry. */
            sk?: string | null;
        };
        /** @description The customer declined. */
        RejectQuotation: {
            /** @description The quotation. */
            id: components["schemas"]["Id"];
            /** @description Why. */
            reason?: string | null;
        };
        /** @description Takes a wait away. */
        RemoveDependency: {
            /** @description The order that waits. */
            execution_order_id: components["schemas"]["Id"];
            /** @description The order waited for. */
            prerequisite_order_id: components["schemas"]["Id"];
        };
        /** @description Goes back to the stage before. */
        ReopenArgs: {
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description Finance takes a confirmation back. */
        ReopenOrderPayment: {
            /** @description The receipt. */
            id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description What is reported about money that arrived. */
        ReportPaymentArgs: {
            /** @description Money that arrived. */
            amount: components["schemas"]["Amount"];
            /** @description The contract. */
            contract_id: components["schemas"]["Id"];
            entity_id?: components["schemas"]["Id"] | null;
            /** @description The last payment of the contract. */
            is_final_payment?: boolean;
            /** @description Remark. */
            notes?: string | null;
            order_payment_id?: components["schemas"]["Id"] | null;
            original?: components["schemas"]["Amount"] | null;
            /** @description How it came. */
            payment_method: components["schemas"]["PaymentMethod"];
            /** @description What it is for. */
            payment_mode: components["schemas"]["PaymentMode"];
            /**
             * Format: date
             * @description Day it arrived.
             */
            received_on: string;
            /** @description The bank's or the payer's reference. */
            reference?: string | null;
            tax_amount?: components["schemas"]["Amount"] | null;
            /** @description Vouchers: files of the customer, the first is the primary one. */
            vouchers?: components["schemas"]["Id"][];
            withheld?: components["schemas"]["Amount"] | null;
        };
        /** @description Asks for the approval of the present stage's work. */
        RequestApprovalArgs: {
            /** @description Remark for the approver. */
            note?: string | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description Asks for the approval of the phases. */
        RequestPhaseApprovalArgs: {
            /** @description Remark. */
            note?: string | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description Asks a manager to approve a draft. */
        RequestQuotationApprovalArgs: {
            /** @description The draft. */
            id: components["schemas"]["Id"];
            /** @description Why. */
            note: string;
        };
        /** @description Of one line of a checklist. */
        ReusableArgs: {
            /** @description The line. */
            requirement_id: components["schemas"]["Id"];
        };
        /** @description A paper of the same kind that was approved before for this customer. */
        ReusablePaper: {
            applicant?: components["schemas"]["ApplicantFields"] | null;
            approved_at?: components["schemas"]["Instant"] | null;
            /**
             * Format: date
             * @description Last day it is valid.
             */
            expires_on?: string | null;
            /** @description Its files. */
            files: components["schemas"]["MaterialFile"][];
            /** @description Key of the paper. */
            id: components["schemas"]["Id"];
            /** @description Of the same person by passport, or of the company. */
            is_same_person: boolean;
            /** @description The deal it was given for. */
            opportunity: components["schemas"]["Ref"];
            /** @description What was typed. */
            text_value?: string | null;
        };
        /** @description A span of months, both ends included; the last twelve where nothing is said. */
        RevenueArgs: {
            /** @description `YYYY-MM`. */
            from?: string | null;
            sales_user_id?: components["schemas"]["Id"] | null;
            /** @description `YYYY-MM`. */
            to?: string | null;
        };
        /** @description Revenue of a month and salesperson in one currency. */
        RevenueMonth: {
            /** @description Running services, as received. */
            long_term: components["schemas"]["Amount"];
            /** @description `YYYY-MM`. */
            month: string;
            /** @description One-time parts of fully paid orders. */
            one_time: components["schemas"]["Amount"];
            /** @description Salesperson. */
            seller: components["schemas"]["Ref"];
            /** @description Both. */
            total: components["schemas"]["Amount"];
        };
        /** @description Revenue by month and salesperson. */
        RevenueSummary: {
            /** @description First month. */
            from: string;
            /** @description By month, salesperson, currency. */
            rows: components["schemas"]["RevenueMonth"][];
            /** @description Last month. */
            to: string;
            /** @description Sum per currency. */
            totals: components["schemas"]["Amount"][];
        };
        /** @description What an order is worth and what came in (DOMAIN §6.8). */
        RevenueView: {
            /** @description The one-time part has come in. */
            is_one_time_fully_paid: boolean;
            /** @description Σ running items. */
            long_term_amount: components["schemas"]["Amount"];
            /** @description Those of running services. */
            long_term_received: components["schemas"]["Amount"];
            /** @description Σ one-time items. */
            one_time_amount: components["schemas"]["Amount"];
            /** @description The others. */
            one_time_received: components["schemas"]["Amount"];
            /** @description Σ confirmed receipts. */
            received_amount: components["schemas"]["Amount"];
            /** @description What counts as revenue. */
            recognised: components["schemas"]["Amount"];
            /** @description Σ items. */
            total_amount: components["schemas"]["Amount"];
        };
        /** @description Finance has checked a payment (online). */
        ReviewPayment: {
            /** @description The payment. */
            id: components["schemas"]["Id"];
            /** @description Remark; needed for a rejection. */
            notes?: string | null;
            /** @description Verdict. */
            verdict: components["schemas"]["ReviewVerdict"];
        };
        /** @enum {string} */
        ReviewVerdict: "confirmed" | "rejected";
        /** @description Shuts a laptop out: from now on the office answers it nothing. */
        RevokeDevice: {
            /** @description The laptop. */
            device_id: components["schemas"]["Id"];
        };
        /** @description A role with its permissions. */
        RoleRow: {
            /** @description Code. */
            code: string;
            /** @description Largest discount its holders may give alone. */
            discount_limit: components["schemas"]["Percent"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description English name. */
            name_en: string;
            /** @description Indonesian name. */
            name_id: string;
            /** @description Chinese name. */
            name_zh: string;
            /** @description Permission codes. */
            permissions: string[];
        };
        /** @description All rows of a short list. */
        Rows_ApprovalRow: {
            rows: components["schemas"]["ApprovalRow"][];
        };
        /** @description All rows of a short list. */
        Rows_ContractEntityRow: {
            rows: components["schemas"]["ContractEntityRow"][];
        };
        /** @description All rows of a short list. */
        Rows_ContractTemplateRow: {
            rows: components["schemas"]["ContractTemplateRow"][];
        };
        /** @description All rows of a short list. */
        Rows_DeviceRow: {
            rows: components["schemas"]["DeviceRow"][];
        };
        /** @description All rows of a short list. */
        Rows_FollowUpView: {
            rows: components["schemas"]["FollowUpView"][];
        };
        /** @description All rows of a short list. */
        Rows_InboxGroup: {
            rows: components["schemas"]["InboxGroup"][];
        };
        /** @description All rows of a short list. */
        Rows_MaterialChange: {
            rows: components["schemas"]["MaterialChange"][];
        };
        /** @description All rows of a short list. */
        Rows_MaterialRuleRow: {
            rows: components["schemas"]["MaterialRuleRow"][];
        };
        /** @description All rows of a short list. */
        Rows_NoteView: {
            rows: components["schemas"]["NoteView"][];
        };
        /** @description All rows of a short list. */
        Rows_PricedProduct: {
            rows: components["schemas"]["PricedProduct"][];
        };
        /** @description All rows of a short list. */
        Rows_PriceView: {
            rows: components["schemas"]["PriceView"][];
        };
        /** @description All rows of a short list. */
        Rows_QueueRow: {
            rows: components["schemas"]["QueueRow"][];
        };
        /** @description All rows of a short list. */
        Rows_QuotationTemplateRow: {
            rows: components["schemas"]["QuotationTemplateRow"][];
        };
        /** @description All rows of a short list. */
        Rows_ReusablePaper: {
            rows: components["schemas"]["ReusablePaper"][];
        };
        /** @description All rows of a short list. */
        Rows_RoleRow: {
            rows: components["schemas"]["RoleRow"][];
        };
        /** @description All rows of a short list. */
        Rows_SettingRow: {
            rows: components["schemas"]["SettingRow"][];
        };
        /** @description All rows of a short list. */
        Rows_SimilarCustomer: {
            rows: components["schemas"]["SimilarCustomer"][];
        };
        /** @description All rows of a short list. */
        Rows_Twin: {
            rows: components["schemas"]["Twin"][];
        };
        /** @description All rows of a short list. */
        Rows_UserRow: {
            rows: components["schemas"]["UserRow"][];
        };
        /** @description Rules of one product. */
        RuleListArgs: {
            /** @description The product. */
            product_id: components["schemas"]["Id"];
        };
        /** @description A price in one currency with its origin. */
        SalesPrice: {
            /** @description Converted by the rate, since the currency has no price of its own. */
            converted: boolean;
            /** @description The price. */
            price: components["schemas"]["Amount"];
            /** @description Which price it is: of the customer's level, channel, direct or list. */
            price_origin: components["schemas"]["PriceOrigin"];
        };
        /** @description Asks for the price of a product for a customer. */
        SalesPriceArgs: {
            /** @description The customer. */
            customer_id: components["schemas"]["Id"];
            /** @description The product. */
            product_id: components["schemas"]["Id"];
        };
        /** @description The prices of a product for a customer on the office's day; null in a currency for which there is none. */
        SalesPrices: {
            cny?: components["schemas"]["SalesPrice"] | null;
            /** @description The customer. */
            customer_id: components["schemas"]["Id"];
            idr?: components["schemas"]["SalesPrice"] | null;
            idr_per_cny?: components["schemas"]["Rate"] | null;
            /**
             * Format: date
             * @description The day.
             */
            on: string;
            /** @description The product. */
            product_id: components["schemas"]["Id"];
        };
        /** @description Saves a draft whole, new or old. */
        SaveArgs: {
            /**
             * Format: int64
             * @description Edit number worked on; 0 for a new draft.
             */
            edit_no?: number;
            /** @description The head. */
            head: components["schemas"]["HeadView"];
            id?: components["schemas"]["Id"] | null;
            /** @description The lines in order. */
            items: components["schemas"]["DraftLine"][];
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description When a draft was kept. */
        SavedAt: {
            /** @description The time. */
            saved_at: components["schemas"]["Instant"];
        };
        /** @description Writes down what is known of a company that is being registered. */
        SaveRegistration: {
            /** @description Deed. */
            akta?: string | null;
            /** @description Registered name. */
            company_name: string;
            /** @description The registration order. */
            execution_order_id: components["schemas"]["Id"];
            /** @description Location permit. */
            izin_lokasi?: string | null;
            /** @description Nomor Induk Berusaha, 13 digits. */
            nib?: string | null;
            /** @description Remarks. */
            notes?: string | null;
            /** @description Tax number, 15 or 16 digits. */
            npwp?: string | null;
            /** @description Decree of the ministry. */
            sk?: string | null;
        };
        /** @description What to look for. */
        SearchArgs: {
            /**
             * Format: int64
             * @description Hits at most, up to 200.
             */
            limit: number;
            /** @description Words that must all be found: Chinese, pinyin, Latin, numbers. */
            query: string;
        };
        /** @description A record found. */
        SearchHit: {
            /** @description The record. */
            id: components["schemas"]["Id"];
            /** @description Kind of record. */
            kind: components["schemas"]["HitKind"];
            opportunity_id?: components["schemas"]["Id"] | null;
            /** @description What stands beside it. */
            subtitle: string;
            /** @description What to show. */
            title: string;
        };
        /** @description The records found, best first. */
        SearchHits: {
            /** @description The hits. */
            hits: components["schemas"]["SearchHit"][];
        };
        /** @description An office's address. */
        ServerArgs: {
            /** @description `https://host`, or `http://` on this machine. */
            url: string;
        };
        /** @description What stands at an address. */
        ServerView: {
            /** @description It is an office, and ready. */
            ok: boolean;
            /** @description Its version. */
            version: string;
        };
        /** @enum {string} */
        ServiceCategory: "one_time" | "long_term";
        /** @description 商机服务依赖. */
        ServiceDependency: components["schemas"]["ServiceDependencyFields"] & {
            /** @description Key. */
            id: components["schemas"]["Id"];
            satisfied_at?: components["schemas"]["Instant"] | null;
            satisfied_by?: components["schemas"]["Id"] | null;
        };
        /** @description What a person types about a prerequisite of the plan. */
        ServiceDependencyFields: {
            /** @description Must be met. */
            is_mandatory?: boolean;
            /** @description Remarks. */
            notes?: string | null;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /** @description In words. */
            prerequisite_description: string;
            /** @description Code of the paper. */
            prerequisite_document_type?: string | null;
            /** @description Paper or service. */
            prerequisite_type: components["schemas"]["PrerequisiteType"];
            /** @description State. */
            status?: components["schemas"]["PrerequisiteStatus"];
        };
        /** @description What a person types about a phase. */
        ServicePhaseFields: {
            /**
             * Format: date
             * @description Planned last day.
             */
            planned_end_date?: string | null;
            /**
             * Format: date
             * @description Planned first day.
             */
            planned_start_date?: string | null;
            /** @description Text. */
            stage_description?: string | null;
            /** @description Name. */
            stage_name: string;
        };
        /** @description A phase. */
        ServicePhaseRow: {
            /**
             * Format: date
             * @description Real last day.
             */
            actual_end_date?: string | null;
            /**
             * Format: date
             * @description Real first day.
             */
            actual_start_date?: string | null;
            approved_at?: components["schemas"]["Instant"] | null;
            approved_by?: components["schemas"]["Ref"] | null;
            /** @description Typed fields. */
            fields: components["schemas"]["ServicePhaseFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /**
             * Format: int64
             * @description 1, 2, 3…
             */
            stage_number: number;
            /** @description State. */
            status: components["schemas"]["PhaseStatus"];
        };
        /** @description The phases of a deal and where their approval stands. */
        ServicePhases: {
            approval?: components["schemas"]["ApprovalRow"] | null;
            /** @description They are approved as they are. */
            approved: boolean;
            /** @description In order. */
            rows: components["schemas"]["ServicePhaseRow"][];
        };
        /** @description Of one deal. */
        ServicePhasesArgs: {
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @enum {string} */
        ServiceType: "one_time" | "long_term" | "mixed";
        /** @description The user with the language of his interface. */
        SessionUser: {
            /** @description Shown name. */
            display_name: string;
            /** @description Login name. */
            email: string;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description `zh`, `id` or `en`. */
            language?: string | null;
        };
        /** @description The answer of `session.get`. */
        SessionView: {
            /** @description Mark of this laptop in document numbers. */
            device_mark?: string | null;
            /** @description Largest discount he may give alone. */
            discount_limit: components["schemas"]["Percent"];
            /** @description Whether clearable demo data is there. */
            has_demo_data: boolean;
            /** @description `stand_alone`, `device` or `office`. */
            mode: string;
            /** @description Permission codes. */
            permissions: string[];
            /** @description Role codes. */
            roles: string[];
            /** @description Whether costs reach him. */
            sees_costs: boolean;
            /** @description The nine stages in order. */
            stage_templates: components["schemas"]["StageTemplateView"][];
            /**
             * Format: date
             * @description Business date.
             */
            today: string;
            /** @description Who. */
            user: components["schemas"]["SessionUser"];
            /** @description Version of the program. */
            version: string;
            /** @description The workspace. */
            workspace: string;
        };
        /** @description Enters a floor or a cost that holds from a day on. */
        SetAmountArgs: {
            /** @description The amount. */
            amount: components["schemas"]["Amount"];
            /**
             * Format: date
             * @description First day of validity.
             */
            effective_from: string;
            /** @description The product. */
            product_id: components["schemas"]["Id"];
        };
        /** @description Changes the discount limit of a role. */
        SetDiscountLimit: {
            /** @description Largest discount its holders may give alone. */
            discount_limit: components["schemas"]["Percent"];
            /** @description The role. */
            role_id: components["schemas"]["Id"];
        };
        /** @description Sets another user's password. */
        SetPasswordArgs: {
            /** @description The new password. */
            password: string;
            /** @description The user; one's own password is changed with the present one. */
            user_id: components["schemas"]["Id"];
        };
        /** @description Sets how the acting person wants to be told. */
        SetPreferences: {
            /** @description Kinds he does not want at all. */
            muted_kinds?: string[];
            /** @description Kinds of which he wants no mail. */
            no_mail_kinds?: string[];
            /** @description Kinds that stay in the list and do not pop up. */
            no_popup_kinds?: string[];
            /** @description Nothing pops up from this time of day on, `HH:MM`. */
            quiet_from?: string | null;
            /** @description Until this time of day. */
            quiet_to?: string | null;
        };
        /** @description Enters a price that holds from a day on. */
        SetPriceArgs: {
            /** @description The price. */
            amount: components["schemas"]["Amount"];
            /** @description Why, at least 5 characters. */
            change_reason: string;
            /**
             * Format: date
             * @description First day of validity.
             */
            effective_from: string;
            level_id?: components["schemas"]["Id"] | null;
            /** @description Which price. */
            price_type: components["schemas"]["PriceType"];
            /** @description The product. */
            product_id: components["schemas"]["Id"];
        };
        /** @description Writes a phase of a deal, or changes it. */
        SetServicePhase: {
            /** @description What was typed. */
            fields: components["schemas"]["ServicePhaseFields"];
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
            /**
             * Format: int64
             * @description 1, 2, 3…
             */
            stage_number: number;
        };
        /** @description Changes a setting. */
        SetSettingArgs: {
            /** @description Which setting. */
            key: components["schemas"]["SettingKey"];
            /** @description Its value as text. */
            value: string;
        };
        /** @description Enters the number the tax authority gave (Faktur Pajak 17 digits, 数电票 20 digits; SYNC §7.8). */
        SetTaxNumber: {
            /** @description The invoice. */
            id: components["schemas"]["Id"];
            /** @description The number; null until it is known. */
            tax_number?: string | null;
        };
        /** @enum {string} */
        SettingKey: "quotation.valid_days" | "number.style" | "business.zone";
        /** @description A setting with its value. */
        SettingRow: {
            /** @description Which setting. */
            key: components["schemas"]["SettingKey"];
            /** @description Its value as text. */
            value: string;
        };
        /** @description Whether the first run is done. */
        SetupStatus: {
            /** @description `stand_alone`, `device` or `office`. */
            mode?: string | null;
            /** @description Use cases may be called. */
            ready: boolean;
        };
        /** @description Pauses, resumes or cancels the work on a deal. */
        SetWorkflowStatus: {
            /** @description The deal. */
            id: components["schemas"]["Id"];
            /** @description Why; needed for pausing and cancelling. */
            reason?: string | null;
            /** @description Wanted state: active, paused or cancelled. */
            workflow_status: components["schemas"]["WorkflowStatus"];
        };
        /** @description Records the signatures. */
        SignContractArgs: {
            /**
             * Format: date
             * @description First day.
             */
            effective_from?: string | null;
            /**
             * Format: date
             * @description Last day.
             */
            effective_to?: string | null;
            /** @description The contract. */
            id: components["schemas"]["Id"];
            /** @description The signed copy. */
            signed_copy_id: components["schemas"]["Id"];
            /**
             * Format: date
             * @description Day of the last signature; today where nothing is said.
             */
            signed_on?: string | null;
        };
        /** @description A name that is being typed. */
        SimilarArgs: {
            exclude_id?: components["schemas"]["Id"] | null;
            /** @description The name so far. */
            name: string;
        };
        /** @description A customer of a similar name. */
        SimilarCustomer: {
            /**
             * Format: int64
             * @description Number for people.
             */
            customer_no?: number | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Name. */
            name: string;
            /** @description Name of the salesperson in charge. */
            owner: string;
        };
        /**
         * @description By what the list may be sorted.
         * @enum {string}
         */
        SortBy: "updated_at" | "name" | "customer" | "stage" | "amount" | "expected_close_date";
        /** @description Makes the execution orders of a deal whose contracts are all signed. */
        SplitExecution: {
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description How many deals stand at a stage. */
        StageCount: {
            /**
             * Format: int64
             * @description Active deals.
             */
            count: number;
            /**
             * Format: int64
             * @description Place of the stage.
             */
            stage_order: number;
        };
        /** @description What an administrator types about a stage. */
        StageTemplateFields: {
            /** @description Approver names; all must approve. */
            approval_roles: string[];
            /** @description Codes of the conditions for leaving the stage, of those [`gate::conditions_of`] knows. */
            conditions: string[];
            /** @description English name. */
            name_en: string;
            /** @description Indonesian name. */
            name_id: string;
            /** @description Chinese name. */
            name_zh: string;
            /** @description The stage's work needs approval. */
            requires_approval: boolean;
        };
        /** @description A stage. */
        StageTemplateRow: {
            /** @description Stage code. */
            code: string;
            /** @description Typed fields; updates refer to these values. */
            fields: components["schemas"]["StageTemplateFields"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Codes of the conditions it may ask. */
            possible_conditions: string[];
            /**
             * Format: int64
             * @description Place, 1–9.
             */
            stage_order: number;
        };
        /** @description The stages in order. */
        StageTemplates: {
            /** @description Approver names there are. */
            approver_roles: string[];
            /** @description The stages. */
            rows: components["schemas"]["StageTemplateRow"][];
        };
        /** @description A stage as screens need it. */
        StageTemplateView: {
            /** @description Approver names; all must approve. */
            approval_roles: string[];
            /** @description Stage code. */
            code: string;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description English name. */
            name_en: string;
            /** @description Indonesian name. */
            name_id: string;
            /** @description Chinese name. */
            name_zh: string;
            /**
             * Format: int64
             * @description Place, 1–9.
             */
            order: number;
            /** @description Whether the stage's work needs approval. */
            requires_approval: boolean;
        };
        /**
         * @description Where an amount stands in time.
         * @enum {string}
         */
        Standing: "past" | "current" | "future";
        /** @description The start page. */
        StartView: {
            /** @description What the caller may decide, oldest first. */
            approvals: components["schemas"]["ApprovalRow"][];
            /**
             * Format: int64
             * @description How many in all.
             */
            approvals_total: number;
            /** @description Active deals per stage that he sees. */
            counts_by_stage: components["schemas"]["StageCount"][];
            /** @description His deals, newest first. */
            deals: components["schemas"]["OpportunityRow"][];
            /**
             * Format: int64
             * @description How many in all.
             */
            deals_total: number;
            /** @description His drafts, newest first. */
            drafts: components["schemas"]["QuotationRow"][];
            /** @description Issued quotations that a manager must look at. */
            reviews: components["schemas"]["QuotationRow"][];
        };
        /** @description The statement of account of a customer. */
        Statement: {
            /** @description By age. */
            ageing: components["schemas"]["Ageing"][];
            /**
             * Format: date
             * @description As of this day.
             */
            as_of: string;
            /** @description Owed in all, per currency. */
            balances: components["schemas"]["Amount"][];
            /** @description His signed contracts. */
            contracts: components["schemas"]["StatementContract"][];
            /** @description The customer. */
            customer: components["schemas"]["Ref"];
            /**
             * Format: int64
             * @description His number.
             */
            customer_no?: number | null;
        };
        /** @description Asks for a statement. */
        StatementArgs: {
            /** @description The customer. */
            customer_id: components["schemas"]["Id"];
        };
        /** @description The account of one contract. */
        StatementContract: {
            /** @description Still owed. */
            balance: components["schemas"]["Amount"];
            /** @description The contract. */
            contract: components["schemas"]["Ref"];
            /** @description The lines by day. */
            lines: components["schemas"]["StatementLine"][];
            /** @description What it is about. */
            title: string;
        };
        /**
         * @description What a line of a statement is.
         * @enum {string}
         */
        StatementKind: "contract" | "invoice" | "payment" | "withheld" | "exchange_difference";
        /** @description A line of a statement. */
        StatementLine: {
            /** @description Amount: what is owed above 0, what settles it below 0. */
            amount: components["schemas"]["Amount"];
            /** @description Owed after this line. */
            balance: components["schemas"]["Amount"];
            /** @description What it is. */
            kind: components["schemas"]["StatementKind"];
            /** @description Number of the paper. */
            number: string;
            /**
             * Format: date
             * @description Day.
             */
            on: string;
        };
        /** @description Asks for the paper of a statement. */
        StatementPdfArgs: {
            /** @description The customer. */
            customer_id: components["schemas"]["Id"];
            language?: components["schemas"]["DocumentLanguage"] | null;
        };
        /** @description One step of a calculation. */
        Step: {
            /**
             * Format: int32
             * @description Decimals the result is rounded to; null: exact.
             */
            decimals?: number | null;
            /** @description From what. */
            inputs: components["schemas"]["Input"][];
            /** @description What it works out, a code that screens have a word for. */
            name: string;
            /** @description How. */
            operation: components["schemas"]["Operation"];
            /** @description Decimal text. */
            result: string;
            /** @description Which way. */
            rounding: components["schemas"]["TaxRounding"];
        };
        /** @enum {string} */
        Subject: "quotation" | "quotation_item" | "contract" | "order" | "order_item" | "order_payment" | "invoice" | "payment";
        /** @description Of which lead, customer or deal; exactly one is named. */
        SubjectArgs: {
            customer_id?: components["schemas"]["Id"] | null;
            lead_id?: components["schemas"]["Id"] | null;
            opportunity_id?: components["schemas"]["Id"] | null;
        };
        /** @enum {string} */
        SubjectKind: "stage" | "quotation" | "service_phases";
        /** @description A paper that is given. */
        SubmitMaterialArgs: {
            /**
             * Format: date
             * @description Last day it is valid.
             */
            expires_on?: string | null;
            /** @description Files of the deal's customer. */
            file_ids?: components["schemas"]["Id"][];
            /** @description The line of the checklist. */
            requirement_id: components["schemas"]["Id"];
            reused_from?: components["schemas"]["Id"] | null;
            /** @description Words, a number or a day. */
            text_value?: string | null;
        };
        /**
         * @description State of the badge.
         * @enum {string}
         */
        SyncState: "synced" | "pending" | "offline" | "attention" | "stand_alone";
        /** @description Where this place stands with its office. */
        SyncView: {
            /**
             * Format: int64
             * @description Of these, commands that would be refused as things stand.
             */
            at_risk: number;
            /**
             * Format: int64
             * @description Items of the inbox.
             */
            inbox: number;
            last_sync_at?: components["schemas"]["Instant"] | null;
            next_try_at?: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @description Customer numbers left.
             */
            numbers_left: number;
            /**
             * Format: int64
             * @description Commands that wait.
             */
            pending: number;
            problem?: components["schemas"]["Refusal"] | null;
            /** @description Address of the office. */
            server_url?: string | null;
            /** @description State of the badge. */
            state: components["schemas"]["SyncState"];
            /** @description Switched off by the person. */
            work_offline: boolean;
        };
        /** @description A reminder or an answer. */
        TaskEntryView: {
            /** @description How. */
            channel: string;
            /** @description What was said. */
            content: string;
            /** @description When. */
            created_at: components["schemas"]["Instant"];
            /** @description Who. */
            created_by: components["schemas"]["Ref"];
            /**
             * Format: date
             * @description Promised to pay by this day.
             */
            promised_on?: string | null;
        };
        /** @description Which tasks; newest first. */
        TaskListArgs: {
            assigned_to?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            order_id?: components["schemas"]["Id"] | null;
            status?: components["schemas"]["CollectionTaskStatus"] | null;
        };
        /** @description A dunning task. */
        TaskRow: {
            amount?: components["schemas"]["Amount"] | null;
            assigned_to?: components["schemas"]["Ref"] | null;
            /** @description Created. */
            created_at: components["schemas"]["Instant"];
            /** @description The customer. */
            customer: components["schemas"]["Ref"];
            /**
             * Format: date
             * @description Due.
             */
            due_date?: string | null;
            /** @description What was said, newest first. */
            entries: components["schemas"]["TaskEntryView"][];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Remarks. */
            notes?: string | null;
            /** @description The order. */
            order: components["schemas"]["Ref"];
            order_payment_id?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description How often the customer was asked.
             */
            reminder_count: number;
            /** @description State. */
            status: components["schemas"]["CollectionTaskStatus"];
            /** @description Who made it. */
            task_type: components["schemas"]["TaskType"];
        };
        /** @enum {string} */
        TaskType: "auto" | "manual";
        /** @description The tax lines of a price, two decimals each. */
        TaxPreview: {
            /** @description Base the rate is applied to. */
            base: string;
            /** @description Code of the Faktur Pajak. */
            faktur_code?: string | null;
            /** @description Price before tax. */
            price: string;
            /** @description Rate. */
            rate: components["schemas"]["TaxRate"];
            /** @description Tax. */
            tax: string;
            /** @description The final tax in whole minor units. */
            tax_whole: components["schemas"]["Amount"];
            /** @description Price and tax. */
            total: string;
        };
        /** @description A price to be taxed. */
        TaxPreviewArgs: {
            /** @description Its currency. */
            currency: components["schemas"]["Currency"];
            /** @description Decimal text in major units. */
            price: string;
            /** @description The price holds the tax already. */
            price_includes_tax?: boolean;
            rate?: components["schemas"]["TaxRate"] | null;
            rounding?: components["schemas"]["TaxRounding"] | null;
            /** @description How tax is worked out. */
            scheme: components["schemas"]["TaxScheme"];
        };
        TaxRate: string;
        /** @description A tax rate of an entity. */
        TaxRateRow: {
            /**
             * Format: date
             * @description First day of validity.
             */
            effective_from: string;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description It holds today. */
            is_current: boolean;
            /** @description Rate as a fraction. */
            rate: components["schemas"]["TaxRate"];
            /** @description Rounding of the final tax. */
            rounding: components["schemas"]["TaxRounding"];
            /** @description How tax is worked out. */
            scheme: components["schemas"]["TaxScheme"];
            /** @description Where it is written. */
            source?: string | null;
        };
        /** @enum {string} */
        TaxRounding: "half_up" | "down";
        /** @enum {string} */
        TaxScheme: "simple" | "ppn_nilai_lain" | "ppn_full";
        /** @description Ends a contract: a draft or sent one is cancelled, a signed one terminated by a manager. */
        TerminateContract: {
            /** @description The contract. */
            id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description Which todos; newest first. */
        TodoListArgs: {
            assigned_to?: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
            opportunity_id?: components["schemas"]["Id"] | null;
            status?: components["schemas"]["TodoStatus"] | null;
            todo_type?: components["schemas"]["TodoType"] | null;
        };
        /** @description A todo. */
        TodoRow: {
            assigned_to?: components["schemas"]["Ref"] | null;
            /** @description Created. */
            created_at: components["schemas"]["Instant"];
            /** @description Free text. */
            description?: string | null;
            /**
             * Format: date
             * @description Due.
             */
            due_date?: string | null;
            execution_order?: components["schemas"]["Ref"] | null;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description Open and its day has passed. */
            is_overdue: boolean;
            /** @description The deal. */
            opportunity: components["schemas"]["Ref"];
            /** @description Remark of the one who finished it. */
            outcome?: string | null;
            payment?: components["schemas"]["Ref"] | null;
            /** @description State. */
            status: components["schemas"]["TodoStatus"];
            /** @description Title; empty for those of the rules. */
            title: string;
            /** @description Kind. */
            todo_type: components["schemas"]["TodoType"];
        };
        /** @enum {string} */
        TodoStatus: "pending" | "in_progress" | "completed" | "cancelled";
        /** @enum {string} */
        TodoType: "check_payment" | "verify_delivery" | "release_new_order" | "finance_review" | "send_notification" | "payment_reminder" | "final_check" | "execution_stuck";
        /** @description Which contracts; the one changed last first. */
        ToIssueArgs: {
            /**
             * Format: int64
             * @description Rows at most, up to 200.
             */
            limit: number;
            /**
             * Format: int64
             * @description Rows to skip.
             */
            offset: number;
        };
        /** @description A contract with what it leaves. */
        ToIssueRow: {
            /** @description Its customer. */
            customer: components["schemas"]["Ref"];
            /** @description The deal. */
            opportunity: components["schemas"]["Ref"];
            /** @description What it leaves. */
            room: components["schemas"]["InvoiceRoom"];
            /** @description Salesperson. */
            seller: components["schemas"]["Ref"];
            /**
             * Format: date
             * @description Day of the last signature.
             */
            signed_on?: string | null;
        };
        /** @description Hands a customer with everything under it to another owner (online, manager). */
        TransferCustomer: {
            /** @description The customer. */
            id: components["schemas"]["Id"];
            /** @description The new owner. */
            owner_user_id: components["schemas"]["Id"];
            /** @description Why. */
            reason: string;
        };
        /** @description Somebody like a lead. Of one whom the asker does not see only the likeness is told. */
        Twin: {
            customer_id?: components["schemas"]["Id"] | null;
            lead_id?: components["schemas"]["Id"] | null;
            /** @description By what. */
            likeness: components["schemas"]["Likeness"];
            /** @description The name, where the asker sees it. */
            name?: string | null;
            owner_user_id?: components["schemas"]["Id"] | null;
        };
        /** @description How many the caller has not read. */
        UnreadCount: {
            /**
             * Format: int64
             * @description That many.
             */
            count: number;
        };
        /** @description Saves the terms whole (strict on the edit number). A sent contract becomes a draft again and keeps its number. */
        UpdateContract: {
            /**
             * Format: int64
             * @description Edit number the person worked on.
             */
            edit_no: number;
            /** @description The contract. */
            id: components["schemas"]["Id"];
            /** @description The terms. */
            terms: components["schemas"]["ContractTerms"];
        };
        /** @description Saves a draft. */
        UpdateInvoiceArgs: {
            /**
             * Format: int64
             * @description Edit number worked on.
             */
            edit_no: number;
            /** @description What was typed. */
            fields: components["schemas"]["InvoiceTyped"];
            /** @description The invoice. */
            id: components["schemas"]["Id"];
        };
        /** @description Changes an entry of a list. */
        UpdateLookupArgs: {
            /** @description The changes, each field at most once. */
            changes: components["schemas"]["Change"][];
            /** @description The entry. */
            id: components["schemas"]["Id"];
            /** @description The list. */
            list: components["schemas"]["LookupList"];
        };
        /** @description Adds the official file. */
        UploadInvoiceArgs: {
            /** @description The file. */
            attachment_id: components["schemas"]["Id"];
            /** @description The invoice. */
            invoice_id: components["schemas"]["Id"];
            /** @description The main file. */
            is_primary?: boolean;
        };
        /** @description What an administrator types about a user. */
        UserFields: {
            /** @description Shown name. */
            display_name: string;
            /** @description Login name, unique, lower case. */
            email: string;
            /** @description May act at all. */
            is_active?: boolean;
            /** @description Interface language `zh`, `id` or `en`. */
            language?: string | null;
            /** @description Phone. */
            phone?: string | null;
            /** @description WeChat id. */
            wechat?: string | null;
            /** @description WhatsApp number. */
            whatsapp?: string | null;
        };
        /** @description A user as administrators see him. */
        UserRow: {
            /** @description Shown name. */
            display_name: string;
            /** @description Login name. */
            email: string;
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description May act at all. */
            is_active: boolean;
            /** @description Cannot log in or act. */
            is_locked: boolean;
            /** @description Interface language `zh`, `id` or `en`. */
            language?: string | null;
            /** @description Phone. */
            phone?: string | null;
            /** @description Role codes. */
            roles: string[];
            /** @description WeChat id. */
            wechat?: string | null;
            /** @description WhatsApp number. */
            whatsapp?: string | null;
        };
        /** @description Products to be checked for what they need. */
        ValidateArgs: {
            customer_id?: components["schemas"]["Id"] | null;
            /** @description The products. */
            product_ids: components["schemas"]["Id"][];
        };
        /** @description What products need, and their order. */
        Validation: {
            /** @description Dependencies met nowhere. */
            missing: components["schemas"]["MissingDependency"][];
            /** @description Order of execution. */
            order: components["schemas"]["OrderedProduct"][];
        };
        /** @enum {string} */
        ValidationStatus: "passed" | "failed";
        /** @enum {string} */
        Verdict: "pending" | "approved" | "rejected" | "withdrawn";
        /** @description A person confirms that everything was delivered. Receipts due "on delivery" fall due. */
        VerifyDelivery: {
            /**
             * Format: date
             * @description Day of delivery; null takes the confirmation back.
             */
            delivered_on?: string | null;
            /** @description What was checked. */
            note: string;
            /** @description The deal. */
            opportunity_id: components["schemas"]["Id"];
        };
        /** @description A voucher of a payment. */
        VoucherView: {
            /** @description The file. */
            attachment: components["schemas"]["Ref"];
            /** @description Key. */
            id: components["schemas"]["Id"];
            /** @description The one used for checking. */
            is_primary: boolean;
            media_type?: components["schemas"]["MediaType"] | null;
            /** @description When it was added. */
            uploaded_at: components["schemas"]["Instant"];
        };
        /** @description Something an order waits for. */
        WaitView: {
            /** @description Why. */
            dependency_type: components["schemas"]["ExecutionDependencyType"];
            /** @description Remarks. */
            notes?: string | null;
            /** @description The order waited for. */
            order_id: components["schemas"]["Id"];
            /** @description Its number. */
            order_no: string;
            /** @description Its state. */
            order_status: components["schemas"]["ExecutionStatus"];
            satisfied_at?: components["schemas"]["Instant"] | null;
            /** @description Whether it has come. */
            status: components["schemas"]["ExecutionDependencyStatus"];
            /** @description What it is. */
            title: string;
        };
        /** @description Finance records that the customer wants no invoice for a contract, or takes that back. */
        WaiveInvoice: {
            /** @description The contract. */
            contract_id: components["schemas"]["Id"];
            /** @description Why; null takes it back. */
            reason?: string | null;
        };
        /** @description Takes back a price that has not begun, so that another may wait in its place (online, price managers). */
        WithdrawPrice: {
            /** @description The price. */
            id: components["schemas"]["Id"];
        };
        /** @description An amount written out. */
        Words: {
            /** @description The words as papers print them, with the currency's name. */
            with_currency: string;
            /** @description The words; 大写 of yuan without 人民币 before them. */
            words: string;
        };
        /** @description An amount to be written out. */
        WordsArgs: {
            /** @description Decimal text in major units. */
            amount: string;
            /** @description Its currency. */
            currency: components["schemas"]["Currency"];
            /** @description In which language. */
            language: components["schemas"]["WordsLanguage"];
        };
        /**
         * @description The language of amounts in words.
         * @enum {string}
         */
        WordsLanguage: "zh" | "id" | "en";
        /** @enum {string} */
        WorkflowStatus: "active" | "paused" | "completed" | "cancelled";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "amount.words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Words"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "applicant.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApplicantArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "applicant.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "applicant.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "approval.decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "approval.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ApprovalRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "attachment.add": {
        parameters: {
            query: {
                args: components["schemas"]["AddAttachmentArgs"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "attachment.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "audit.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "auth.change_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The new one. */
                    new: string;
                    /** @description The present password. */
                    old: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "auth.login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description E-mail address. */
                    email: string;
                    /** @description Password. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description When it ends. */
                        expires_at: components["schemas"]["Instant"];
                        /** @description Goes with every request as `Authorization: Bearer …`. */
                        token: string;
                        /** @description Who logged in. */
                        user: components["schemas"]["LoginUser"];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "auth.logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "changes.since": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: int64
                     * @description The version of the answer before; 0 for the first call.
                     */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Tables with changes the person may see. */
                        tables: string[];
                        /**
                         * Format: int64
                         * @description Newest version.
                         */
                        version: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "collection_task.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTaskArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "collection_task.finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishTask"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "collection_task.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TaskRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "collection_task.log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogTaskArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "collection_todo.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTodoArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "collection_todo.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TodoListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TodoRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "collection_todo.move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveTodo"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "collection.of_deal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealMoneyArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealMoney"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contact.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateContactArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contact.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contact.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contact.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ContactRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contact.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract_entity.add_tax_rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTaxRateArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract_entity.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEntityArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract_entity.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ContractEntityRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract_entity.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract_template.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateContractTemplateArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract_template.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ContractTemplateRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract_template.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewContractTemplateArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract_template.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateContractArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.create_all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAllContractsArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedContracts"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.hand_over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ContractRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.of_deal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealContractsArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealContracts"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.override_guard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideGuard"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractPdfArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.proforma_pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractPdfArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeContractArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractProposal"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignContractArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.take_effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.terminate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TerminateContract"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "contract.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateContract"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "cost.import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportCostsArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostImport"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "customer.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomerArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "customer.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "customer.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "customer.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CustomerRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "customer.similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimilarArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_SimilarCustomer"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "customer.transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferCustomer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "customer.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "demo.clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "device.enroll_code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrollDevice"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollCodeView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "device.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_DeviceRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "device.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeDevice"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "draft.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftKey"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "draft.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftKey"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "draft.put": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutDraftArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAt"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "exchange_rate.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddRateArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "exchange_rate.convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConvertArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Converted"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "exchange_rate.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRates"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.add_dependency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDependency"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignExecution"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelExecution"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteExecution"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateExecutionArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExecutionView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecutionListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExecutionRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.move_item": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveExecutionItem"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.of_deal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealExecutionArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealExecution"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanExecution"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.remove_dependency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveDependency"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "execution.split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitExecution"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "follow_up.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddFollowUpArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "follow_up.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubjectArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_FollowUpView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "follow_up.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "inbox.discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfItem"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "inbox.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_InboxGroup"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "inbox.retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfItem"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectInvoiceArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvoiceArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_InvoiceView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.mark_sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoicePdfArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.room": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceRoomArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceRoom"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.set_tax_number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetTaxNumber"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.to_issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToIssueArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ToIssueRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateInvoiceArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadInvoiceArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "invoice.waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaiveInvoice"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignLead"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.check_duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicateArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_Twin"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConvertLeadArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLeadArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LeadView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.lose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoseLead"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PoolRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.stop_countdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lead.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lookup.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateLookupArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lookup.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lookups"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "lookup.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateLookupArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material_rule.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRuleArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material_rule.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialRuleRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material_rule.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_MaterialRuleRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material_rule.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material.decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideMaterial"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaterialListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MaterialRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material.of_deal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealMaterialsArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealMaterials"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material.prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractMaterialsArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractMaterialsArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_MaterialChange"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material.reusable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReusableArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ReusablePaper"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "material.submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitMaterialArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "money.explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplainArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "note.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateNoteArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "note.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "note.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubjectArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_NoteView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "note.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "notification.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Notification"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "notification.mark_all_read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationIds"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "notification.mark_read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkRead"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "notification.popped_up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationIds"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "notification.popups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Popups"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "notification.preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetPreferences"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "notification.set_preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPreferences"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "notification.unread_count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignOpportunity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.confirm_demand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmDemand"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.confirm_scheme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmScheme"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OpportunityRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.lose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoseOpportunity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.set_workflow_status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetWorkflowStatus"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.unplan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.validate_dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ValidateArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Validation"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "opportunity.verify_delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyDelivery"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "order_payment.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddReceiptArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "order_payment.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmReceiptArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "order_payment.reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenOrderPayment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "order.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelOrder"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "order.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "order.import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportOrderArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "order.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "payment.add_certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCertificate"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "payment.add_voucher": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddVoucherArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "payment.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportPaymentArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentCheck"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "payment.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "payment.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PaymentView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "payment.receipt_pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptPdfArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "payment.refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundPayment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "payment.report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportPaymentArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "payment.review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewPayment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product_dependency.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProductDependencyArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product_dependency.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product_dependency.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.by_code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ByCodeArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeHolder"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.check_price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckPriceArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceCheck"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProductArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.get_price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProductRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.sales_price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SalesPriceArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesPrices"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.set_cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetAmountArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.set_floor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetAmountArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.set_price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPriceArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceDone"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.upcoming_prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_PriceView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "product.withdraw_price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawPrice"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation_template.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateQuotationTemplateArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation_template.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_QuotationTemplateRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation_template.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewQuotationTemplateArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation_template.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptQuotation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.add_document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDocumentArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.clear_review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClearReview"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.delete_draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotationView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotationListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_QuotationRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PdfArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_PricedProduct"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfOpportunity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectQuotation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.request_approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestQuotationApprovalArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "quotation.save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "receivable.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceivableListArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReceivableRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "receivable.statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "receivable.statement_pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementPdfArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "registration.complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteRegistration"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "registration.fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FailRegistration"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "registration.save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveRegistration"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "revenue.summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevenueArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevenueSummary"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "role.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_RoleRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "role.set_discount_limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetDiscountLimit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "search.all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchHits"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "service_dependency.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDependencyArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "service_dependency.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "service_dependency.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "service_phase.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServicePhasesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePhases"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "service_phase.move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveServicePhase"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "service_phase.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ById"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "service_phase.request_approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPhaseApprovalArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "service_phase.set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetServicePhase"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "session.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "setting.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_SettingRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "setting.set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSettingArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "setup.join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "setup.stand_alone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Person"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "setup.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupStatus"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "setup.test_server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "stage_template.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageTemplates"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "stage_template.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "stage.advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "stage.gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfOpportunity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GateView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "stage.reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "stage.request_approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestApprovalArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "start.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "sync.now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "sync.queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_QueueRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "sync.set_offline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfflineArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "sync.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncView"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "sync.withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfCommand"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "tax.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaxPreviewArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxPreview"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "user.assign_roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRoles"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "user.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "user.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_UserRow"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "user.lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LockUser"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "user.set_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPasswordArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
    "user.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangesArgs"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused; nothing changed unless `safe` says so */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppError"];
                };
            };
        };
    };
}
