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

    public static void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(AuditIsAppendOnly);
        migrationBuilder.Sql(ArticlesAreSearched);
    }
}
