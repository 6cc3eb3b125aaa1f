CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    migration_id character varying(150) NOT NULL,
    product_version character varying(32) NOT NULL,
    CONSTRAINT pk___ef_migrations_history PRIMARY KEY (migration_id)
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124060812_Initial') THEN
    CREATE TABLE audit_entries (
        sequence bigint NOT NULL,
        at timestamp with time zone NOT NULL,
        actor text NOT NULL,
        actor_id text NOT NULL,
        source_address text NOT NULL,
        action text NOT NULL,
        cluster text NOT NULL,
        object_api_version text NOT NULL,
        object_kind text NOT NULL,
        object_namespace text NOT NULL,
        object_name text NOT NULL,
        object_uid text NOT NULL,
        request text NOT NULL,
        outcome text NOT NULL,
        answer text NOT NULL,
        run_id uuid,
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT pk_audit_entries PRIMARY KEY (sequence)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124060812_Initial') THEN
    CREATE TABLE audit_head (
        id integer NOT NULL,
        sequence bigint NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT pk_audit_head PRIMARY KEY (id),
        CONSTRAINT ck_audit_head_one CHECK (id = 1)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124060812_Initial') THEN
    INSERT INTO audit_head (id, hash, sequence)
    VALUES (1, BYTEA E'\\x0000000000000000000000000000000000000000000000000000000000000000', 0);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124060812_Initial') THEN
    CREATE INDEX ix_audit_entries_actor_sequence ON audit_entries (actor, sequence);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124060812_Initial') THEN
    CREATE INDEX ix_audit_entries_at ON audit_entries (at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124060812_Initial') THEN
    CREATE INDEX ix_audit_entries_object_name_sequence ON audit_entries (object_name, sequence);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124060812_Initial') THEN
    CREATE INDEX ix_audit_entries_run_id ON audit_entries (run_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124060812_Initial') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124060812_Initial') THEN
    INSERT INTO "__EFMigrationsHistory" (migration_id, product_version)
    VALUES ('20261124060812_Initial', '10.0.15');
    END IF;
END $EF$;
COMMIT;

