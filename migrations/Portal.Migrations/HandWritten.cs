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

        CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
            FOR EACH STATEMENT EXECUTE FUNCTION portal_refuse_audit_change();
        ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_append_only;

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
    }
}
