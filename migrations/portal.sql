CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    migration_id character varying(150) NOT NULL,
    product_version character varying(32) NOT NULL,
    CONSTRAINT pk___ef_migrations_history PRIMARY KEY (migration_id)
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE article_links (
        url character varying(2000) NOT NULL,
        state text NOT NULL,
        reason text NOT NULL,
        status integer,
        moved_to character varying(2000),
        checked_at timestamp with time zone,
        alive_at timestamp with time zone,
        gone_since timestamp with time zone,
        failures integer NOT NULL,
        next_check timestamp with time zone NOT NULL,
        CONSTRAINT pk_article_links PRIMARY KEY (url)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE article_terms (
        term text COLLATE "C" NOT NULL,
        articles integer NOT NULL,
        CONSTRAINT pk_article_terms PRIMARY KEY (term)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE articles (
        number integer NOT NULL,
        slug text NOT NULL,
        problem text NOT NULL,
        content jsonb NOT NULL,
        revision integer NOT NULL,
        edited boolean NOT NULL,
        shipped_hash text NOT NULL,
        shipped_content jsonb,
        created_at timestamp with time zone NOT NULL,
        updated_at timestamp with time zone NOT NULL,
        updated_by text NOT NULL,
        CONSTRAINT pk_articles PRIMARY KEY (number)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
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
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE audit_seals (
        month date NOT NULL,
        first_sequence bigint NOT NULL,
        last_sequence bigint NOT NULL,
        previous_hash bytea NOT NULL,
        last_hash bytea NOT NULL,
        sealed_at timestamp with time zone NOT NULL,
        sealed_by text NOT NULL,
        dropped_at timestamp with time zone,
        CONSTRAINT pk_audit_seals PRIMARY KEY (month)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE breaker_resets (
        id uuid NOT NULL,
        cluster text NOT NULL,
        playbook text NOT NULL,
        reason text NOT NULL,
        by text NOT NULL,
        at timestamp with time zone NOT NULL,
        CONSTRAINT pk_breaker_resets PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE findings (
        id uuid NOT NULL,
        problem text NOT NULL,
        cluster text NOT NULL,
        subject_api_version text NOT NULL,
        subject_kind text NOT NULL,
        subject_namespace text NOT NULL,
        subject_name text NOT NULL,
        subject_uid text NOT NULL,
        reason text NOT NULL,
        severity text NOT NULL,
        title jsonb NOT NULL,
        explanation jsonb NOT NULL,
        next_step jsonb NOT NULL,
        cause_key text NOT NULL,
        cause jsonb NOT NULL,
        evidence jsonb NOT NULL,
        manual_steps jsonb NOT NULL,
        first_seen timestamp with time zone NOT NULL,
        last_seen timestamp with time zone NOT NULL,
        resolved_at timestamp with time zone,
        not_examined_since timestamp with time zone,
        occurrences integer NOT NULL,
        search_text text NOT NULL,
        CONSTRAINT pk_findings PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE portal_grants (
        id uuid NOT NULL,
        holder text NOT NULL,
        issuer text NOT NULL,
        name text NOT NULL,
        role text NOT NULL,
        cluster text NOT NULL,
        namespace text NOT NULL,
        granted_by text NOT NULL,
        granted_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_portal_grants PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE portal_people (
        id text NOT NULL,
        issuer text NOT NULL,
        subject text NOT NULL,
        name text NOT NULL,
        sign_in_grants jsonb NOT NULL,
        groups jsonb NOT NULL,
        signed_in_at timestamp with time zone NOT NULL,
        seen_at timestamp with time zone NOT NULL,
        disabled_at timestamp with time zone,
        disabled_by text,
        disabled_reason text,
        CONSTRAINT pk_portal_people PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE remediation_pauses (
        id uuid NOT NULL,
        cluster text NOT NULL,
        reason text NOT NULL,
        by text NOT NULL,
        by_id text NOT NULL,
        at timestamp with time zone NOT NULL,
        ended_at timestamp with time zone,
        ended_by text,
        CONSTRAINT pk_remediation_pauses PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE remediation_runs (
        id uuid NOT NULL,
        playbook text NOT NULL,
        problem text NOT NULL,
        title jsonb NOT NULL,
        cluster text NOT NULL,
        subject_api_version text NOT NULL,
        subject_kind text NOT NULL,
        subject_namespace text NOT NULL,
        subject_name text NOT NULL,
        subject_uid text NOT NULL,
        finding_id uuid,
        parameters jsonb NOT NULL,
        state text NOT NULL,
        risk text NOT NULL,
        requires_second_person boolean NOT NULL,
        requested_by text NOT NULL,
        requested_by_id text NOT NULL,
        acts_as text NOT NULL,
        acts_as_groups jsonb NOT NULL,
        acts_as_text jsonb NOT NULL,
        plan_hash text NOT NULL,
        checks jsonb NOT NULL,
        nodes jsonb NOT NULL,
        losses jsonb NOT NULL,
        undo jsonb,
        refusal jsonb,
        verification_text jsonb NOT NULL,
        patience interval,
        verification_deadline interval NOT NULL,
        verify_until timestamp with time zone,
        verification_state text NOT NULL,
        verification_observed jsonb,
        outcome jsonb,
        planned_at timestamp with time zone NOT NULL,
        expires_at timestamp with time zone NOT NULL,
        executed_at timestamp with time zone,
        executed_by text,
        executed_by_id text,
        executed_from text,
        requester_kind text NOT NULL,
        paused_since timestamp with time zone,
        ended_at timestamp with time zone,
        places jsonb NOT NULL,
        step_count integer NOT NULL,
        subject_count integer NOT NULL,
        subject_waves integer NOT NULL,
        dry_run_hash text NOT NULL,
        dry_run_at timestamp with time zone,
        dry_run_by text,
        dry_run_difference jsonb,
        stop jsonb,
        CONSTRAINT pk_remediation_runs PRIMARY KEY (id),
        CONSTRAINT ak_remediation_runs_id_plan_hash_requested_by_id_requires_seco UNIQUE (id, plan_hash, requested_by_id, requires_second_person)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE runbook_gaps (
        name character varying(200) NOT NULL,
        count bigint NOT NULL,
        first_seen timestamp with time zone NOT NULL,
        last_seen timestamp with time zone NOT NULL,
        CONSTRAINT pk_runbook_gaps PRIMARY KEY (name)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE safety_settings (
        cluster text NOT NULL,
        settings jsonb NOT NULL,
        version integer NOT NULL,
        removed boolean NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_safety_settings PRIMARY KEY (cluster)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE article_feedback (
        number integer NOT NULL,
        revision integer NOT NULL,
        author_id text NOT NULL,
        author text NOT NULL,
        at timestamp with time zone NOT NULL,
        helped boolean NOT NULL,
        note text NOT NULL,
        CONSTRAINT pk_article_feedback PRIMARY KEY (number, revision, author_id),
        CONSTRAINT fk_article_feedback_articles_number FOREIGN KEY (number) REFERENCES articles (number) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE article_index (
        number integer NOT NULL,
        problem text NOT NULL,
        severity text NOT NULL,
        tags text[] NOT NULL,
        tokens text NOT NULL,
        version integer NOT NULL,
        CONSTRAINT pk_article_index PRIMARY KEY (number),
        CONSTRAINT fk_article_index_articles_number FOREIGN KEY (number) REFERENCES articles (number) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE article_revisions (
        number integer NOT NULL,
        revision integer NOT NULL,
        at timestamp with time zone NOT NULL,
        author text NOT NULL,
        author_id text NOT NULL,
        comment text NOT NULL,
        content jsonb NOT NULL,
        CONSTRAINT pk_article_revisions PRIMARY KEY (number, revision),
        CONSTRAINT fk_article_revisions_articles_number FOREIGN KEY (number) REFERENCES articles (number) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE match_candidates (
        id uuid NOT NULL,
        hash text NOT NULL,
        template text NOT NULL,
        sample text NOT NULL,
        lines bigint NOT NULL,
        pastes bigint NOT NULL,
        first_seen timestamp with time zone NOT NULL,
        last_seen timestamp with time zone NOT NULL,
        last_by text NOT NULL,
        state text NOT NULL,
        decided_by text,
        decided_at timestamp with time zone,
        article_number integer,
        CONSTRAINT pk_match_candidates PRIMARY KEY (id),
        CONSTRAINT fk_match_candidates_articles_article_number FOREIGN KEY (article_number) REFERENCES articles (number) ON DELETE SET NULL
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE finding_changes (
        id bigint GENERATED BY DEFAULT AS IDENTITY,
        finding_id uuid NOT NULL,
        at timestamp with time zone NOT NULL,
        kind text NOT NULL,
        "from" text NOT NULL,
        "to" text NOT NULL,
        CONSTRAINT pk_finding_changes PRIMARY KEY (id),
        CONSTRAINT fk_finding_changes_finding_finding_id FOREIGN KEY (finding_id) REFERENCES findings (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE approvals (
        id uuid NOT NULL,
        run_id uuid NOT NULL,
        plan_hash text NOT NULL,
        requested_by_id text NOT NULL,
        requires_second_person boolean NOT NULL,
        by text NOT NULL,
        by_id text NOT NULL,
        at timestamp with time zone NOT NULL,
        decision text NOT NULL,
        comment text NOT NULL,
        dry_run_hash text NOT NULL,
        withdrawn_at timestamp with time zone,
        CONSTRAINT pk_approvals PRIMARY KEY (id),
        CONSTRAINT ck_approvals_four_eyes CHECK (decision <> 'Approved' OR NOT requires_second_person OR by_id <> requested_by_id),
        CONSTRAINT fk_approvals_remediation_runs_run_id_plan_hash_requested_by_id FOREIGN KEY (run_id, plan_hash, requested_by_id, requires_second_person) REFERENCES remediation_runs (id, plan_hash, requested_by_id, requires_second_person) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE article_notes (
        id uuid NOT NULL,
        number integer NOT NULL,
        run_id uuid,
        author text NOT NULL,
        author_id text NOT NULL,
        at timestamp with time zone NOT NULL,
        text text NOT NULL,
        withdrawn_at timestamp with time zone,
        withdrawn_by text,
        CONSTRAINT pk_article_notes PRIMARY KEY (id),
        CONSTRAINT fk_article_notes_articles_number FOREIGN KEY (number) REFERENCES articles (number) ON DELETE CASCADE,
        CONSTRAINT fk_article_notes_remediation_run_run_id FOREIGN KEY (run_id) REFERENCES remediation_runs (id) ON DELETE SET NULL
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE broken_glasses (
        run_id uuid NOT NULL,
        by text NOT NULL,
        by_id text NOT NULL,
        reason text NOT NULL,
        at timestamp with time zone NOT NULL,
        passed jsonb NOT NULL,
        withdrawn_at timestamp with time zone,
        reviewed_at timestamp with time zone,
        reviewed_by text,
        reviewed_by_id text,
        review_comment text,
        notify_attempts integer NOT NULL,
        notify_at timestamp with time zone,
        notified_at timestamp with time zone,
        notify_error text,
        CONSTRAINT pk_broken_glasses PRIMARY KEY (run_id),
        CONSTRAINT ck_broken_glasses_reason CHECK (char_length(reason) >= 20),
        CONSTRAINT ck_broken_glasses_review CHECK (reviewed_at IS NULL OR (reviewed_by_id IS NOT NULL AND reviewed_by_id <> by_id)),
        CONSTRAINT fk_broken_glasses_remediation_run_run_id FOREIGN KEY (run_id) REFERENCES remediation_runs (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE remediation_journal (
        id bigint GENERATED BY DEFAULT AS IDENTITY,
        run_id uuid NOT NULL,
        at timestamp with time zone NOT NULL,
        actor text NOT NULL,
        state text NOT NULL,
        text jsonb NOT NULL,
        CONSTRAINT pk_remediation_journal PRIMARY KEY (id),
        CONSTRAINT fk_remediation_journal_remediation_runs_run_id FOREIGN KEY (run_id) REFERENCES remediation_runs (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE remediation_steps (
        id uuid NOT NULL,
        run_id uuid NOT NULL,
        index integer NOT NULL,
        wave integer NOT NULL,
        subject integer NOT NULL,
        on_failure text NOT NULL,
        title jsonb NOT NULL,
        text jsonb NOT NULL,
        action jsonb NOT NULL,
        method text NOT NULL,
        path text NOT NULL,
        body text,
        kubectl text NOT NULL,
        permission jsonb NOT NULL,
        allowed boolean,
        allowed_reason text NOT NULL,
        diff text NOT NULL,
        seen text,
        state text NOT NULL,
        dry_run_status integer,
        dry_run_text jsonb,
        response_status integer,
        response_text jsonb,
        attempts integer NOT NULL,
        attempted_at timestamp with time zone,
        bound jsonb,
        claim uuid,
        started_at timestamp with time zone,
        ended_at timestamp with time zone,
        CONSTRAINT pk_remediation_steps PRIMARY KEY (id),
        CONSTRAINT fk_remediation_steps_remediation_runs_run_id FOREIGN KEY (run_id) REFERENCES remediation_runs (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE TABLE remediation_subjects (
        id uuid NOT NULL,
        run_id uuid NOT NULL,
        index integer NOT NULL,
        wave integer NOT NULL,
        cluster text NOT NULL,
        api_version text NOT NULL,
        kind text NOT NULL,
        namespace text NOT NULL,
        name text NOT NULL,
        uid text NOT NULL,
        state text NOT NULL,
        text jsonb,
        active boolean NOT NULL,
        checks jsonb NOT NULL,
        losses jsonb NOT NULL,
        CONSTRAINT pk_remediation_subjects PRIMARY KEY (id),
        CONSTRAINT fk_remediation_subjects_remediation_runs_run_id FOREIGN KEY (run_id) REFERENCES remediation_runs (id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    INSERT INTO audit_head (id, hash, sequence)
    VALUES (1, BYTEA E'\\x0000000000000000000000000000000000000000000000000000000000000000', 0);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_approvals_run_id_plan_hash_requested_by_id_requires_second_ ON approvals (run_id, plan_hash, requested_by_id, requires_second_person);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_article_feedback_number_at ON article_feedback (number, at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_article_links_next_check ON article_links (next_check);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_article_notes_number_at ON article_notes (number, at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_article_notes_run_id ON article_notes (run_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE UNIQUE INDEX ix_articles_problem ON articles (problem) WHERE problem <> '';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE UNIQUE INDEX ix_articles_slug ON articles (slug);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_audit_entries_action_sequence ON audit_entries (action, sequence);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_audit_entries_actor_sequence ON audit_entries (actor, sequence);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_audit_entries_at ON audit_entries (at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_audit_entries_object_name_sequence ON audit_entries (object_name, sequence);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_audit_entries_run_id ON audit_entries (run_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE UNIQUE INDEX ix_audit_seals_last_sequence ON audit_seals (last_sequence);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_breaker_resets_cluster_playbook_at ON breaker_resets (cluster, playbook, at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_broken_glasses_to_review ON broken_glasses (at) WHERE reviewed_at IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_broken_glasses_to_tell ON broken_glasses (notify_at) WHERE notify_at IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_finding_changes_finding_id_id ON finding_changes (finding_id, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_findings_first_seen ON findings (first_seen, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_findings_open_cause ON findings (cluster, cause_key) WHERE resolved_at IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_findings_problem ON findings (problem, resolved_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_findings_story ON findings (cluster, problem, subject_namespace, subject_name, resolved_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_findings_uid ON findings (subject_uid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE UNIQUE INDEX ux_findings_open_subject ON findings (cluster, problem, subject_kind, subject_namespace, subject_name) WHERE resolved_at IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_match_candidates_article_number ON match_candidates (article_number);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE UNIQUE INDEX ix_match_candidates_hash ON match_candidates (hash);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE UNIQUE INDEX ux_portal_grants_once ON portal_grants (issuer, name, holder, role, cluster, namespace);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_portal_people_seen_at ON portal_people (seen_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_remediation_journal_run_id_id ON remediation_journal (run_id, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE UNIQUE INDEX ux_remediation_pauses_active ON remediation_pauses (cluster) WHERE ended_at IS NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_remediation_runs_finding_id ON remediation_runs (finding_id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_remediation_runs_planned_at ON remediation_runs (planned_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_remediation_runs_problem_executed_at ON remediation_runs (problem, executed_at) WHERE executed_at IS NOT NULL;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_remediation_runs_under_way ON remediation_runs (state) WHERE state IN ('Planned', 'DryRunFailed', 'AwaitingApproval', 'Approved', 'Executing', 'Verifying');
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE UNIQUE INDEX ix_remediation_steps_run_id_index ON remediation_steps (run_id, index);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_remediation_steps_run_id_wave ON remediation_steps (run_id, wave);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE UNIQUE INDEX ix_remediation_subjects_run_id_index ON remediation_subjects (run_id, index);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE INDEX ix_remediation_subjects_uid ON remediation_subjects (uid);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE UNIQUE INDEX ux_remediation_subjects_active ON remediation_subjects (cluster, kind, namespace, name) WHERE active;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    ALTER TABLE article_index ADD COLUMN search tsvector GENERATED ALWAYS AS (tokens::tsvector) STORED;
    CREATE INDEX ix_article_index_search ON article_index USING gin (search) WITH (fastupdate = off);
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX ix_article_terms_word ON article_terms USING gin (term gin_trgm_ops) WHERE term ~ '^[a-z]{4,32}$';
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    CREATE FUNCTION portal_article_lookups(queries text[]) RETURNS TABLE (lookup integer, numbers integer[])
        LANGUAGE sql STABLE SET enable_seqscan = off SET jit = off AS $function$
        SELECT (id - 1)::integer, found.numbers
        FROM unnest(queries) WITH ORDINALITY AS asked (query, id)
        CROSS JOIN LATERAL (SELECT array_agg(number) AS numbers FROM article_index WHERE search @@ asked.query::tsquery) AS found
        WHERE found.numbers IS NOT NULL
    $function$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "migration_id" = '20261124195934_Initial') THEN
    INSERT INTO "__EFMigrationsHistory" (migration_id, product_version)
    VALUES ('20261124195934_Initial', '10.0.15');
    END IF;
END $EF$;
COMMIT;

