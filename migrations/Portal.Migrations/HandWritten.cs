using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Migrations;

/// <summary>
/// What the model cannot say. <c>regenerate.sh</c> puts the call at the end of the generated <c>Initial</c>; once a version is released, such
/// SQL belongs into the migration that needs it.
/// </summary>
internal static class HandWritten
{
    private const string AuditIsAppendOnly =
        """
        CREATE FUNCTION portal_refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $function$
        BEGIN
            RAISE EXCEPTION 'The audit log is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME
                USING ERRCODE = 'insufficient_privilege';
        END
        $function$;

        CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR TRUNCATE ON audit_entries
            FOR EACH STATEMENT EXECUTE FUNCTION portal_refuse_audit_change();
        ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_append_only;

        CREATE FUNCTION portal_audit_entries_leave_sealed() RETURNS trigger LANGUAGE plpgsql AS $function$
        BEGIN
            IF NOT EXISTS (SELECT FROM audit_seals WHERE dropped_at IS NOT NULL AND OLD.sequence BETWEEN first_sequence AND last_sequence) THEN
                RAISE EXCEPTION 'The audit log is append-only: only portal_drop_sealed_month removes entries, and only of a sealed month.'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            RETURN OLD;
        END
        $function$;

        CREATE TRIGGER audit_entries_leave_sealed BEFORE DELETE ON audit_entries
            FOR EACH ROW EXECUTE FUNCTION portal_audit_entries_leave_sealed();
        ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_leave_sealed;

        CREATE FUNCTION portal_audit_seal_stays() RETURNS trigger LANGUAGE plpgsql AS $function$
        BEGIN
            IF OLD.dropped_at IS NOT NULL OR NEW.dropped_at IS NULL OR to_jsonb(NEW) - 'dropped_at' <> to_jsonb(OLD) - 'dropped_at' THEN
                RAISE EXCEPTION 'The seal of a month says once that its entries were dropped; nothing else of it changes.'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            RETURN NEW;
        END
        $function$;

        CREATE TRIGGER audit_seal_stays BEFORE UPDATE ON audit_seals FOR EACH ROW EXECUTE FUNCTION portal_audit_seal_stays();
        ALTER TABLE audit_seals ENABLE ALWAYS TRIGGER audit_seal_stays;
        CREATE TRIGGER audit_seals_stay BEFORE DELETE OR TRUNCATE ON audit_seals
            FOR EACH STATEMENT EXECUTE FUNCTION portal_refuse_audit_change();
        ALTER TABLE audit_seals ENABLE ALWAYS TRIGGER audit_seals_stay;

        CREATE FUNCTION portal_drop_sealed_month(wanted date) RETURNS bigint LANGUAGE plpgsql AS $function$
        DECLARE
            seal audit_seals;
            dropped bigint;
        BEGIN
            SELECT * INTO seal FROM audit_seals WHERE month = date_trunc('month', wanted) FOR UPDATE;
            IF NOT FOUND THEN
                RAISE EXCEPTION '% is not sealed.', to_char(wanted, 'YYYY-MM');
            ELSIF EXISTS (SELECT FROM audit_seals WHERE month < seal.month AND dropped_at IS NULL) THEN
                RAISE EXCEPTION 'The months before % come first.', to_char(wanted, 'YYYY-MM');
            ELSIF seal.dropped_at IS NOT NULL THEN
                RETURN 0;
            END IF;
            UPDATE audit_seals SET dropped_at = now() WHERE month = seal.month;
            DELETE FROM audit_entries WHERE sequence BETWEEN seal.first_sequence AND seal.last_sequence;
            GET DIAGNOSTICS dropped = ROW_COUNT;
            RETURN dropped;
        END
        $function$;

        CREATE FUNCTION portal_audit_head_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $function$
        BEGIN
            IF NEW.id <> OLD.id OR NEW.sequence <> OLD.sequence + 1 THEN
                RAISE EXCEPTION 'The head of the audit log goes forward by one: % to % is refused.', OLD.sequence, NEW.sequence
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            RETURN NEW;
        END
        $function$;

        CREATE TRIGGER audit_head_goes_forward BEFORE UPDATE ON audit_head
            FOR EACH ROW EXECUTE FUNCTION portal_audit_head_goes_forward();
        ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_goes_forward;

        CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head
            FOR EACH STATEMENT EXECUTE FUNCTION portal_refuse_audit_change();
        ALTER TABLE audit_head ENABLE ALWAYS TRIGGER audit_head_stays;
        """;

    private const string PortalHasARoleOfItsOwn =
        """
        CREATE FUNCTION portal_grant_use(role_name name) RETURNS void LANGUAGE plpgsql AS $function$
        BEGIN
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role_name);
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), role_name);
            EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO %I', current_schema(), role_name);
            EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', current_schema(), role_name);
            EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO %I', current_schema(), role_name);
            EXECUTE format('REVOKE UPDATE, DELETE ON audit_entries, audit_seals, audit_head FROM %I', role_name);
            EXECUTE format('REVOKE INSERT ON audit_head FROM %I', role_name);
            EXECUTE format('GRANT UPDATE (sequence, hash) ON audit_head TO %I', role_name);
        END
        $function$;

        DO $block$
        BEGIN
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'portal_app') THEN
                PERFORM portal_grant_use('portal_app');
            END IF;
        END
        $block$;
        """;

    private const string ArticlesAreSearched =
        """
        ALTER TABLE article_index ADD COLUMN search tsvector GENERATED ALWAYS AS (tokens::tsvector) STORED;
        CREATE INDEX ix_article_index_search ON article_index USING gin (search) WITH (fastupdate = off);
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE INDEX ix_article_terms_word ON article_terms USING gin (term gin_trgm_ops) WHERE term ~ '^[a-z]{4,32}$';
        """;

    /// <summary>
    /// A function for its settings: the planner knows neither that a vector lies outside the row nor that a lookup reads hardly anything, so in a small library it
    /// would unpack every vector for every lookup, and in a large one compile the query first.
    /// </summary>
    private const string ArticlesAreLookedUp =
        """
        CREATE FUNCTION portal_article_lookups(queries text[]) RETURNS TABLE (lookup integer, numbers integer[])
            LANGUAGE sql STABLE SET enable_seqscan = off SET jit = off AS $function$
            SELECT (id - 1)::integer, found.numbers
            FROM unnest(queries) WITH ORDINALITY AS asked (query, id)
            CROSS JOIN LATERAL (SELECT array_agg(number) AS numbers FROM article_index WHERE search @@ asked.query::tsquery) AS found
            WHERE found.numbers IS NOT NULL
        $function$;
        """;

    public static void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(AuditIsAppendOnly);
        migrationBuilder.Sql(ArticlesAreSearched);
        migrationBuilder.Sql(ArticlesAreLookedUp);
        migrationBuilder.Sql(PortalHasARoleOfItsOwn);
    }
}
