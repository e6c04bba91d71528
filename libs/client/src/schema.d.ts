// Generated from docs/openapi.json by `npm run docs`; CI compares.
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
        /**
         * Start a session
         * @description After five failures in a quarter of an hour an account takes no more (429), whether it exists or not; after twenty so does a network. Right password, but the account is not verified or has no role yet: 403.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token against new tokens
         * @description A refresh token is good for one exchange. Calls with the same token within 10 seconds of the first count as one: all get tokens that work. Used later, it ends the session: somebody else has it too. A session lasts 30 days from its last refresh, 90 days in all.
         */
        post: operations["refreshTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of this call; its tokens open nothing more */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create the first administrator with the token printed at the first start */
        post: operations["setUpFirstAdministrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for an account
         * @description The answer is the same whether or not the address has an account: its owner learns more by mail. The account has no access until the address is verified and it has a role.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove an address with the token that was mailed to it */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set another password, knowing the current one
         * @description Ends all sessions and starts a new one for the caller. A wrong current password counts as a failed log-in.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a mail with which a new password can be set
         * @description The answer is the same whether or not the address has an account. At most three mails an hour go to one account.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-reset/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with the token that was mailed
         * @description Ends all sessions. A password that is refused does not use the token up.
         */
        post: operations["confirmPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where am I logged in */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        /**
         * End all sessions of my own
         * @description That of this call too, unless `except=current`. Access tokens of the others work for a second more at most. Needs no If-Match: it overwrites nothing.
         */
        delete: operations["endOwnSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one session of my own
         * @description Needs no If-Match: it overwrites nothing that anybody could have changed since.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a user is logged in */
        get: operations["listUserSessions"];
        put?: never;
        post?: never;
        /**
         * End all sessions of a user
         * @description Their access tokens work for a second more at most. Needs no If-Match: it overwrites nothing.
         */
        delete: operations["endUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what I am called */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/v1/me/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What may I do
         * @description For hiding what is not allowed. Whether an action is allowed on one record is told by its `allowedActions`.
         */
        get: operations["getMyPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All roles, and what each may do */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a problem means, and what to do about it */
        get: operations["explainProblem"];
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
        /** List, search and filter customers */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create a customer
         * @description An e-mail address that another active customer holds is refused (`customers.email-taken`), without exception. A customer that merely looks like another one, by phone, by name and company, or by name when it has neither e-mail nor phone, is refused with the candidates (`customers.likely-duplicate`) unless `allowDuplicate=true`.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one customer */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change details and contact points
         * @description What is left out stays, null clears, a list replaces the list. Without any difference nothing is recorded and the revision stays.
         */
        patch: operations["changeCustomer"];
        trace?: never;
    };
    "/api/v1/customers/{customerId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive a customer; its e-mail addresses become free */
        post: operations["archiveCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a customer back from the archive */
        post: operations["restoreCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a customer to another user */
        post: operations["assignCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put tags on a customer and take tags off */
        post: operations["tagCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a consent was granted or withdrawn
         * @description Needs no If-Match: it adds to what is known and overwrites nothing. The same proof again records nothing. A grant that is older than the withdrawal on record is refused (`customers.consent-outdated`); a withdrawal always counts, also for an archived customer.
         */
        post: operations["recordConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/by-external-id/{system}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the active customer that another system knows under an id */
        get: operations["getCustomerByExternalId"];
        /**
         * Bring the customer that another system knows under an id to a state, or create it
         * @description The body is the whole customer. Name, company, address, emails and phones are replaced: what is left out of them is cleared. Owner, tags, preferences and further external ids stay as they are unless the body names them; `source` and likeness matter to nobody here. The same request again records nothing. An archived customer has given its ids up. Without a customer the right to create is needed.
         */
        put: operations["upsertCustomerByExternalId"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create, change, archive, restore, tag and assign customers, many at once
         * @description Each operation is judged as its own path would judge it, with its own rights, and has its own result: one refusal stops no other. Operations on the same customer, e-mail address or external id are carried out in their order. Under an Idempotency-Key a repetition finishes what was left and answers the same. With `dryRun=true` shape, rights, state and uniqueness are judged, against what is recorded and against the operations before, and nothing is written; likeness is judged against what is recorded only.
         */
        post: operations["bulkCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all custom fields, archived ones included */
        get: operations["listCustomFields"];
        put?: never;
        /**
         * Give customers one more field
         * @description Its values stand in `customFields` of a customer; filters and sorts name it `custom.<key>`. Key and type are for ever, also in the archive. A key that is or was in use is refused (`customers.custom-field-key-taken`), and so is a field beyond the limit of its type (`customers.too-many-custom-fields`).
         */
        post: operations["defineCustomField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom-fields/{fieldId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one custom field */
        get: operations["getCustomField"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change label, options or whether a value is required
         * @description What is left out stays, options that are not named too. An option can be retired, not removed: customers may have it. All definitions share one revision.
         */
        patch: operations["changeCustomField"];
        trace?: never;
    };
    "/api/v1/custom-fields/{fieldId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a field out of use; values stay
         * @description It can no longer be set, filtered or sorted by. Its key and its place among the limits stay taken.
         */
        post: operations["archiveCustomField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom-fields/{fieldId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a field back, with the values it had */
        post: operations["restoreCustomField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List, search and filter interactions
         * @description Those the caller wrote down or answers for, or whose writer or customer belongs to a colleague, as far as the caller’s role reaches.
         */
        get: operations["listInteractions"];
        put?: never;
        /**
         * Write down what one had to do with a customer
         * @description It belongs to whoever writes it down. The customer must be one the caller may read, and not archived (`customers.archived`).
         */
        post: operations["logInteraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions/{interactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one interaction, with all its corrections */
        get: operations["getInteraction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct an interaction
         * @description What is left out stays, null clears, a list replaces the list. The original stays visible in `corrections`. Without any difference nothing is recorded. A voided interaction cannot be corrected (`interactions.voided`).
         */
        patch: operations["correctInteraction"];
        trace?: never;
    };
    "/api/v1/interactions/{interactionId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark an interaction as one that should not have been written down
         * @description It stays visible, with the reason. There is no way back.
         */
        post: operations["voidInteraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List, search and filter notes; pinned ones first
         * @description Those the caller wrote or answers for, or whose writer or customer belongs to a colleague, as far as the caller’s role reaches.
         */
        get: operations["listNotes"];
        put?: never;
        /**
         * Note something about a customer
         * @description It belongs to whoever writes it. The customer must be one the caller may read, and not archived (`customers.archived`).
         */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notes/{noteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one note */
        get: operations["getNote"];
        put?: never;
        post?: never;
        /**
         * Remove a note
         * @description It is gone from lists and cards. The timeline says that there was one, and who removed it.
         */
        delete: operations["removeNote"];
        options?: never;
        head?: never;
        /**
         * Change the text of a note
         * @description What it said before stays in the log. Without any difference nothing is recorded.
         */
        patch: operations["editNote"];
        trace?: never;
    };
    "/api/v1/notes/{noteId}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a note above the others */
        post: operations["pinNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notes/{noteId}/unpin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a note among the others again */
        post: operations["unpinNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened with a customer, newest first
         * @description One entry for each fact about the customer, each interaction and each note, by the time at which it happened. Corrections, voids and removals show on the entry itself. Of interactions and notes only those the caller may read; of changes only the fields the caller may see.
         */
        get: operations["showTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a CSV file of customers
         * @description Of any size; its first line names the columns. UTF-8 or UTF-16; comma, semicolon or tab. The answer shows what the columns were taken for. Nothing is imported before the start.
         */
        post: operations["uploadImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{importId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start an import, or a dry run of it
         * @description It goes on in the background, also after a restart of the program. Look at it with `getImport`.
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far an import is */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{importId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an import; what was imported stays */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{importId}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows and cells that could not be imported, as CSV
         * @description Columns: line, column, code, reason, holder. `line` is the physical line of the file on which the row starts.
         */
        get: operations["getImportErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your own exports, newest first */
        get: operations["listExports"];
        put?: never;
        /**
         * Export a list as a file
         * @description With the rows, search, filter, sort and columns that you have in that list. The file is written in the background, also after a restart of the program: look at it with `getExport`, fetch it with `downloadExport`. It holds every row that the list has at one moment, or the export fails: it is never cut.
         */
        post: operations["requestExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export the timeline, the interactions or the notes of a customer
         * @description As `requestExport`, of what hangs on this customer.
         */
        post: operations["requestCustomerExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{exportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how far an export is
         * @description Of your own. While it runs, `Retry-After` says when to look again.
         */
        get: operations["getExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{exportId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an export; nothing of its file is kept */
        post: operations["cancelExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{exportId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the file of an export
         * @description Of your own, once it is whole and until its time is over, as long as your rights reach as far as when you asked for it. Each fetch is recorded.
         */
        get: operations["downloadExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the log of events
         * @description For integrators: everything that happened to records the caller may read now, in the order of the log, from any position. Keep `next` once the page is processed and ask again with `after=next`, also when the page is empty: it moves on over what the caller may not see. An event may be met twice after a crash on your side; its `id` tells. Accounts, sessions, keys and imports are never part of it.
         */
        get: operations["readEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take the audit trail out, as CSV or JSON lines
         * @description All entries that `listAudit` would list, read from the log while they are sent. The last line tells how many there are and the SHA-256 of all bytes before it: a file without that line broke off. That somebody exported is an entry of the trail itself.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, when, from where: the audit trail
         * @description One entry for each event of the log, newest first: changes, log-ins good and failed, log-outs, exports, rights given and taken, refused access, commands of the operator. The trail is the log itself: nobody can change or remove an entry, and there is no way to write one. See docs/audit.md.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/records/{recordType}/{recordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each field of a record, oldest first
         * @description For any kind of record: customers, interactions, notes, custom fields, users, teams, API clients.
         */
        get: operations["showRecordHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one entry of the audit trail */
        get: operations["getAuditEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customerId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every change of every field of a customer, oldest first
         * @description Old value, new value, who and when, as far as the caller may see the field. Of an erased person the values read `[erased]`. For those who may read the audit trail; everybody else has the timeline.
         */
        get: operations["showCustomerHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who uses the program how much, and how much it holds
         * @description Active users, calls of each user and API client, events and bytes. Calls are told to the log every quarter of an hour and when the program stops: the last ones are not in the numbers yet.
         */
        get: operations["showUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow changes of the records you may read (server-sent events)
         * @description A change is sent once a GET shows it. A connection that breaks goes on without loss with `Last-Event-ID`, which EventSource sends by itself. The stream ends within 5 s of the session; at most 20 streams at once.
         */
        get: operations["followChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A single-use ticket for GET /changes, for clients that cannot set headers
         * @description Good for a minute, once, and for your session alone: `new EventSource("/api/v1/changes?ticket=…")`.
         */
        post: operations["issueChangesTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List, search and filter users; managers see their colleagues */
        get: operations["listUsers"];
        put?: never;
        /**
         * Invite somebody
         * @description A link goes to the address; it works once, for 7 days. Whoever opens it sets a password and may start. A repeated request (Idempotency-Key) sends no second mail.
         */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one user */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete an account for good
         * @description Its sessions end and its address is free. What the user owns stays theirs until it is assigned anew.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /** Change what a user is called */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/api/v1/users/{userId}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send another invitation; the one before is worthless */
        post: operations["inviteUserAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve an account that somebody registered, with these roles
         * @description The account becomes active once its address is verified too.
         */
        post: operations["activateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lock an account; all its sessions end
         * @description Its access tokens are refused within 5 seconds. The last active administrator stays.
         */
        post: operations["deactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a deactivated account again, with its roles */
        post: operations["reactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a user exactly these roles
         * @description What is taken away is gone within a second, also with tokens that were issued before.
         */
        put: operations["changeUserRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a password with the link of an invitation; the account is open from then on */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List, search and filter teams */
        get: operations["listTeams"];
        put?: never;
        /** Create a team */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{teamId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one team */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what a team is called */
        patch: operations["renameTeam"];
        trace?: never;
    };
    "/api/v1/teams/{teamId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Let a user join a team
         * @description An active or invited user. Overwrites nothing, so it needs no If-Match.
         */
        put: operations["addTeamMember"];
        post?: never;
        /**
         * Let a user leave a team
         * @description Whoever is no member already is passed over. Overwrites nothing, so it needs no If-Match.
         */
        delete: operations["removeTeamMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{teamId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive a team; everybody leaves it and its name is free */
        post: operations["archiveTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{teamId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a team back from the archive, without members */
        post: operations["restoreTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List, search and filter API clients */
        get: operations["listApiClients"];
        put?: never;
        /**
         * Let a program call the API in its own name
         * @description The `id` is its `client_id`. The secret is shown in this answer alone; a retry with the same Idempotency-Key, by the same caller, answers the same one.
         */
        post: operations["createApiClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-clients/{apiClientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one API client, without its secret */
        get: operations["getApiClient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-clients/{apiClientId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make another secret; the one before works for as long as you say
         * @description Of three secrets the two newest work at most.
         */
        post: operations["rotateApiClientSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-clients/{apiClientId}/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give an API client exactly these scopes
         * @description What is taken away is gone within a second, also with tokens that were issued before.
         */
        put: operations["changeApiClientScopes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-clients/{apiClientId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shut an API client out for good
         * @description Its access tokens are refused within 5 seconds.
         */
        post: operations["revokeApiClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access token as an API client (OAuth 2.0 client credentials)
         * @description RFC 6749, section 4.4: credentials in the Authorization header (Basic) or in the body, which is a form or JSON. No refresh token: ask again. Refusals are problem+json; `facts.error` holds the code of the RFC.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys with which access tokens can be verified
         * @description The one that signs, and those before it until their tokens have expired. A revoked key is not here.
         */
        get: operations["getSigningKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether requests should be sent here */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/startupz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the start is over */
        get: operations["getStartup"];
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
        LogIn: {
            /**
             * @description Compared without regard to case.
             * @example ada@example.org
             */
            email: string;
            /**
             * @description As chosen.
             * @example correct horse battery staple
             */
            password: string;
        };
        Tokens: {
            /**
             * @description JWT for the `Authorization: Bearer` header.
             * @example eyJhbGciOiJFUzI1NiIs…
             */
            accessToken: string;
            /**
             * @description Opaque. Good for one exchange against new tokens.
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.q1w2…
             */
            refreshToken: string;
            /**
             * @description Seconds until the access token expires.
             * @example 900
             */
            expiresIn: number;
        };
        RefreshTokens: {
            /**
             * @description Opaque. Good for one exchange against new tokens.
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.q1w2…
             */
            refreshToken: string;
        };
        SetUpFirstAdministrator: {
            /** @example Ada Lovelace */
            name: string;
            /**
             * Format: email
             * @description Compared without regard to case.
             * @example ada@example.org
             */
            email: string;
            /**
             * @description 12 to 1024 characters of any kind.
             * @example correct horse battery staple
             */
            password: string;
            /**
             * @description The token that the program printed when it started without a user.
             * @example p0A9…
             */
            token: string;
        };
        Register: {
            /**
             * @description What others see.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * Format: email
             * @description Compared without regard to case.
             * @example ada@example.org
             */
            email: string;
            /**
             * @description 12 to 1024 characters of any kind.
             * @example correct horse battery staple
             */
            password: string;
        };
        VerifyEmail: {
            /**
             * @description As the mail says it.
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.pWc2Yx8Zl0Qm7s9uVbN4tRk1eHf6gJd3
             */
            token: string;
        };
        ChangePassword: {
            /**
             * @description As chosen.
             * @example correct horse battery staple
             */
            currentPassword: string;
            /**
             * @description 12 to 1024 characters of any kind.
             * @example correct horse battery staple
             */
            newPassword: string;
        };
        RequestPasswordReset: {
            /**
             * Format: email
             * @description Compared without regard to case.
             * @example ada@example.org
             */
            email: string;
        };
        ResetPassword: {
            /**
             * @description As the mail says it.
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.pWc2Yx8Zl0Qm7s9uVbN4tRk1eHf6gJd3
             */
            token: string;
            /**
             * @description 12 to 1024 characters of any kind.
             * @example correct horse battery staple
             */
            password: string;
        };
        SessionView: {
            /**
             * Format: uuid
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description What the client calls itself (User-Agent); empty when it says nothing.
             * @example Mozilla/5.0 (X11; Linux x86_64)
             */
            device: string;
            /**
             * @description Where it was last used from; empty when that is not known.
             * @example 203.0.113.7
             */
            ip: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description The last log-in or refresh: what an access token does in its quarter of an hour is not counted.
             * @example 2026-11-21T09:45:00.000Z
             */
            lastUsedAt: string;
            /**
             * Format: date-time
             * @description When it ends unless it is used.
             * @example 2026-12-21T09:45:00.000Z
             */
            expiresAt: string;
            /**
             * @description Whether this is the session of the call.
             * @example true
             */
            current: boolean;
        };
        SessionPage: {
            /** @description Open ones, the last used first. */
            items: components["schemas"]["SessionView"][];
            /** @description Cursor of the next page; absent on the last one. */
            next?: string;
            /**
             * @description The newest changes were not in this view yet.
             * @example false
             */
            stale: boolean;
        };
        Me: {
            /**
             * Format: uuid
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description Of the user, counted from 0.
             * @example 3
             */
            revision: number;
            /** @example Ada Lovelace */
            name: string;
            /** @example ada@example.org */
            email: string;
            /**
             * @example [
             *       "admin"
             *     ]
             */
            roles: ("admin" | "manager" | "sales" | "support" | "marketing" | "auditor" | "integration")[];
        };
        UserChange: {
            /** @example Grace Hopper */
            name: string;
        };
        /** @enum {string} */
        Role: "admin" | "manager" | "sales" | "support" | "marketing" | "auditor" | "integration";
        /** @enum {string} */
        Action: "customer.create" | "customer.read" | "customer.update" | "customer.tag" | "customer.consent" | "customer.assign" | "customer.archive" | "customer.import" | "interaction.create" | "interaction.read" | "interaction.correct" | "interaction.void" | "note.create" | "note.read" | "note.change" | "note.remove" | "custom-field.read" | "custom-field.manage" | "user.read" | "user.manage" | "team.read" | "team.manage" | "role.read" | "api-client.read" | "api-client.manage" | "event.read" | "list.export" | "audit.read" | "audit.export" | "usage.read";
        /**
         * @description How far it reaches: records one owns, those of one’s team too, or all of them.
         * @enum {string}
         */
        PermissionLevel: "own" | "team" | "all";
        PermissionDocument: {
            /** @example customer.update */
            action: components["schemas"]["Action"];
            /**
             * @description How far it reaches: records one owns, those of one’s team too, or all of them.
             * @example team
             */
            level: components["schemas"]["PermissionLevel"];
        };
        FieldListsDocument: {
            /**
             * @description Fields that are shown.
             * @example [
             *       "id",
             *       "name"
             *     ]
             */
            readable: string[];
            /**
             * @description Fields that a change may name.
             * @example [
             *       "name"
             *     ]
             */
            writable: string[];
        };
        FieldsDocument: {
            customer: components["schemas"]["FieldListsDocument"];
        };
        PermissionsDocument: {
            /**
             * @example [
             *       "sales"
             *     ]
             */
            roles: components["schemas"]["Role"][];
            /**
             * @description API clients only: of what the roles allow, what this client was given. Already counted in below.
             * @example [
             *       "customer.read"
             *     ]
             */
            scopes?: string[];
            /** @description What is not listed is not allowed. */
            permissions: components["schemas"]["PermissionDocument"][];
            fields: components["schemas"]["FieldsDocument"];
        };
        RoleDocument: {
            /** @example sales */
            role: components["schemas"]["Role"];
            /** @example Sales */
            title: string;
            /** @example Wins customers: reads all of them, and changes those of the team. */
            description: string;
            permissions: components["schemas"]["PermissionDocument"][];
        };
        RolesDocument: {
            items: components["schemas"]["RoleDocument"][];
        };
        ExplainedProblemDocument: {
            /** @example /problems/customers.email-taken */
            type: string;
            /** @example customers.email-taken */
            code: string;
            /** @example 409 */
            status: number;
            /** @example Another customer has this e-mail address. */
            title: string;
            /**
             * @description When this happens.
             * @example An e-mail address belongs to one customer.
             */
            meaning: string;
            /**
             * @description What to do about it.
             * @example Use the customer that has the address.
             */
            remedy: string;
            /**
             * @description What each of the facts says.
             * @example {
             *       "holder": "Id of the customer who has it."
             *     }
             */
            facts?: {
                [key: string]: string;
            };
        };
        EmailInput: {
            /**
             * Format: email
             * @example ada@example.org
             */
            address: string;
            /** @example work */
            label?: string;
            /** @description Where to write first. Without any, the first of the list. */
            primary?: boolean;
        };
        PhoneInput: {
            /**
             * @description International form; kept and answered as E.164.
             * @example +49 30 901820
             */
            number: string;
            /** @example mobile */
            label?: string;
            /** @description Whom to call first. Without any, the first of the list. */
            primary?: boolean;
        };
        AddressInput: {
            /** @example 12 St James’s Square */
            street?: string;
            /** @example London */
            city?: string;
            /** @example SW1Y 4JH */
            postalCode?: string;
            /** @description State, county or province. */
            region?: string;
            /**
             * @description ISO 3166-1 alpha-2 if known, else as people write it.
             * @example GB
             */
            country?: string;
        };
        PreferencesInput: {
            /**
             * @description BCP 47, kept in its canonical form.
             * @example de-AT
             */
            language?: string;
            /**
             * @description Where the customer would rather hear from us.
             * @example email
             * @enum {string}
             */
            preferredChannel?: "email" | "phone" | "sms" | "post" | "chat";
            /**
             * @description IANA name.
             * @example Europe/Vienna
             */
            timeZone?: string;
        };
        ExternalIdInput: {
            /**
             * @description Which other system: lower-case words joined by hyphens.
             * @example sap
             */
            system: string;
            /**
             * @description What that system calls the customer. Case matters.
             * @example 4711
             */
            id: string;
        };
        NewCustomer: {
            /**
             * @example person
             * @enum {string}
             */
            kind: "person" | "organization";
            /** @example Ada Lovelace */
            name: string;
            /**
             * @description No other active customer may hold any of them.
             * @example [
             *       {
             *         "address": "ada@example.org"
             *       }
             *     ]
             */
            emails?: components["schemas"]["EmailInput"][];
            /**
             * @example [
             *       {
             *         "number": "+44 20 7946 0958",
             *         "label": "office"
             *       }
             *     ]
             */
            phones?: components["schemas"]["PhoneInput"][];
            /** @example Analytical Engines Ltd */
            company?: string;
            address?: components["schemas"]["AddressInput"];
            /**
             * @description How we came to know them. Lower-case words joined by hyphens.
             * @default api
             * @example referral
             */
            source?: string;
            /**
             * Format: uuid
             * @description An active user. Without it, the user who creates. Naming another needs the right to assign.
             */
            ownerId?: string;
            /**
             * @description Each 1 to 60 characters; not personal.
             * @example [
             *       "newsletter"
             *     ]
             */
            tags?: string[];
            /**
             * @description Values by the keys of `GET /custom-fields`: text, number, true or false, a date as YYYY-MM-DD, the value of an option or a list of them; null clears. For example `{"loyalty_level": "gold", "seats": 12}`. An unknown key, another type or an unknown option is refused.
             * @example {}
             */
            customFields?: {
                [key: string]: string | number | boolean | string[] | null;
            };
            preferences?: components["schemas"]["PreferencesInput"];
            /**
             * @description No other active customer may hold any of them.
             * @example [
             *       {
             *         "system": "sap",
             *         "id": "4711"
             *       }
             *     ]
             */
            externalIds?: components["schemas"]["ExternalIdInput"][];
        };
        CustomerFacetValue: {
            /**
             * @description null: the customers without any. Texts that differ in case or accents alone are one value, in one of their spellings.
             * @example active
             */
            value: string | boolean | null;
            /** @example 8320 */
            count: number;
        };
        CustomerEmailView: {
            /**
             * Format: email
             * @example ada@example.org
             */
            address: string;
            /** @example work */
            label?: string;
            /** @example true */
            primary: boolean;
        };
        CustomerPhoneView: {
            /**
             * @description E.164
             * @example +442079460958
             */
            number: string;
            /** @example office */
            label?: string;
            /** @example true */
            primary: boolean;
        };
        CustomerConsentView: {
            /**
             * @example email
             * @enum {string}
             */
            channel: "email" | "phone" | "sms" | "post" | "chat";
            /** @example newsletter */
            purpose: string;
            /** @enum {string} */
            state: "granted" | "withdrawn";
            /**
             * Format: date-time
             * @description When the person said so.
             * @example 2026-03-01T09:30:00.000Z
             */
            since: string;
            /**
             * @description Where the latest proof comes from.
             * @example sign-up form
             */
            source: string;
            /** @description The user or API client who recorded it. */
            by: string;
        };
        CustomerPreferencesView: {
            /**
             * @description BCP 47
             * @example de-AT
             */
            language: string | null;
            /**
             * @example email
             * @enum {string|null}
             */
            preferredChannel: "email" | "phone" | "sms" | "post" | "chat" | null;
            /**
             * @description IANA
             * @example Europe/Vienna
             */
            timeZone: string | null;
        };
        CustomerView: {
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description Of the customer’s stream: goes into If-Match.
             * @example 0
             */
            revision: number;
            /** @enum {string} */
            kind: "person" | "organization";
            /** @example Ada Lovelace */
            name: string;
            /** @example Analytical Engines Ltd */
            company: string | null;
            emails: components["schemas"]["CustomerEmailView"][];
            phones: components["schemas"]["CustomerPhoneView"][];
            /** @description Absent for those who may not see it. */
            address?: components["schemas"]["AddressInput"] | null;
            /**
             * @example [
             *       "newsletter"
             *     ]
             */
            tags: string[];
            /**
             * @description Custom fields that have a value, by key. Absent for those who may not see them.
             * @example {
             *       "loyalty_level": "gold",
             *       "seats": 12
             *     }
             */
            customFields?: {
                [key: string]: string | number | boolean | string[];
            };
            /** @example referral */
            source: string;
            /** @description The user who answers for the customer. */
            ownerId: string | null;
            /** @enum {string} */
            status: "active" | "archived";
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            changedAt: string;
            /** @description The user or API client who created it. Absent for those who may not see it. */
            createdBy?: string;
            /** @description The latest word for each channel and purpose. */
            consents: components["schemas"]["CustomerConsentView"][];
            preferences: components["schemas"]["CustomerPreferencesView"];
            /** @description What other systems call the customer. Absent for those who may not see it. */
            externalIds?: components["schemas"]["ExternalIdInput"][];
        };
        CustomerPage: {
            /** @description Give it back as `cursor` for the next page. Absent on the last one. */
            next?: string;
            /**
             * @description The page may lag behind the position that was asked for.
             * @example false
             */
            stale: boolean;
            /**
             * @description All matches the caller may read; only with `total=true`.
             * @example 12
             */
            total?: number;
            items: components["schemas"]["CustomerView"][];
            /**
             * @description Only with `facets`: by field, the most frequent values among all matches the caller may read.
             * @example {
             *       "status": [
             *         {
             *           "value": "active",
             *           "count": 8320
             *         }
             *       ]
             *     }
             */
            facets?: {
                [key: string]: components["schemas"]["CustomerFacetValue"][];
            };
        };
        CustomerDocument: {
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description Of the customer’s stream: goes into If-Match.
             * @example 0
             */
            revision: number;
            /** @enum {string} */
            kind: "person" | "organization";
            /** @example Ada Lovelace */
            name: string;
            /** @example Analytical Engines Ltd */
            company: string | null;
            emails: components["schemas"]["CustomerEmailView"][];
            phones: components["schemas"]["CustomerPhoneView"][];
            /** @description Absent for those who may not see it. */
            address?: components["schemas"]["AddressInput"] | null;
            /**
             * @example [
             *       "newsletter"
             *     ]
             */
            tags: string[];
            /**
             * @description Custom fields that have a value, by key. Absent for those who may not see them.
             * @example {
             *       "loyalty_level": "gold",
             *       "seats": 12
             *     }
             */
            customFields?: {
                [key: string]: string | number | boolean | string[];
            };
            /** @example referral */
            source: string;
            /** @description The user who answers for the customer. */
            ownerId: string | null;
            /** @enum {string} */
            status: "active" | "archived";
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            changedAt: string;
            /** @description The user or API client who created it. Absent for those who may not see it. */
            createdBy?: string;
            /** @description The latest word for each channel and purpose. */
            consents: components["schemas"]["CustomerConsentView"][];
            preferences: components["schemas"]["CustomerPreferencesView"];
            /** @description What other systems call the customer. Absent for those who may not see it. */
            externalIds?: components["schemas"]["ExternalIdInput"][];
            /**
             * @description What the caller may do to the customer as it is now.
             * @example [
             *       "read",
             *       "update"
             *     ]
             */
            allowedActions: ("read" | "update" | "tag" | "consent" | "assign" | "archive" | "restore")[];
            /** @description Present and true when this may lag behind the position that was asked for. */
            stale?: boolean;
        };
        PreferencesChange: {
            /**
             * @description BCP 47, kept in its canonical form.
             * @example de-AT
             */
            language?: string | null;
            /**
             * @description Where the customer would rather hear from us.
             * @example email
             * @enum {string|null}
             */
            preferredChannel?: "email" | "phone" | "sms" | "post" | "chat" | null;
            /**
             * @description IANA name.
             * @example Europe/Vienna
             */
            timeZone?: string | null;
        };
        CustomerChange: {
            /** @example Ada King */
            name?: string;
            company?: string | null;
            /** @description Replaces the whole address. */
            address?: components["schemas"]["AddressInput"] | null;
            /** @description Replaces the list. No other active customer may hold any of them. */
            emails?: components["schemas"]["EmailInput"][];
            /** @description Replaces the list. */
            phones?: components["schemas"]["PhoneInput"][];
            /**
             * @description Values by the keys of `GET /custom-fields`: text, number, true or false, a date as YYYY-MM-DD, the value of an option or a list of them; null clears. For example `{"loyalty_level": "gold", "seats": 12}`. An unknown key, another type or an unknown option is refused. Fields that are not named stay.
             * @example {}
             */
            customFields?: {
                [key: string]: string | number | boolean | string[] | null;
            };
            /** @description What is left out of it stays; null clears. */
            preferences?: components["schemas"]["PreferencesChange"];
            /**
             * @description Replaces the list. No other active customer may hold any of them.
             * @example [
             *       {
             *         "system": "sap",
             *         "id": "4711"
             *       }
             *     ]
             */
            externalIds?: components["schemas"]["ExternalIdInput"][];
        };
        ArchiveInput: {
            /** @example Moved away */
            reason?: string;
        };
        AssignInput: {
            /**
             * Format: uuid
             * @description An active user.
             */
            ownerId: string;
        };
        TagsInput: {
            /**
             * @description Tags to put on; those already there stay.
             * @example [
             *       "newsletter"
             *     ]
             */
            add?: string[];
            /**
             * @description Tags to take off; those not there are passed over.
             * @example [
             *       "newsletter"
             *     ]
             */
            remove?: string[];
        };
        ProofInput: {
            /**
             * @description Where the person said so.
             * @example sign-up form
             */
            source: string;
            /**
             * @description The wording that was agreed to, or a reference to it.
             * @example Yes, send me the monthly letter.
             */
            text?: string;
            /**
             * Format: date-time
             * @description When the person said so; not in the future.
             * @example 2026-03-01T09:30:00Z
             */
            obtainedAt: string;
        };
        ConsentInput: {
            /**
             * @example email
             * @enum {string}
             */
            channel: "email" | "phone" | "sms" | "post" | "chat";
            /**
             * @description What for: lower-case words joined by hyphens.
             * @example newsletter
             */
            purpose: string;
            /**
             * @example granted
             * @enum {string}
             */
            state: "granted" | "withdrawn";
            proof: components["schemas"]["ProofInput"];
        };
        UpsertReceiptDocument: {
            /**
             * Format: uuid
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description Of the changed thing, counted from 0: goes into If-Match.
             * @example 0
             */
            revision: number;
            /**
             * @description Where the change stands in the log: goes into Consistency-Token.
             * @example 00000000000000000042
             */
            position: string;
            /**
             * @description What it came to; also in `Upsert-Result`.
             * @enum {string}
             */
            result: "created" | "changed" | "unchanged";
        };
        BulkCreate: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "create";
            customer: components["schemas"]["NewCustomer"];
            /**
             * @description Create it even though it looks like one we know.
             * @default false
             */
            allowDuplicate?: boolean;
        };
        BulkChange: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "change";
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description The revision the operation was made for: refused (412) when the customer has moved on.
             * @example 0
             */
            revision: number;
            change: components["schemas"]["CustomerChange"];
        };
        BulkArchive: {
            /** @example Moved away */
            reason?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "archive";
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description The revision the operation was made for: refused (412) when the customer has moved on.
             * @example 0
             */
            revision?: number;
        };
        BulkRestore: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "restore";
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description The revision the operation was made for: refused (412) when the customer has moved on.
             * @example 0
             */
            revision?: number;
        };
        BulkTag: {
            /**
             * @description Tags to put on; those already there stay.
             * @example [
             *       "newsletter"
             *     ]
             */
            add?: string[];
            /**
             * @description Tags to take off; those not there are passed over.
             * @example [
             *       "newsletter"
             *     ]
             */
            remove?: string[];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "tag";
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description The revision the operation was made for: refused (412) when the customer has moved on.
             * @example 0
             */
            revision?: number;
        };
        BulkAssign: {
            /**
             * Format: uuid
             * @description An active user.
             */
            ownerId: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "assign";
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description The revision the operation was made for: refused (412) when the customer has moved on.
             * @example 0
             */
            revision?: number;
        };
        BulkInput: {
            /**
             * @description At most 500. Each is judged by itself, in this order where they touch the same customer or value.
             * @example [
             *       {
             *         "op": "tag",
             *         "id": "019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10",
             *         "add": [
             *           "newsletter"
             *         ]
             *       }
             *     ]
             */
            operations: (components["schemas"]["BulkCreate"] | components["schemas"]["BulkChange"] | components["schemas"]["BulkArchive"] | components["schemas"]["BulkRestore"] | components["schemas"]["BulkTag"] | components["schemas"]["BulkAssign"])[];
        };
        ReceiptDocument: {
            /**
             * Format: uuid
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description Of the changed thing, counted from 0: goes into If-Match.
             * @example 0
             */
            revision: number;
            /**
             * @description Where the change stands in the log: goes into Consistency-Token.
             * @example 00000000000000000042
             */
            position: string;
        };
        FieldErrorDocument: {
            /**
             * @description JSON pointer (RFC 6901) into the body, or the name of a parameter or header.
             * @example /emails/0/address
             */
            pointer: string;
            /**
             * @description Stable, for programs.
             * @example is-email-address
             */
            code: string;
            /**
             * @description For people.
             * @example Address must be an e-mail address.
             */
            detail: string;
        };
        ProblemDocument: {
            /**
             * @description Names the kind of problem; a reference relative to this server.
             * @example /problems/request.invalid
             */
            type: string;
            /** @example Some of what was sent is not acceptable. */
            title: string;
            /** @example 400 */
            status: number;
            /** @description More about this occurrence. */
            detail?: string;
            /**
             * @description Path of the request.
             * @example /api/v1/customers
             */
            instance: string;
            /**
             * @description Stable, for programs.
             * @example request.invalid
             */
            code: string;
            /** @description What helps to react: ids, limits, allowed moves. */
            facts?: {
                [key: string]: unknown;
            };
            errors?: components["schemas"]["FieldErrorDocument"][];
            /**
             * @description Names the request in the log.
             * @example 0199e0a47b1e7c3a8d556c1f2a9b0d11
             */
            traceId: string;
        };
        BulkItemDocument: {
            /**
             * @description Place of the operation in the request, from 0.
             * @example 0
             */
            index: number;
            /**
             * @description As the operation’s own path would answer.
             * @example 200
             */
            status: number;
            /**
             * Format: uuid
             * @description Of the customer, when it is known.
             */
            id?: string;
            /** @description When it succeeded and was no dry run. */
            receipt?: components["schemas"]["ReceiptDocument"];
            /** @description When it was refused. */
            problem?: components["schemas"]["ProblemDocument"];
        };
        BulkDocument: {
            /** @description In the order of the operations. */
            items: components["schemas"]["BulkItemDocument"][];
            /** @example 1 */
            succeeded: number;
            /** @example 0 */
            failed: number;
            /**
             * @description Nothing was written.
             * @example false
             */
            dryRun: boolean;
        };
        NewFieldOption: {
            /**
             * @description What customers hold and filters ask for. Never changes its meaning.
             * @example gold
             */
            value: string;
            /** @example Gold */
            label: string;
        };
        NewCustomField: {
            /**
             * @description Its name for programs: `customFields.<key>` of a customer, `custom.<key>` in filters. Unique for ever, without regard to case; names that every object has (`constructor`, `toString`, …) are refused.
             * @example loyalty_level
             */
            key: string;
            /** @example Loyalty level */
            label: string;
            /**
             * @description Cannot be changed later. There can be, archived ones included: 20 text and select, 10 number, 10 boolean, 10 date, 10 multi-select.
             * @example select
             * @enum {string}
             */
            type: "text" | "number" | "boolean" | "date" | "select" | "multi-select";
            /**
             * @description New customers must have a value, and it cannot be cleared.
             * @default false
             */
            required?: boolean;
            /**
             * @description Needed for `select` and `multi-select`, refused for the others.
             * @example [
             *       {
             *         "value": "gold",
             *         "label": "Gold"
             *       },
             *       {
             *         "value": "silver",
             *         "label": "Silver"
             *       }
             *     ]
             */
            options?: components["schemas"]["NewFieldOption"][];
        };
        CustomFieldOptionView: {
            /**
             * @description What customers hold and filters ask for. Never changes its meaning.
             * @example gold
             */
            value: string;
            /** @example Gold */
            label: string;
            /**
             * @description Can no longer be chosen.
             * @example false
             */
            retired: boolean;
        };
        CustomFieldView: {
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description Of all definitions together: goes into If-Match.
             * @example 0
             */
            revision: number;
            /** @example loyalty_level */
            key: string;
            /** @example Loyalty level */
            label: string;
            /**
             * @example select
             * @enum {string}
             */
            type: "text" | "number" | "boolean" | "date" | "select" | "multi-select";
            /** @example false */
            required: boolean;
            /**
             * @example active
             * @enum {string}
             */
            status: "active" | "archived";
            /** @description Empty unless one chooses among options. */
            options: components["schemas"]["CustomFieldOptionView"][];
        };
        CustomFieldList: {
            /** @description In the order of their definition. */
            items: components["schemas"]["CustomFieldView"][];
        };
        FieldOptionChange: {
            /**
             * @description What customers hold and filters ask for. Never changes its meaning.
             * @example gold
             */
            value: string;
            /** @example Gold */
            label: string;
            /**
             * @description Can no longer be chosen. Who has it keeps it.
             * @default false
             */
            retired?: boolean;
        };
        CustomFieldChange: {
            /** @example Loyalty */
            label?: string;
            /** @description Customers without a value stay as they are until they are given one. */
            required?: boolean;
            /**
             * @description Options to add, to call otherwise, to retire or to bring back. Those that are not named stay.
             * @example [
             *       {
             *         "value": "gold",
             *         "label": "Gold (from 2026)"
             *       }
             *     ]
             */
            options?: components["schemas"]["FieldOptionChange"][];
        };
        ParticipantInput: {
            /** @example Ada Lovelace */
            name?: string;
            /**
             * Format: email
             * @example ada@example.org
             */
            email?: string;
            /**
             * @description International form; kept and answered as E.164.
             * @example +44 20 7946 0958
             */
            phone?: string;
            /**
             * Format: uuid
             * @description One of us.
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            userId?: string;
            /** @example decision maker */
            role?: string;
        };
        NewInteraction: {
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            customerId: string;
            /**
             * @example call
             * @enum {string}
             */
            type: "call" | "email" | "meeting" | "note" | "sms" | "chat";
            /**
             * @example inbound
             * @enum {string}
             */
            direction?: "inbound" | "outbound" | "internal";
            /**
             * Format: date-time
             * @description RFC 3339 with an offset; answered in UTC. In the past, however long ago; at most 5 minutes ahead.
             * @example 2025-11-21T09:30:00Z
             */
            occurredAt: string;
            /** @example 420 */
            durationSeconds?: number;
            /** @example Renewal */
            subject?: string;
            /**
             * @description What was said or agreed. Lines are kept.
             * @example Asked for an offer until Friday.
             */
            summary: string;
            /**
             * @example answered
             * @enum {string}
             */
            outcome?: "answered" | "no-answer" | "busy" | "voicemail" | "sent" | "replied" | "bounced" | "held" | "no-show" | "cancelled" | "completed";
            /**
             * @description Who took part. Each has at least a name, an e-mail address, a phone number or a userId.
             * @example [
             *       {
             *         "name": "Ada Lovelace"
             *       }
             *     ]
             */
            participants?: components["schemas"]["ParticipantInput"][];
        };
        InteractionVoidView: {
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            at: string;
            /** @description The user or API client who voided it. */
            by: string;
            /** @example Written down twice */
            reason: string;
        };
        FieldChange: {
            /** @example subject */
            field: string;
            /**
             * @description What stood there. null: nothing.
             * @example Renewal
             */
            from: string | number | boolean | null | unknown[] | {
                [key: string]: unknown;
            };
            /**
             * @description What stands there now. null: nothing.
             * @example Renewal 2027
             */
            to: string | number | boolean | null | unknown[] | {
                [key: string]: unknown;
            };
        };
        InteractionCorrectionView: {
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            at: string;
            /** @description The user or API client who corrected it. */
            by: string;
            changes: components["schemas"]["FieldChange"][];
        };
        InteractionView: {
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description Of the interaction’s stream: goes into If-Match.
             * @example 0
             */
            revision: number;
            /** Format: uuid */
            customerId: string;
            /** @enum {string} */
            type: "call" | "email" | "meeting" | "note" | "sms" | "chat";
            /** @enum {string|null} */
            direction: "inbound" | "outbound" | "internal" | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            occurredAt: string;
            /** @example 420 */
            durationSeconds: number | null;
            /** @example Renewal */
            subject: string | null;
            /** @example Asked for an offer until Friday. */
            summary: string;
            /** @enum {string|null} */
            outcome: "answered" | "no-answer" | "busy" | "voicemail" | "sent" | "replied" | "bounced" | "held" | "no-show" | "cancelled" | "completed" | null;
            participants: components["schemas"]["ParticipantInput"][];
            /** @enum {string} */
            status: "logged" | "voided";
            voided: components["schemas"]["InteractionVoidView"] | null;
            /** @description Oldest first: what was written down at first can be read off it. */
            corrections: components["schemas"]["InteractionCorrectionView"][];
            /** @description Who wrote it down: the user, or the API client. */
            ownerId: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            changedAt: string;
            /** @description What the caller may do with it. */
            allowedActions: ("read" | "correct" | "void")[];
        };
        InteractionPage: {
            /** @description Give it back as `cursor` for the next page. Absent on the last one. */
            next?: string;
            /**
             * @description The page may lag behind the position that was asked for.
             * @example false
             */
            stale: boolean;
            /**
             * @description All matches the caller may read; only with `total=true`.
             * @example 12
             */
            total?: number;
            items: components["schemas"]["InteractionView"][];
        };
        InteractionDocument: {
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description Of the interaction’s stream: goes into If-Match.
             * @example 0
             */
            revision: number;
            /** Format: uuid */
            customerId: string;
            /** @enum {string} */
            type: "call" | "email" | "meeting" | "note" | "sms" | "chat";
            /** @enum {string|null} */
            direction: "inbound" | "outbound" | "internal" | null;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            occurredAt: string;
            /** @example 420 */
            durationSeconds: number | null;
            /** @example Renewal */
            subject: string | null;
            /** @example Asked for an offer until Friday. */
            summary: string;
            /** @enum {string|null} */
            outcome: "answered" | "no-answer" | "busy" | "voicemail" | "sent" | "replied" | "bounced" | "held" | "no-show" | "cancelled" | "completed" | null;
            participants: components["schemas"]["ParticipantInput"][];
            /** @enum {string} */
            status: "logged" | "voided";
            voided: components["schemas"]["InteractionVoidView"] | null;
            /** @description Oldest first: what was written down at first can be read off it. */
            corrections: components["schemas"]["InteractionCorrectionView"][];
            /** @description Who wrote it down: the user, or the API client. */
            ownerId: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            changedAt: string;
            /** @description What the caller may do with it. */
            allowedActions: ("read" | "correct" | "void")[];
            /** @description Present and true when this may lag behind the position that was asked for. */
            stale?: boolean;
        };
        InteractionCorrection: {
            /**
             * @example call
             * @enum {string}
             */
            type?: "call" | "email" | "meeting" | "note" | "sms" | "chat";
            /**
             * @example inbound
             * @enum {string|null}
             */
            direction?: "inbound" | "outbound" | "internal" | null;
            /**
             * Format: date-time
             * @description RFC 3339 with an offset; answered in UTC. In the past, however long ago; at most 5 minutes ahead.
             * @example 2025-11-21T09:30:00Z
             */
            occurredAt?: string;
            /** @example 420 */
            durationSeconds?: number | null;
            /** @example Renewal */
            subject?: string | null;
            /**
             * @description What was said or agreed. Lines are kept.
             * @example Asked for an offer until Friday.
             */
            summary?: string;
            /**
             * @example answered
             * @enum {string|null}
             */
            outcome?: "answered" | "no-answer" | "busy" | "voicemail" | "sent" | "replied" | "bounced" | "held" | "no-show" | "cancelled" | "completed" | null;
            /**
             * @description Who took part. Each has at least a name, an e-mail address, a phone number or a userId.
             * @example [
             *       {
             *         "name": "Ada Lovelace"
             *       }
             *     ]
             */
            participants?: components["schemas"]["ParticipantInput"][];
        };
        VoidInput: {
            /** @example Written down twice */
            reason: string;
        };
        NewNote: {
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            customerId: string;
            /**
             * @description Markdown source. It is kept as it is and never rendered here.
             * @example Prefers to be called **after lunch**.
             */
            text: string;
            /**
             * @description Above the others.
             * @default false
             * @example false
             */
            pinned?: boolean;
        };
        NoteView: {
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description Of the note’s stream: goes into If-Match.
             * @example 0
             */
            revision: number;
            /** Format: uuid */
            customerId: string;
            /**
             * @description Markdown source, as it was written.
             * @example Prefers to be called **after lunch**.
             */
            text: string;
            /** @example false */
            pinned: boolean;
            /** @description Who wrote it: the user, or the API client. */
            ownerId: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            changedAt: string;
            /**
             * Format: date-time
             * @description When the text was changed last. null: it never was.
             * @example 2026-11-21T09:30:00.000Z
             */
            editedAt: string | null;
            /** @description What the caller may do with it. */
            allowedActions: ("read" | "change" | "remove")[];
        };
        NotePage: {
            /** @description Give it back as `cursor` for the next page. Absent on the last one. */
            next?: string;
            /**
             * @description The page may lag behind the position that was asked for.
             * @example false
             */
            stale: boolean;
            /**
             * @description All matches the caller may read; only with `total=true`.
             * @example 12
             */
            total?: number;
            items: components["schemas"]["NoteView"][];
        };
        NoteDocument: {
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description Of the note’s stream: goes into If-Match.
             * @example 0
             */
            revision: number;
            /** Format: uuid */
            customerId: string;
            /**
             * @description Markdown source, as it was written.
             * @example Prefers to be called **after lunch**.
             */
            text: string;
            /** @example false */
            pinned: boolean;
            /** @description Who wrote it: the user, or the API client. */
            ownerId: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            changedAt: string;
            /**
             * Format: date-time
             * @description When the text was changed last. null: it never was.
             * @example 2026-11-21T09:30:00.000Z
             */
            editedAt: string | null;
            /** @description What the caller may do with it. */
            allowedActions: ("read" | "change" | "remove")[];
            /** @description Present and true when this may lag behind the position that was asked for. */
            stale?: boolean;
        };
        NoteChange: {
            /**
             * @description Markdown source. It is kept as it is and never rendered here.
             * @example Prefers to be called **after lunch**.
             */
            text: string;
        };
        TimelineActor: {
            /**
             * @description user, api-client or system.
             * @example user
             */
            type: string;
            /** @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10 */
            id: string;
        };
        TimelineRemoval: {
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            at: string;
            /** @description The user or API client who removed it. */
            by: string;
        };
        TimelineNote: {
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /** @description Markdown source. null: the note was removed. */
            text: string | null;
            /** @example false */
            pinned: boolean;
            /**
             * Format: date-time
             * @description When the text was changed last.
             */
            editedAt: string | null;
            /** @description null: it was not removed. */
            removed: components["schemas"]["TimelineRemoval"] | null;
        };
        TimelineEntry: {
            /**
             * Format: uuid
             * @description Of the interaction or the note; of a change, the id of its event.
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description The type of the interaction, `note`, `consent` or `change`.
             * @enum {string}
             */
            kind: "call" | "email" | "meeting" | "note" | "sms" | "chat" | "consent" | "change";
            /**
             * @description The event it began with.
             * @example CustomerDetailsChanged
             */
            type: string;
            /**
             * Format: date-time
             * @description When it happened; of an interaction, what its writer says.
             * @example 2026-11-21T09:30:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @description When we were told.
             * @example 2026-11-21T09:30:00.000Z
             */
            recordedAt: string;
            actor: components["schemas"]["TimelineActor"];
            /**
             * @description In the log.
             * @example 00000000000000000042
             */
            position: string;
            /** @description Why, where somebody said so. */
            reason: string | null;
            /** @description Of a change: what the customer’s fields were and are, as far as the caller may see them. */
            changes: components["schemas"]["FieldChange"][];
            interaction: components["schemas"]["InteractionView"] | null;
            note: components["schemas"]["TimelineNote"] | null;
        };
        TimelinePage: {
            /** @description Give it back as `cursor` for the next page. Absent on the last one. */
            next?: string;
            /**
             * @description The page may lag behind the position that was asked for.
             * @example false
             */
            stale: boolean;
            items: components["schemas"]["TimelineEntry"][];
        };
        ImportUploadedView: {
            /** Format: uuid */
            id: string;
            revision: number;
            position: string;
            /** @description The headers, in order; repeated ones are numbered. */
            columns: string[];
            /**
             * @description As guessed from the headers. Override it at the start.
             * @example {
             *       "Customer Name": "name",
             *       "Customer Email": "email",
             *       "Age": null
             *     }
             */
            mapping: {
                [key: string]: ("name" | "firstName" | "lastName" | "kind" | "email" | "phone" | "company" | "tags" | "source" | "street" | "city" | "postalCode" | "region" | "country") | string | null;
            };
        };
        StartImportInput: {
            /**
             * @description What happens to a row whose e-mail belongs to a customer already. `create`: it is an error. `update`: the customer is completed with what the row says (filled cells replace name, company and address parts; e-mails, phones and tags are added; nothing is removed). `skip`: the row is passed over. Rows of unknown customers are created in every mode.
             * @enum {string}
             */
            mode: "create" | "update" | "skip";
            /**
             * @description Overrides the guess, header by header. Several columns may become `email`, `phone` or `tags`; `custom.<key>` is a custom field.
             * @example {
             *       "Customer Name": "name",
             *       "Customer Email": "email",
             *       "Age": null
             *     }
             */
            mapping?: {
                [key: string]: ("name" | "firstName" | "lastName" | "kind" | "email" | "phone" | "company" | "tags" | "source" | "street" | "city" | "postalCode" | "region" | "country") | string | null;
            };
            /**
             * @description Checks every row and writes nothing but the error file. The import can be started again afterwards.
             * @default false
             */
            dryRun?: boolean;
            /**
             * @description Country of phone numbers without a country code. Without it such numbers are left out and reported.
             * @example DE
             */
            phoneCountry?: string;
        };
        ImportCountsView: {
            /** @example 8320 */
            created: number;
            /**
             * @description Rows whose customer existed and now agrees with the row.
             * @example 0
             */
            updated: number;
            /** @example 0 */
            skipped: number;
            /** @example 149 */
            failed: number;
            /**
             * @description Cells left out of rows that were taken, for example a phone number that is none. They stand in the error file.
             * @example 0
             */
            warnings: number;
        };
        ImportView: {
            /** Format: uuid */
            id: string;
            /**
             * @description Of the import’s stream.
             * @example 12
             */
            revision: number;
            /** @description Of its latest event. Whoever reads after it sees every row that is done. */
            position: string;
            /** @enum {string} */
            state: "uploaded" | "validating" | "validated" | "running" | "completed" | "cancelled" | "failed";
            /** @example customers.csv */
            fileName?: string;
            /** @description Size of the file in bytes, as UTF-8. */
            bytes: number;
            /** @description SHA-256 of what was uploaded, hex. */
            sha256: string;
            /** @description The headers, in order; repeated ones are numbered. */
            columns: string[];
            /**
             * @description Before the start: as guessed from the headers.
             * @example {
             *       "Customer Name": "name",
             *       "Customer Email": "email",
             *       "Age": null
             *     }
             */
            mapping: {
                [key: string]: ("name" | "firstName" | "lastName" | "kind" | "email" | "phone" | "company" | "tags" | "source" | "street" | "city" | "postalCode" | "region" | "country") | string | null;
            };
            /** @enum {string} */
            mode?: "create" | "update" | "skip";
            /** @description The current or last run writes no customers. */
            dryRun: boolean;
            /** @description Rows worked through. */
            rows: number;
            /**
             * @description Of the file’s bytes, 0 to 100.
             * @example 42.5
             */
            percent: number;
            /** @description Rows per second of the run in progress; 0 otherwise. */
            rowsPerSecond: number;
            /** @description Estimate for the run in progress. */
            secondsLeft?: number;
            /** @description Why the run pauses at the moment: the code of what the event log answered. It goes on by itself. */
            waitingFor?: string;
            counts: components["schemas"]["ImportCountsView"];
            /**
             * @description Why it failed.
             * @example customers.import-unreadable
             */
            failure?: string;
        };
        ExportInput: {
            /**
             * @description Which list.
             * @example customers
             * @enum {string}
             */
            list: "customers" | "interactions" | "notes" | "users" | "teams" | "api-clients" | "sessions";
            /**
             * @description `csv`: RFC 4180 in UTF-8 with a byte order mark; text that a spreadsheet would take for a formula is preceded by an apostrophe. `pdf`: A4, for at most 20,000 rows and 12 columns.
             * @example csv
             * @enum {string}
             */
            format: "csv" | "pdf";
            /**
             * @description By name, in the order of the file; `custom.<key>` is a custom field of customers. Absent: all that you may see (CSV), or the main ones (PDF). An unknown name is refused with the names there are.
             * @example [
             *       "name",
             *       "email",
             *       "status"
             *     ]
             */
            columns?: string[];
            /**
             * @description As `q` of the list.
             * @example ada
             */
            q?: string;
            /**
             * @description As `filter` of the list, by the same fields.
             * @example createdAt ge "2026-01-01T00:00:00Z"
             */
            filter?: string;
            /**
             * @description As `sort` of the list. Absent: the list’s own order.
             * @example -createdAt
             */
            sort?: string;
        };
        CustomerExportInput: {
            /**
             * @description Which list of this customer.
             * @example timeline
             * @enum {string}
             */
            list: "timeline" | "interactions" | "notes";
            /**
             * @description `csv`: RFC 4180 in UTF-8 with a byte order mark; text that a spreadsheet would take for a formula is preceded by an apostrophe. `pdf`: A4, for at most 20,000 rows and 12 columns.
             * @example csv
             * @enum {string}
             */
            format: "csv" | "pdf";
            /**
             * @description By name, in the order of the file; `custom.<key>` is a custom field of customers. Absent: all that you may see (CSV), or the main ones (PDF). An unknown name is refused with the names there are.
             * @example [
             *       "at",
             *       "kind",
             *       "text"
             *     ]
             */
            columns?: string[];
            /**
             * @description As `filter` of the list; the timeline knows `at`, `kind` and `actor`.
             * @example at ge "2026-01-01T00:00:00Z"
             */
            filter?: string;
            /**
             * @description As `sort` of the list. Absent: the list’s own order.
             * @example -at
             */
            sort?: string;
        };
        ExportSummary: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            list: "customers" | "interactions" | "notes" | "users" | "teams" | "api-clients" | "sessions" | "timeline";
            /** @enum {string} */
            format: "csv" | "pdf";
            /** @enum {string} */
            state: "running" | "completed" | "failed" | "cancelled" | "expired";
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            requestedAt: string;
            /**
             * @description Rows in the file.
             * @example 1234
             */
            rows?: number;
            /**
             * @description Size of the file.
             * @example 345678
             */
            bytes?: number;
            /**
             * @description SHA-256 of the file, hex: what you fetched is whole when it has this checksum.
             * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
             */
            sha256?: string;
            /**
             * Format: date-time
             * @description Until when the file can be fetched.
             */
            expiresAt?: string;
            /**
             * @description Why it failed: a code of the problem catalogue.
             * @example files.full
             */
            failure?: string;
        };
        ExportPage: {
            /** @description Give it back as `cursor` for the next page. Absent on the last one. */
            next?: string;
            /**
             * @description The page may lag behind the position that was asked for.
             * @example false
             */
            stale: boolean;
            items: components["schemas"]["ExportSummary"][];
        };
        ExportView: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            list: "customers" | "interactions" | "notes" | "users" | "teams" | "api-clients" | "sessions" | "timeline";
            /** @enum {string} */
            format: "csv" | "pdf";
            /** @enum {string} */
            state: "running" | "completed" | "failed" | "cancelled" | "expired";
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            requestedAt: string;
            /**
             * @description Rows in the file.
             * @example 1234
             */
            rows?: number;
            /**
             * @description Size of the file.
             * @example 345678
             */
            bytes?: number;
            /**
             * @description SHA-256 of the file, hex: what you fetched is whole when it has this checksum.
             * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
             */
            sha256?: string;
            /**
             * Format: date-time
             * @description Until when the file can be fetched.
             */
            expiresAt?: string;
            /**
             * @description Why it failed: a code of the problem catalogue.
             * @example files.full
             */
            failure?: string;
            /**
             * @description Of the export’s stream.
             * @example 1
             */
            revision: number;
            /**
             * @description In the order of the file.
             * @example [
             *       "name",
             *       "email"
             *     ]
             */
            columns: string[];
            /** @example ada */
            q?: string;
            /** @example status eq "active" */
            filter?: string;
            /** @example -createdAt */
            sort?: string;
            /** Format: uuid */
            customerId?: string;
            /**
             * @description Rows that the list had when the export began. The file is whole only with exactly so many.
             * @example 1234
             */
            total?: number;
            /**
             * @description Of the rows, 0 to 100.
             * @example 42.5
             */
            percent: number;
            /**
             * @description Of the run in progress; 0 otherwise.
             * @example 0
             */
            rowsPerSecond: number;
            /** @description Estimate for the run in progress. */
            secondsLeft?: number;
            /**
             * @description The rows are those of one moment: how much of the log the list showed then.
             * @example 00000000000000000042
             */
            asOf?: string;
            /**
             * @description PDF: characters that no font of the program has. The file shows a mark for each.
             * @example 0
             */
            unshownCharacters?: number;
            /**
             * @description Why it failed, in words.
             * @example The disk of files is full.
             */
            failureText?: string;
        };
        EventSubject: {
            /**
             * @description Kind of record; the list may grow.
             * @example customer
             */
            type: string;
            /**
             * Format: uuid
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
        };
        EventActor: {
            /**
             * @description `user`, `api-client` or `system`; the list may grow.
             * @example user
             */
            type: string;
            /** @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a11 */
            id: string;
        };
        EventView: {
            /**
             * Format: uuid
             * @description The same for ever: the key to recognise an event by that is delivered twice.
             * @example 019aa1c0-5b7e-5c3a-9d52-6f0f4a1f9a12
             */
            id: string;
            /**
             * @description `crm.<kind>.<what>.v<version>`
             * @example crm.customer.tagged.v1
             */
            type: string;
            /**
             * Format: date-time
             * @description When it was decided.
             * @example 2026-11-21T09:30:00.000Z
             */
            time: string;
            /**
             * Format: date-time
             * @description When it was stored.
             * @example 2026-11-21T09:30:00.004Z
             */
            recordedAt: string;
            /**
             * @description In the log: goes into `after`.
             * @example 00000000000000000042
             */
            position: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description In the stream of the subject, without gaps.
             * @example 3
             */
            revision: number;
            actor: components["schemas"]["EventActor"];
            /**
             * Format: uuid
             * @description The same for everything that one request caused.
             */
            correlationId: string;
            /** @description The command or event that led to this one. */
            causationId?: string;
            /**
             * @description As documented for the type, without the fields that the caller may not see.
             * @example {
             *       "customerId": "019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10",
             *       "tag": "newsletter"
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * @description Present when the person was erased: the personal fields are absent from `data` for ever.
             * @enum {boolean}
             */
            erased?: true;
        };
        EventPage: {
            /** @description In the order of the log. May be empty although more follows. */
            items: components["schemas"]["EventView"][];
            /**
             * @description Where to go on: give it back as `after`. Always present.
             * @example 00000000000000000042
             */
            next: string;
        };
        AuditActor: {
            /**
             * @description `user`, `api-client`, `system` or `anonymous`; the list may grow.
             * @example user
             */
            type: string;
            /** @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10 */
            id: string;
            /**
             * @description As they are called now. Absent when nobody knows it any more.
             * @example Ada
             */
            name?: string;
        };
        AuditRecord: {
            /**
             * @description Kind of record; the list may grow.
             * @example customer
             */
            type: string;
            /** @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10 */
            id: string;
        };
        AuditEntry: {
            /**
             * Format: uuid
             * @description Of the event.
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            id: string;
            /**
             * @description Where it stands in the log.
             * @example 00000000000000000042
             */
            position: string;
            /**
             * Format: date-time
             * @description When it was decided: the hash protects it.
             * @example 2026-11-21T09:30:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @description When the log took it.
             * @example 2026-11-21T09:30:00.000Z
             */
            recordedAt: string;
            /**
             * @description Type of the event.
             * @example CustomerDetailsChanged
             */
            action: string;
            /**
             * @description The same in words.
             * @example Customer details changed
             */
            words: string;
            /**
             * @example done
             * @enum {string}
             */
            outcome: "done" | "refused" | "failed";
            actor: components["schemas"]["AuditActor"];
            /**
             * @description For whom the actor did it.
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            onBehalfOf?: string;
            /**
             * @description `api`, `cli`, `import`, …; the list may grow.
             * @example api
             */
            source: string;
            record: components["schemas"]["AuditRecord"];
            /**
             * @description In the stream of the record.
             * @example 3
             */
            revision: number;
            /**
             * @description Address of the actor. `[erased]` when the actor was erased; null when none was recorded.
             * @example 198.51.100.7
             */
            ip: string | null;
            /** @description What the caller named the request, or what the gateway did. */
            requestId: string | null;
            /** @description Of the W3C trace. */
            traceId: string | null;
            /**
             * Format: uuid
             * @description The same for everything that one request caused.
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            correlationId: string;
            /** @description Fields of the record before and after, as far as the caller may see them. Secrets never. */
            changes: components["schemas"]["FieldChange"][];
            /**
             * @description What the event says, without secrets and fields that the caller may not see.
             * @example {
             *       "customerId": "019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10",
             *       "fields": [
             *         "name"
             *       ]
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * @description Present when the person whom it is about was erased.
             * @enum {boolean}
             */
            erased?: true;
            /**
             * @description SHA-256 that chains the event to the one before it in its stream, hex.
             * @example aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
             */
            hash: string;
        };
        AuditPage: {
            /** @description Give it back as `cursor` for the next page. Absent on the last one. */
            next?: string;
            /**
             * @description The page may lag behind the position that was asked for.
             * @example false
             */
            stale: boolean;
            /**
             * @description All matches the caller may read; only with `total=true`.
             * @example 12
             */
            total?: number;
            items: components["schemas"]["AuditEntry"][];
        };
        FieldHistoryEntry: {
            /** @example subject */
            field: string;
            /**
             * @description What stood there. null: nothing.
             * @example Renewal
             */
            from: string | number | boolean | null | unknown[] | {
                [key: string]: unknown;
            };
            /**
             * @description What stands there now. null: nothing.
             * @example Renewal 2027
             */
            to: string | number | boolean | null | unknown[] | {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it was decided.
             * @example 2026-11-21T09:30:00.000Z
             */
            at: string;
            actor: components["schemas"]["AuditActor"];
            /**
             * @description For whom the actor did it.
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            onBehalfOf?: string;
            /**
             * @description Type of the event.
             * @example CustomerDetailsChanged
             */
            action: string;
            /**
             * @description `api`, `cli`, `import`, …
             * @example api
             */
            source: string;
            /**
             * @description Of the record, counted from 0.
             * @example 3
             */
            revision: number;
            /**
             * Format: uuid
             * @description Names the entry of the audit trail.
             * @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10
             */
            eventId: string;
        };
        FieldHistory: {
            /** @description Oldest first. */
            items: components["schemas"]["FieldHistoryEntry"][];
            /**
             * @description Give it back as `after` for more. Absent when the end of the record was reached.
             * @example 499
             */
            next?: number;
        };
        UsageDay: {
            /**
             * Format: date
             * @description Of UTC.
             * @example 2026-11-21
             */
            day: string;
            /**
             * @description Events that the log took.
             * @example 1204
             */
            events: number;
            /**
             * @description Calls of users and API clients.
             * @example 5210
             */
            calls: number;
            /**
             * @description Users who called.
             * @example 12
             */
            activeUsers: number;
        };
        ActiveUsers: {
            /**
             * @description On the last day.
             * @example 12
             */
            day: number;
            /**
             * @description In the seven days that end with it.
             * @example 31
             */
            week: number;
            /**
             * @description In the thirty days that end with it.
             * @example 40
             */
            month: number;
        };
        UsageOfCaller: {
            /**
             * @description `user` or `api-client`.
             * @example user
             */
            type: string;
            /** @example 019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10 */
            id: string;
            /**
             * Format: date
             * @description Of UTC.
             * @example 2026-11-21
             */
            day: string;
            /** @example 310 */
            calls: number;
        };
        StorageUse: {
            /**
             * @description The log, with what is about to be merged into it.
             * @example 5242880
             */
            log: number;
            /**
             * @description The views.
             * @example 8388608
             */
            views: number;
            /**
             * @description Files of imports and exports.
             * @example 0
             */
            files: number;
        };
        Usage: {
            /** @description Oldest first; days without anything are left out. */
            days: components["schemas"]["UsageDay"][];
            activeUsers: components["schemas"]["ActiveUsers"];
            /** @description Of the days that were asked for: most calls first, 1,000 at most. */
            callers: components["schemas"]["UsageOfCaller"][];
            storage: components["schemas"]["StorageUse"];
        };
        TicketDocument: {
            /**
             * @description Good once, for `GET /changes?ticket=…`.
             * @example Zm9ydHktdHdv
             */
            ticket: string;
            /**
             * Format: date-time
             * @example 2026-11-21T09:31:00.000Z
             */
            expiresAt: string;
        };
        UserView: {
            /**
             * Format: uuid
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description Of the user: goes into If-Match.
             * @example 3
             */
            revision: number;
            /** @example Grace Hopper */
            name: string;
            /** @example grace@example.org */
            email: string;
            /**
             * @example [
             *       "sales"
             *     ]
             */
            roles: ("admin" | "manager" | "sales" | "support" | "marketing" | "auditor" | "integration")[];
            /**
             * @description `registered`: waits for the proof of the address or for roles; `invited`: waits for a password; only `active` users get in.
             * @enum {string}
             */
            status: "registered" | "invited" | "active" | "deactivated";
            /** @description The address was proved, or the operator answers for it. */
            emailVerified: boolean;
            /** @example [] */
            teamIds: string[];
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Absent before the first log-in.
             * @example 2026-11-21T09:30:00.000Z
             */
            lastLoginAt?: string;
            /**
             * @description What you may do with this user.
             * @example [
             *       "read",
             *       "manage"
             *     ]
             */
            allowedActions: string[];
        };
        UserPage: {
            /** @description Give it back as `cursor` for the next page. Absent on the last one. */
            next?: string;
            /**
             * @description The page may lag behind the position that was asked for.
             * @example false
             */
            stale: boolean;
            /**
             * @description All matches the caller may read; only with `total=true`.
             * @example 12
             */
            total?: number;
            items: components["schemas"]["UserView"][];
        };
        UserDocument: {
            /**
             * Format: uuid
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description Of the user: goes into If-Match.
             * @example 3
             */
            revision: number;
            /** @example Grace Hopper */
            name: string;
            /** @example grace@example.org */
            email: string;
            /**
             * @example [
             *       "sales"
             *     ]
             */
            roles: ("admin" | "manager" | "sales" | "support" | "marketing" | "auditor" | "integration")[];
            /**
             * @description `registered`: waits for the proof of the address or for roles; `invited`: waits for a password; only `active` users get in.
             * @enum {string}
             */
            status: "registered" | "invited" | "active" | "deactivated";
            /** @description The address was proved, or the operator answers for it. */
            emailVerified: boolean;
            /** @example [] */
            teamIds: string[];
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Absent before the first log-in.
             * @example 2026-11-21T09:30:00.000Z
             */
            lastLoginAt?: string;
            /**
             * @description What you may do with this user.
             * @example [
             *       "read",
             *       "manage"
             *     ]
             */
            allowedActions: string[];
            /** @description Present and true when this may lag behind the position that was asked for. */
            stale?: boolean;
        };
        NewUser: {
            /** @example Grace Hopper */
            name: string;
            /**
             * Format: email
             * @description The invitation goes there. Compared without regard to case.
             * @example grace@example.org
             */
            email: string;
            /**
             * @description All roles; several add up. You cannot give what you do not hold.
             * @example [
             *       "sales"
             *     ]
             */
            roles: ("admin" | "manager" | "sales" | "support" | "marketing" | "auditor")[];
            /**
             * @description Teams to join at once.
             * @example []
             */
            teamIds?: string[];
        };
        RolesInput: {
            /**
             * @description All roles; several add up. You cannot give what you do not hold.
             * @example [
             *       "sales"
             *     ]
             */
            roles: ("admin" | "manager" | "sales" | "support" | "marketing" | "auditor")[];
        };
        DeactivationInput: {
            /** @example Left the company. */
            reason?: string;
        };
        InvitationAcceptance: {
            /**
             * @description From the link in the mail.
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11.q1w2
             */
            token: string;
            /**
             * @description 12 to 1024 characters of any kind.
             * @example correct horse battery staple
             */
            password: string;
        };
        TeamView: {
            /**
             * Format: uuid
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description Of the team: goes into If-Match.
             * @example 2
             */
            revision: number;
            /** @example North */
            name: string;
            /** @enum {string} */
            status: "active" | "archived";
            /** @example [] */
            memberIds: string[];
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description What you may do with this team.
             * @example [
             *       "read",
             *       "manage"
             *     ]
             */
            allowedActions: string[];
        };
        TeamPage: {
            /** @description Give it back as `cursor` for the next page. Absent on the last one. */
            next?: string;
            /**
             * @description The page may lag behind the position that was asked for.
             * @example false
             */
            stale: boolean;
            /**
             * @description All matches the caller may read; only with `total=true`.
             * @example 12
             */
            total?: number;
            items: components["schemas"]["TeamView"][];
        };
        TeamInput: {
            /**
             * @description No two teams in use share it.
             * @example North
             */
            name: string;
        };
        TeamDocument: {
            /**
             * Format: uuid
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description Of the team: goes into If-Match.
             * @example 2
             */
            revision: number;
            /** @example North */
            name: string;
            /** @enum {string} */
            status: "active" | "archived";
            /** @example [] */
            memberIds: string[];
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * @description What you may do with this team.
             * @example [
             *       "read",
             *       "manage"
             *     ]
             */
            allowedActions: string[];
            /** @description Present and true when this may lag behind the position that was asked for. */
            stale?: boolean;
        };
        ApiClientView: {
            /**
             * Format: uuid
             * @description The `client_id`.
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description Of the client: goes into If-Match.
             * @example 0
             */
            revision: number;
            /** @example ERP */
            name: string;
            /**
             * @example integration
             * @enum {string}
             */
            role: "admin" | "manager" | "sales" | "support" | "marketing" | "auditor" | "integration";
            /**
             * @example [
             *       "customer.read"
             *     ]
             */
            scopes: string[];
            /** @enum {string} */
            status: "active" | "revoked";
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Absent: it does not expire.
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description When it last got a token. Absent: never.
             */
            lastUsedAt?: string;
            /**
             * Format: date-time
             * @description Until when the secret before the newest works. Absent: there was none.
             */
            previousSecretUntil?: string;
            /**
             * @description What you may do with this client.
             * @example [
             *       "read",
             *       "manage"
             *     ]
             */
            allowedActions: string[];
        };
        ApiClientPage: {
            /** @description Give it back as `cursor` for the next page. Absent on the last one. */
            next?: string;
            /**
             * @description The page may lag behind the position that was asked for.
             * @example false
             */
            stale: boolean;
            /**
             * @description All matches the caller may read; only with `total=true`.
             * @example 12
             */
            total?: number;
            items: components["schemas"]["ApiClientView"][];
        };
        SecretDocument: {
            /**
             * Format: uuid
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description Of the changed thing, counted from 0: goes into If-Match.
             * @example 0
             */
            revision: number;
            /**
             * @description Where the change stands in the log: goes into Consistency-Token.
             * @example 00000000000000000042
             */
            position: string;
            /**
             * @description Shown once and kept nowhere: 256 bits behind `crm_`.
             * @example crm_q1w2e3…
             */
            clientSecret: string;
        };
        NewApiClientInput: {
            /**
             * @description Not personal.
             * @example ERP
             */
            name: string;
            /**
             * @description Bounds the scopes. You cannot give what you do not hold.
             * @default integration
             * @example integration
             * @enum {string}
             */
            role?: "admin" | "manager" | "sales" | "support" | "marketing" | "auditor" | "integration";
            /**
             * @description Actions that the role allows; the client may use these and no others.
             * @example [
             *       "customer.read"
             *     ]
             */
            scopes: ("customer.create" | "customer.read" | "customer.update" | "customer.tag" | "customer.consent" | "customer.assign" | "customer.archive" | "customer.import" | "interaction.create" | "interaction.read" | "interaction.correct" | "interaction.void" | "note.create" | "note.read" | "note.change" | "note.remove" | "custom-field.read" | "custom-field.manage" | "user.read" | "user.manage" | "team.read" | "team.manage" | "role.read" | "api-client.read" | "api-client.manage" | "event.read" | "list.export" | "audit.read" | "audit.export" | "usage.read")[];
            /**
             * Format: date-time
             * @description It gets no tokens from then on. Absent: until it is revoked.
             * @example 2036-11-21T09:30:00.000Z
             */
            expiresAt?: string;
        };
        ApiClientDocument: {
            /**
             * Format: uuid
             * @description The `client_id`.
             * @example 0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11
             */
            id: string;
            /**
             * @description Of the client: goes into If-Match.
             * @example 0
             */
            revision: number;
            /** @example ERP */
            name: string;
            /**
             * @example integration
             * @enum {string}
             */
            role: "admin" | "manager" | "sales" | "support" | "marketing" | "auditor" | "integration";
            /**
             * @example [
             *       "customer.read"
             *     ]
             */
            scopes: string[];
            /** @enum {string} */
            status: "active" | "revoked";
            /**
             * Format: date-time
             * @example 2026-11-21T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Absent: it does not expire.
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description When it last got a token. Absent: never.
             */
            lastUsedAt?: string;
            /**
             * Format: date-time
             * @description Until when the secret before the newest works. Absent: there was none.
             */
            previousSecretUntil?: string;
            /**
             * @description What you may do with this client.
             * @example [
             *       "read",
             *       "manage"
             *     ]
             */
            allowedActions: string[];
            /** @description Present and true when this may lag behind the position that was asked for. */
            stale?: boolean;
        };
        RotationInput: {
            /**
             * @description How long the secret before works yet. 0: not any more.
             * @example 24
             */
            overlapHours: number;
        };
        ScopesInput: {
            /**
             * @description Actions that the role allows; the client may use these and no others.
             * @example [
             *       "customer.read"
             *     ]
             */
            scopes: ("customer.create" | "customer.read" | "customer.update" | "customer.tag" | "customer.consent" | "customer.assign" | "customer.archive" | "customer.import" | "interaction.create" | "interaction.read" | "interaction.correct" | "interaction.void" | "note.create" | "note.read" | "note.change" | "note.remove" | "custom-field.read" | "custom-field.manage" | "user.read" | "user.manage" | "team.read" | "team.manage" | "role.read" | "api-client.read" | "api-client.manage" | "event.read" | "list.export" | "audit.read" | "audit.export" | "usage.read")[];
        };
        TokenRequest: {
            /**
             * @example client_credentials
             * @enum {string}
             */
            grant_type: "client_credentials";
            /**
             * @description Scopes by spaces: some of those the client has. Absent: all.
             * @example customer.read
             */
            scope?: string;
            /** @description Unless it is in the Authorization header (Basic). */
            client_id?: string;
            /** @description Unless it is in the Authorization header (Basic). */
            client_secret?: string;
        };
        TokenAnswer: {
            /**
             * @description JWT for the `Authorization: Bearer` header.
             * @example eyJhbGciOiJFUzI1NiIs…
             */
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /**
             * @description Seconds.
             * @example 900
             */
            expires_in: number;
            /**
             * @description What the token may be used for, by spaces.
             * @example customer.read
             */
            scope: string;
        };
        JwkDocument: {
            /** @enum {string} */
            kty: "EC";
            /** @enum {string} */
            crv: "P-256";
            /** @example MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4 */
            x: string;
            /** @example 4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM */
            y: string;
            /**
             * @description As in the header of tokens.
             * @example NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs
             */
            kid: string;
            /** @enum {string} */
            use: "sig";
            /** @enum {string} */
            alg: "ES256";
        };
        JwksDocument: {
            keys: components["schemas"]["JwkDocument"][];
        };
        IssueDocument: {
            /**
             * @description Stable: alarms can be set on it. The set may grow.
             * @example disk.low
             */
            code: string;
            /**
             * @description One sentence.
             * @example The view customers.list is 812 events and 31 s behind.
             */
            text: string;
            /**
             * @description The program should be given no requests because of it.
             * @example false
             */
            blocking: boolean;
        };
        HealthDocument: {
            /**
             * @example ok
             * @enum {string}
             */
            status: "ok" | "unavailable";
            /**
             * @description What an operator should know, in words.
             * @example []
             */
            issues: string[];
            /**
             * @description The same issues with their codes.
             * @example []
             */
            details?: components["schemas"]["IssueDocument"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    refreshTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshTokens"];
            };
        };
        responses: {
            /** @description Go on with these. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    setUpFirstAdministrator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpFirstAdministrator"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            201: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description A mail is on its way to the address. */
            202: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmail"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Done; go on with these. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPasswordReset"];
            };
        };
        responses: {
            /** @description If there is such an account, a mail is on its way. */
            202: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    confirmPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listOwnSessions: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    endOwnSessions: {
        parameters: {
            query?: {
                /** @description `current`: the session of this call goes on. */
                except?: "current";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listUserSessions: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
            };
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    endUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user behind the token. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["Me"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getMyPermissions: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of now; a role that is taken away is gone within seconds. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsDocument"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are built in; several of one user add up. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesDocument"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    explainProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For programs as JSON, for browsers as a page. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedProblemDocument"];
                    "text/html": string;
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
                /** @description Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first. */
                sort?: string;
                /**
                 * @description Conditions on indexed fields. Text compares without regard to case and accents; timestamps are texts.
                 *
                 *     ```ebnf
                 *     filter    = all, { "or", all } ;
                 *     all       = part, { "and", part } ;
                 *     part      = "(", filter, ")" | condition ;
                 *     condition = field, ( "eq" | "ne" ), ( value | "null" )
                 *               | field, ( "lt" | "le" | "gt" | "ge" ), value
                 *               | field, "prefix", string
                 *               | field, "in", "(", value, { ",", value }, ")" ;
                 *     value     = string | number | "true" | "false" ;
                 *     ```
                 *
                 *     At most 20 conditions, 3 levels, 200 values in a list. An unknown field or operator is refused. Fields: `id`, `kind`, `status`, `ownerId`, `source`, `createdAt`, `changedAt`, `name`, `company`, those with many values: `tags`, `email`, `phone`, and for those who may see address, creator and custom fields (all roles but marketing): `city`, `country`, `createdBy`, `externalId` (as `system:id`, one of many), and `custom.<key>` for each custom field in use (a number, true or false, or text; a date as text; a multi-select has many values).
                 */
                filter?: string;
                /** @description Count all matches too. Costs time on large lists. */
                total?: "true" | "false";
                /** @description Every word must begin a word of name or company, an e-mail address or a phone number. */
                q?: string;
                /** @description Count the values of up to five fields among all matches, by comma: `status`, `kind`, `tags`, `source`, `ownerId`, `country`, and `custom.<key>` for selects, multi-selects and truth values; as far as the caller may see them. The twenty most frequent values of each. */
                facets?: string;
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    createCustomer: {
        parameters: {
            query?: {
                /** @description Create the customer even though it looks like one we know. */
                allowDuplicate?: "true" | "false";
            };
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            201: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomerDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDocument"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    changeCustomer: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomerDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    archiveCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomerDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    restoreCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomerDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    assignCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomerDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    tagCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagsInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomerDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    recordConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomerDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getCustomerByExternalId: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Which other system: lower-case words joined by hyphens. */
                system: string;
                /** @description What that system calls the customer. Case matters. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDocument"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    upsertCustomerByExternalId: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description `*`: create only (412 when there is one already). */
                "If-None-Match"?: "*";
                /** @description Change only this state (412 otherwise). */
                "If-Match"?: string;
            };
            path: {
                /** @description Which other system: lower-case words joined by hyphens. */
                system: string;
                /** @description What that system calls the customer. Case matters. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            /** @description Changed, or as it should be already. */
            200: {
                headers: {
                    /** @description What it came to. */
                    "Upsert-Result"?: "created" | "changed" | "unchanged";
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpsertReceiptDocument"] | components["schemas"]["CustomerDocument"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description What it came to. */
                    "Upsert-Result"?: "created" | "changed" | "unchanged";
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpsertReceiptDocument"] | components["schemas"]["CustomerDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    bulkCustomers: {
        parameters: {
            query?: {
                /** @description Judge everything and write nothing. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkInput"];
            };
        };
        responses: {
            /** @description A result for each operation. */
            200: {
                headers: {
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listCustomFields: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldList"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    defineCustomField: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomField"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            201: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomFieldView"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getCustomField: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                fieldId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The field. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldView"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    changeCustomField: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path: {
                fieldId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomFieldChange"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomFieldView"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    archiveCustomField: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                fieldId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomFieldView"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    restoreCustomField: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                fieldId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["CustomFieldView"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listInteractions: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
                /** @description Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first. */
                sort?: string;
                /**
                 * @description Conditions on indexed fields. Text compares without regard to case and accents; timestamps are texts.
                 *
                 *     ```ebnf
                 *     filter    = all, { "or", all } ;
                 *     all       = part, { "and", part } ;
                 *     part      = "(", filter, ")" | condition ;
                 *     condition = field, ( "eq" | "ne" ), ( value | "null" )
                 *               | field, ( "lt" | "le" | "gt" | "ge" ), value
                 *               | field, "prefix", string
                 *               | field, "in", "(", value, { ",", value }, ")" ;
                 *     value     = string | number | "true" | "false" ;
                 *     ```
                 *
                 *     At most 20 conditions, 3 levels, 200 values in a list. An unknown field or operator is refused. Fields: `id`, `type`, `direction`, `outcome`, `status`, `occurredAt`, `durationSeconds`, `subject`, `ownerId`, `createdAt`, `changedAt`, and those with many values: `customerId`, `userId` (of participants).
                 */
                filter?: string;
                /** @description Count all matches too. Costs time on large lists. */
                total?: "true" | "false";
                /** @description Every word must begin a word of subject or summary, or of what is known of a participant. */
                q?: string;
                /** @description Only what hangs on this customer. */
                customerId?: string;
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionPage"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    logInteraction: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInteraction"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            201: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["InteractionDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getInteraction: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                interactionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The interaction. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionDocument"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    correctInteraction: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path: {
                interactionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InteractionCorrection"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["InteractionDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    voidInteraction: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                interactionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["InteractionDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listNotes: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
                /** @description Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first. */
                sort?: string;
                /**
                 * @description Conditions on indexed fields. Text compares without regard to case and accents; timestamps are texts.
                 *
                 *     ```ebnf
                 *     filter    = all, { "or", all } ;
                 *     all       = part, { "and", part } ;
                 *     part      = "(", filter, ")" | condition ;
                 *     condition = field, ( "eq" | "ne" ), ( value | "null" )
                 *               | field, ( "lt" | "le" | "gt" | "ge" ), value
                 *               | field, "prefix", string
                 *               | field, "in", "(", value, { ",", value }, ")" ;
                 *     value     = string | number | "true" | "false" ;
                 *     ```
                 *
                 *     At most 20 conditions, 3 levels, 200 values in a list. An unknown field or operator is refused. Fields: `id`, `pinned`, `ownerId`, `createdAt`, `changedAt`, `editedAt`, and `customerId`.
                 */
                filter?: string;
                /** @description Count all matches too. Costs time on large lists. */
                total?: "true" | "false";
                /** @description Every word must begin a word of the note. */
                q?: string;
                /** @description Only what hangs on this customer. */
                customerId?: string;
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotePage"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            201: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["NoteDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                noteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The note. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteDocument"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    removeNote: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path: {
                noteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    editNote: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path: {
                noteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteChange"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["NoteDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    pinNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                noteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["NoteDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    unpinNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                noteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["NoteDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    showTimeline: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
                /** @description Only these, by comma: the types of interactions, `note` (a note, and an interaction of that type), `consent`, `change`. */
                kind?: string;
                /** @description Id of the user or API client who did it. */
                actor?: string;
                /** @description Not before. */
                from?: string;
                /** @description Before. */
                to?: string;
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelinePage"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    uploadImport: {
        parameters: {
            query?: {
                /** @description What the file is called where it comes from. */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Uploaded. */
            201: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportUploadedView"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartImportInput"];
            };
        };
        responses: {
            /** @description Started. Look at `Location`. */
            202: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getImportErrors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The error file, as far as the import has come. */
            200: {
                headers: {
                    /** @description A file to save. */
                    "Content-Disposition"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listExports: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPage"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    requestExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportInput"];
            };
        };
        responses: {
            /** @description Begun. Look at `Location`. */
            202: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    requestCustomerExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerExportInput"];
            };
        };
        responses: {
            /** @description Begun. Look at `Location`. */
            202: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    cancelExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
            };
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    downloadExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description A file to save. */
                    "Content-Disposition"?: string;
                    /** @description Its size in bytes. */
                    "Content-Length"?: string;
                    /** @description Its checksum: SHA-256, hex. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/pdf": string;
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readEvents: {
        parameters: {
            query?: {
                /** @description The `next` of the page before, or the position of an event: what comes behind it. Without it: from the beginning of the log. */
                after?: string;
                /** @description Events per page; 0 is the default, more than 500 is 500. */
                limit?: number;
                /** @description Only events of these types, by comma, with or without their version. */
                types?: string;
                /** @description How long to wait for the first event when there is none yet. */
                waitSeconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, and where to go on. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description JSON lines are one entry per line. */
                format?: "csv" | "jsonl";
                /** @description As `listAudit` takes it. Absent: everything. */
                filter?: string;
                /** @description As `listAudit` takes it. */
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description A file to save. */
                    "Content-Disposition"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
                /** @description Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first. */
                sort?: string;
                /**
                 * @description Conditions on indexed fields. Text compares without regard to case and accents; timestamps are texts.
                 *
                 *     ```ebnf
                 *     filter    = all, { "or", all } ;
                 *     all       = part, { "and", part } ;
                 *     part      = "(", filter, ")" | condition ;
                 *     condition = field, ( "eq" | "ne" ), ( value | "null" )
                 *               | field, ( "lt" | "le" | "gt" | "ge" ), value
                 *               | field, "prefix", string
                 *               | field, "in", "(", value, { ",", value }, ")" ;
                 *     value     = string | number | "true" | "false" ;
                 *     ```
                 *
                 *     At most 20 conditions, 3 levels, 200 values in a list. An unknown field or operator is refused. Fields: `id` (of the event), `position`, `at`, `action`, `actor` (its id), `actorType`, `onBehalfOf`, `source`, `recordType`, `recordId`, `outcome` (`refused` or `failed`; what was done has none).
                 */
                filter?: string;
                /** @description Count all matches too. Costs time on large lists. */
                total?: "true" | "false";
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    showRecordHistory: {
        parameters: {
            query?: {
                /** @description Only changes of this field. A part stands behind a dot: `customFields` covers `customFields.tier`. */
                field?: string;
                /** @description The `next` of the page before: a revision of the record. */
                after?: number;
                /** @description Changes per page, and those that belong to the last event of it; 0 is the default, more than 1000 is 1000. */
                limit?: number;
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Kind of record, as the entries of the trail call it. */
                recordType: string;
                recordId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldHistory"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getAuditEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntry"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    showCustomerHistory: {
        parameters: {
            query?: {
                /** @description Only changes of this field. A part stands behind a dot: `customFields` covers `customFields.tier`. */
                field?: string;
                /** @description The `next` of the page before: a revision of the record. */
                after?: number;
                /** @description Changes per page, and those that belong to the last event of it; 0 is the default, more than 1000 is 1000. */
                limit?: number;
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldHistory"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    showUsage: {
        parameters: {
            query?: {
                /** @description The first day, of UTC. At most 92 days; absent: the thirty days that end with `to`. */
                from?: string;
                /** @description The last day, of UTC. Absent: today. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    followChanges: {
        parameters: {
            query?: {
                /** @description Where to go on, for the first connection of a page; the header `Last-Event-ID` goes before it. Without both: what changes from now on. */
                after?: string;
                /** @description A single-use ticket instead of the Authorization header, for browsers. */
                ticket?: string;
            };
            header?: {
                /** @description The last `id` that was received. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. It ends when the session does. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    issueChangesTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
                /** @description Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first. */
                sort?: string;
                /**
                 * @description Conditions on indexed fields. Text compares without regard to case and accents; timestamps are texts.
                 *
                 *     ```ebnf
                 *     filter    = all, { "or", all } ;
                 *     all       = part, { "and", part } ;
                 *     part      = "(", filter, ")" | condition ;
                 *     condition = field, ( "eq" | "ne" ), ( value | "null" )
                 *               | field, ( "lt" | "le" | "gt" | "ge" ), value
                 *               | field, "prefix", string
                 *               | field, "in", "(", value, { ",", value }, ")" ;
                 *     value     = string | number | "true" | "false" ;
                 *     ```
                 *
                 *     At most 20 conditions, 3 levels, 200 values in a list. An unknown field or operator is refused. Fields: `id`, `name`, `email`, `status`, `createdAt`, `lastLoginAt`, and those with many values: `roles`, `teamIds`.
                 */
                filter?: string;
                /** @description Count all matches too. Costs time on large lists. */
                total?: "true" | "false";
                /** @description Every word must begin a word of the name, or the e-mail address. */
                q?: string;
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            201: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["UserDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDocument"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["UserDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    inviteUserAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["UserDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    activateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolesInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["UserDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    deactivateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeactivationInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["UserDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    reactivateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["UserDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    changeUserRoles: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolesInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["UserDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAcceptance"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listTeams: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
                /** @description Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first. */
                sort?: string;
                /**
                 * @description Conditions on indexed fields. Text compares without regard to case and accents; timestamps are texts.
                 *
                 *     ```ebnf
                 *     filter    = all, { "or", all } ;
                 *     all       = part, { "and", part } ;
                 *     part      = "(", filter, ")" | condition ;
                 *     condition = field, ( "eq" | "ne" ), ( value | "null" )
                 *               | field, ( "lt" | "le" | "gt" | "ge" ), value
                 *               | field, "prefix", string
                 *               | field, "in", "(", value, { ",", value }, ")" ;
                 *     value     = string | number | "true" | "false" ;
                 *     ```
                 *
                 *     At most 20 conditions, 3 levels, 200 values in a list. An unknown field or operator is refused. Fields: `id`, `name`, `status`, `createdAt`, and with many values `memberIds`.
                 */
                filter?: string;
                /** @description Count all matches too. Costs time on large lists. */
                total?: "true" | "false";
                /** @description Every word must begin a word of the name. */
                q?: string;
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamPage"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            201: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["TeamDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The team. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDocument"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    renameTeam: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path: {
                teamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["TeamDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    addTeamMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                teamId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["TeamDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    removeTeamMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                teamId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["TeamDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    archiveTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["TeamDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    restoreTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                teamId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["TeamDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listApiClients: {
        parameters: {
            query?: {
                /** @description Per page; 0 is the default, more than 200 is 200. */
                limit?: number;
                /** @description The `next` of the page before. Belongs to the same question and caller. */
                cursor?: string;
                /** @description Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first. */
                sort?: string;
                /**
                 * @description Conditions on indexed fields. Text compares without regard to case and accents; timestamps are texts.
                 *
                 *     ```ebnf
                 *     filter    = all, { "or", all } ;
                 *     all       = part, { "and", part } ;
                 *     part      = "(", filter, ")" | condition ;
                 *     condition = field, ( "eq" | "ne" ), ( value | "null" )
                 *               | field, ( "lt" | "le" | "gt" | "ge" ), value
                 *               | field, "prefix", string
                 *               | field, "in", "(", value, { ",", value }, ")" ;
                 *     value     = string | number | "true" | "false" ;
                 *     ```
                 *
                 *     At most 20 conditions, 3 levels, 200 values in a list. An unknown field or operator is refused. Fields: `id`, `name`, `role`, `status`, `createdAt`, `expiresAt`, `lastUsedAt`, and with many values `scopes`.
                 */
                filter?: string;
                /** @description Count all matches too. Costs time on large lists. */
                total?: "true" | "false";
                /** @description Every word must begin a word of the name. */
                q?: string;
            };
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. Without `next` it is the last one. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientPage"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    createApiClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiClientInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            201: {
                headers: {
                    /** @description Path of the new thing. */
                    Location?: string;
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getApiClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of what you have already. */
                "If-None-Match"?: string;
            };
            path: {
                apiClientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client. */
            200: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientDocument"];
                };
            };
            /** @description You have exactly this already (If-None-Match). */
            304: {
                headers: {
                    /** @description Of what you see: for If-None-Match, and for If-Match. */
                    ETag?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    rotateApiClientSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                apiClientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotationInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    changeApiClientScopes: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match": string;
            };
            path: {
                apiClientId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScopesInput"];
            };
        };
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["ApiClientDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description An If-Match header is needed. */
            428: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    revokeApiClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). Keys belong to you alone. Paths without this header take no key. */
                "Idempotency-Key"?: string;
                /** @description `return=representation` answers as GET would. */
                Prefer?: string;
                /** @description ETag of the state the change was made for. */
                "If-Match"?: string;
            };
            path: {
                apiClientId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and safely on disk. */
            200: {
                headers: {
                    /** @description `"<revision>"`, for If-Match. */
                    ETag?: string;
                    /** @description Send it with a read that must show this change. */
                    "Consistency-Token"?: string;
                    /** @description `true`: this had happened before, under the same Idempotency-Key. */
                    "Idempotency-Replayed"?: string;
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptDocument"] | components["schemas"]["ApiClientDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description You may not do this. */
            403: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description There is no such thing, or you may not see it. */
            404: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The state of the thing does not allow this. */
            409: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The thing has changed since; the facts name the current revision. */
            412: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The Idempotency-Key was used for another request before. */
            422: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A token for 15 minutes. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A valid access token is needed. */
            401: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The body has another media type than this path accepts. */
            415: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The disk is full; nothing was written. */
            507: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getSigningKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON Web Key Set, RFC 7517. */
            200: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JwksDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    /** @description Requests `q` in `w` seconds: `"burst";q=6000;w=60`. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: `r` requests, and all of them again in `t` seconds. */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Not now: try again after Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. Issues that do not prevent work are listed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Starting, stopping or broken; the issues say which. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDocument"];
                };
            };
        };
    };
    getStartup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is, and stays so until the process ends. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDocument"];
                };
            };
            /** @description Some of what was sent is not acceptable; every fault is named. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description The answer exists in none of the accepted media types. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A fault on our side; the trace id names it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description Still starting. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDocument"];
                };
            };
        };
    };
}
