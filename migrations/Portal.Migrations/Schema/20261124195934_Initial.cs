using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Migrations.Schema
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "article_links",
                columns: table => new
                {
                    url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: true),
                    moved_to = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    alive_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    gone_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    next_check = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_links", x => x.url);
                });

            migrationBuilder.CreateTable(
                name: "article_terms",
                columns: table => new
                {
                    term = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    articles = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_terms", x => x.term);
                });

            migrationBuilder.CreateTable(
                name: "articles",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    edited = table.Column<bool>(type: "boolean", nullable: false),
                    shipped_hash = table.Column<string>(type: "text", nullable: false),
                    shipped_content = table.Column<string>(type: "jsonb", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_articles", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<string>(type: "text", nullable: false),
                    source_address = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    cluster = table.Column<string>(type: "text", nullable: false),
                    object_api_version = table.Column<string>(type: "text", nullable: false),
                    object_kind = table.Column<string>(type: "text", nullable: false),
                    object_namespace = table.Column<string>(type: "text", nullable: false),
                    object_name = table.Column<string>(type: "text", nullable: false),
                    object_uid = table.Column<string>(type: "text", nullable: false),
                    request = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: true),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_head", x => x.id);
                    table.CheckConstraint("ck_audit_head_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "audit_seals",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    first_sequence = table.Column<long>(type: "bigint", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    last_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sealed_by = table.Column<string>(type: "text", nullable: false),
                    dropped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_seals", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "breaker_resets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cluster = table.Column<string>(type: "text", nullable: false),
                    playbook = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_breaker_resets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: false),
                    cluster = table.Column<string>(type: "text", nullable: false),
                    subject_api_version = table.Column<string>(type: "text", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_namespace = table.Column<string>(type: "text", nullable: false),
                    subject_name = table.Column<string>(type: "text", nullable: false),
                    subject_uid = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    severity = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    explanation = table.Column<string>(type: "jsonb", nullable: false),
                    next_step = table.Column<string>(type: "jsonb", nullable: false),
                    cause_key = table.Column<string>(type: "text", nullable: false),
                    cause = table.Column<string>(type: "jsonb", nullable: false),
                    evidence = table.Column<string>(type: "jsonb", nullable: false),
                    manual_steps = table.Column<string>(type: "jsonb", nullable: false),
                    first_seen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    not_examined_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    occurrences = table.Column<int>(type: "integer", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_findings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "portal_grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder = table.Column<string>(type: "text", nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    cluster = table.Column<string>(type: "text", nullable: false),
                    @namespace = table.Column<string>(name: "namespace", type: "text", nullable: false),
                    granted_by = table.Column<string>(type: "text", nullable: false),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_grants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "portal_people",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    sign_in_grants = table.Column<string>(type: "jsonb", nullable: false),
                    groups = table.Column<string>(type: "jsonb", nullable: false),
                    signed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    disabled_by = table.Column<string>(type: "text", nullable: true),
                    disabled_reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "remediation_pauses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cluster = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remediation_pauses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "remediation_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    playbook = table.Column<string>(type: "text", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    cluster = table.Column<string>(type: "text", nullable: false),
                    subject_api_version = table.Column<string>(type: "text", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_namespace = table.Column<string>(type: "text", nullable: false),
                    subject_name = table.Column<string>(type: "text", nullable: false),
                    subject_uid = table.Column<string>(type: "text", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: true),
                    parameters = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    risk = table.Column<string>(type: "text", nullable: false),
                    requires_second_person = table.Column<bool>(type: "boolean", nullable: false),
                    requested_by = table.Column<string>(type: "text", nullable: false),
                    requested_by_id = table.Column<string>(type: "text", nullable: false),
                    acts_as = table.Column<string>(type: "text", nullable: false),
                    acts_as_groups = table.Column<string>(type: "jsonb", nullable: false),
                    acts_as_text = table.Column<string>(type: "jsonb", nullable: false),
                    plan_hash = table.Column<string>(type: "text", nullable: false),
                    checks = table.Column<string>(type: "jsonb", nullable: false),
                    nodes = table.Column<string>(type: "jsonb", nullable: false),
                    losses = table.Column<string>(type: "jsonb", nullable: false),
                    undo = table.Column<string>(type: "jsonb", nullable: true),
                    refusal = table.Column<string>(type: "jsonb", nullable: true),
                    verification_text = table.Column<string>(type: "jsonb", nullable: false),
                    patience = table.Column<TimeSpan>(type: "interval", nullable: true),
                    verification_deadline = table.Column<TimeSpan>(type: "interval", nullable: false),
                    verify_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verification_state = table.Column<string>(type: "text", nullable: false),
                    verification_observed = table.Column<string>(type: "jsonb", nullable: true),
                    outcome = table.Column<string>(type: "jsonb", nullable: true),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    executed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    executed_by = table.Column<string>(type: "text", nullable: true),
                    executed_by_id = table.Column<string>(type: "text", nullable: true),
                    executed_from = table.Column<string>(type: "text", nullable: true),
                    requester_kind = table.Column<string>(type: "text", nullable: false),
                    paused_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    places = table.Column<string>(type: "jsonb", nullable: false),
                    step_count = table.Column<int>(type: "integer", nullable: false),
                    subject_count = table.Column<int>(type: "integer", nullable: false),
                    subject_waves = table.Column<int>(type: "integer", nullable: false),
                    dry_run_hash = table.Column<string>(type: "text", nullable: false),
                    dry_run_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dry_run_by = table.Column<string>(type: "text", nullable: true),
                    dry_run_difference = table.Column<string>(type: "jsonb", nullable: true),
                    stop = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remediation_runs", x => x.id);
                    table.UniqueConstraint("ak_remediation_runs_id_plan_hash_requested_by_id_requires_seco", x => new { x.id, x.plan_hash, x.requested_by_id, x.requires_second_person });
                });

            migrationBuilder.CreateTable(
                name: "runbook_gaps",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    first_seen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_runbook_gaps", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "safety_settings",
                columns: table => new
                {
                    cluster = table.Column<string>(type: "text", nullable: false),
                    settings = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    removed = table.Column<bool>(type: "boolean", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safety_settings", x => x.cluster);
                });

            migrationBuilder.CreateTable(
                name: "article_feedback",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    author_id = table.Column<string>(type: "text", nullable: false),
                    author = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    helped = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_feedback", x => new { x.number, x.revision, x.author_id });
                    table.ForeignKey(
                        name: "fk_article_feedback_articles_number",
                        column: x => x.number,
                        principalTable: "articles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_index",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: false),
                    severity = table.Column<string>(type: "text", nullable: false),
                    tags = table.Column<string[]>(type: "text[]", nullable: false),
                    tokens = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_index", x => x.number);
                    table.ForeignKey(
                        name: "fk_article_index_articles_number",
                        column: x => x.number,
                        principalTable: "articles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_revisions",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    author = table.Column<string>(type: "text", nullable: false),
                    author_id = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_revisions", x => new { x.number, x.revision });
                    table.ForeignKey(
                        name: "fk_article_revisions_articles_number",
                        column: x => x.number,
                        principalTable: "articles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "match_candidates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    template = table.Column<string>(type: "text", nullable: false),
                    sample = table.Column<string>(type: "text", nullable: false),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    pastes = table.Column<long>(type: "bigint", nullable: false),
                    first_seen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_by = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    article_number = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_candidates", x => x.id);
                    table.ForeignKey(
                        name: "fk_match_candidates_articles_article_number",
                        column: x => x.article_number,
                        principalTable: "articles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "finding_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_finding_changes_finding_finding_id",
                        column: x => x.finding_id,
                        principalTable: "findings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "approvals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_hash = table.Column<string>(type: "text", nullable: false),
                    requested_by_id = table.Column<string>(type: "text", nullable: false),
                    requires_second_person = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: false),
                    dry_run_hash = table.Column<string>(type: "text", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approvals", x => x.id);
                    table.CheckConstraint("ck_approvals_four_eyes", "decision <> 'Approved' OR NOT requires_second_person OR by_id <> requested_by_id");
                    table.ForeignKey(
                        name: "fk_approvals_remediation_runs_run_id_plan_hash_requested_by_id",
                        columns: x => new { x.run_id, x.plan_hash, x.requested_by_id, x.requires_second_person },
                        principalTable: "remediation_runs",
                        principalColumns: new[] { "id", "plan_hash", "requested_by_id", "requires_second_person" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "article_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author = table.Column<string>(type: "text", nullable: false),
                    author_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_article_notes_articles_number",
                        column: x => x.number,
                        principalTable: "articles",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_article_notes_remediation_run_run_id",
                        column: x => x.run_id,
                        principalTable: "remediation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "broken_glasses",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    passed = table.Column<string>(type: "jsonb", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reviewed_by = table.Column<string>(type: "text", nullable: true),
                    reviewed_by_id = table.Column<string>(type: "text", nullable: true),
                    review_comment = table.Column<string>(type: "text", nullable: true),
                    notify_attempts = table.Column<int>(type: "integer", nullable: false),
                    notify_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    notified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    notify_error = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broken_glasses", x => x.run_id);
                    table.CheckConstraint("ck_broken_glasses_reason", "char_length(reason) >= 20");
                    table.CheckConstraint("ck_broken_glasses_review", "reviewed_at IS NULL OR (reviewed_by_id IS NOT NULL AND reviewed_by_id <> by_id)");
                    table.ForeignKey(
                        name: "fk_broken_glasses_remediation_run_run_id",
                        column: x => x.run_id,
                        principalTable: "remediation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "remediation_journal",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remediation_journal", x => x.id);
                    table.ForeignKey(
                        name: "fk_remediation_journal_remediation_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "remediation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "remediation_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    index = table.Column<int>(type: "integer", nullable: false),
                    wave = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<int>(type: "integer", nullable: false),
                    on_failure = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    action = table.Column<string>(type: "jsonb", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    path = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: true),
                    kubectl = table.Column<string>(type: "text", nullable: false),
                    permission = table.Column<string>(type: "jsonb", nullable: false),
                    allowed = table.Column<bool>(type: "boolean", nullable: true),
                    allowed_reason = table.Column<string>(type: "text", nullable: false),
                    diff = table.Column<string>(type: "text", nullable: false),
                    seen = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    dry_run_status = table.Column<int>(type: "integer", nullable: true),
                    dry_run_text = table.Column<string>(type: "jsonb", nullable: true),
                    response_status = table.Column<int>(type: "integer", nullable: true),
                    response_text = table.Column<string>(type: "jsonb", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    attempted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    bound = table.Column<string>(type: "jsonb", nullable: true),
                    claim = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remediation_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_remediation_steps_remediation_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "remediation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "remediation_subjects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    index = table.Column<int>(type: "integer", nullable: false),
                    wave = table.Column<int>(type: "integer", nullable: false),
                    cluster = table.Column<string>(type: "text", nullable: false),
                    api_version = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    @namespace = table.Column<string>(name: "namespace", type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    uid = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    checks = table.Column<string>(type: "jsonb", nullable: false),
                    losses = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remediation_subjects", x => x.id);
                    table.ForeignKey(
                        name: "fk_remediation_subjects_remediation_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "remediation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "audit_head",
                columns: new[] { "id", "hash", "sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "ix_approvals_run_id_plan_hash_requested_by_id_requires_second_",
                table: "approvals",
                columns: new[] { "run_id", "plan_hash", "requested_by_id", "requires_second_person" });

            migrationBuilder.CreateIndex(
                name: "ix_article_feedback_number_at",
                table: "article_feedback",
                columns: new[] { "number", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_article_links_next_check",
                table: "article_links",
                column: "next_check");

            migrationBuilder.CreateIndex(
                name: "ix_article_notes_number_at",
                table: "article_notes",
                columns: new[] { "number", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_article_notes_run_id",
                table: "article_notes",
                column: "run_id");

            migrationBuilder.CreateIndex(
                name: "ix_articles_problem",
                table: "articles",
                column: "problem",
                unique: true,
                filter: "problem <> ''");

            migrationBuilder.CreateIndex(
                name: "ix_articles_slug",
                table: "articles",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_action_sequence",
                table: "audit_entries",
                columns: new[] { "action", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor_sequence",
                table: "audit_entries",
                columns: new[] { "actor", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_object_name_sequence",
                table: "audit_entries",
                columns: new[] { "object_name", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_run_id",
                table: "audit_entries",
                column: "run_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_seals_last_sequence",
                table: "audit_seals",
                column: "last_sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_breaker_resets_cluster_playbook_at",
                table: "breaker_resets",
                columns: new[] { "cluster", "playbook", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_broken_glasses_to_review",
                table: "broken_glasses",
                column: "at",
                filter: "reviewed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_broken_glasses_to_tell",
                table: "broken_glasses",
                column: "notify_at",
                filter: "notify_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_finding_changes_finding_id_id",
                table: "finding_changes",
                columns: new[] { "finding_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_findings_first_seen",
                table: "findings",
                columns: new[] { "first_seen", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_findings_open_cause",
                table: "findings",
                columns: new[] { "cluster", "cause_key" },
                filter: "resolved_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_findings_problem",
                table: "findings",
                columns: new[] { "problem", "resolved_at" });

            migrationBuilder.CreateIndex(
                name: "ix_findings_story",
                table: "findings",
                columns: new[] { "cluster", "problem", "subject_namespace", "subject_name", "resolved_at" });

            migrationBuilder.CreateIndex(
                name: "ix_findings_uid",
                table: "findings",
                column: "subject_uid");

            migrationBuilder.CreateIndex(
                name: "ux_findings_open_subject",
                table: "findings",
                columns: new[] { "cluster", "problem", "subject_kind", "subject_namespace", "subject_name" },
                unique: true,
                filter: "resolved_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_match_candidates_article_number",
                table: "match_candidates",
                column: "article_number");

            migrationBuilder.CreateIndex(
                name: "ix_match_candidates_hash",
                table: "match_candidates",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_portal_grants_once",
                table: "portal_grants",
                columns: new[] { "issuer", "name", "holder", "role", "cluster", "namespace" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_portal_people_seen_at",
                table: "portal_people",
                column: "seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_remediation_journal_run_id_id",
                table: "remediation_journal",
                columns: new[] { "run_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_remediation_pauses_active",
                table: "remediation_pauses",
                column: "cluster",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_remediation_runs_finding_id",
                table: "remediation_runs",
                column: "finding_id");

            migrationBuilder.CreateIndex(
                name: "ix_remediation_runs_planned_at",
                table: "remediation_runs",
                column: "planned_at");

            migrationBuilder.CreateIndex(
                name: "ix_remediation_runs_problem_executed_at",
                table: "remediation_runs",
                columns: new[] { "problem", "executed_at" },
                filter: "executed_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_remediation_runs_under_way",
                table: "remediation_runs",
                column: "state",
                filter: "state IN ('Planned', 'DryRunFailed', 'AwaitingApproval', 'Approved', 'Executing', 'Verifying')");

            migrationBuilder.CreateIndex(
                name: "ix_remediation_steps_run_id_index",
                table: "remediation_steps",
                columns: new[] { "run_id", "index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_remediation_steps_run_id_wave",
                table: "remediation_steps",
                columns: new[] { "run_id", "wave" });

            migrationBuilder.CreateIndex(
                name: "ix_remediation_subjects_run_id_index",
                table: "remediation_subjects",
                columns: new[] { "run_id", "index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_remediation_subjects_uid",
                table: "remediation_subjects",
                column: "uid");

            migrationBuilder.CreateIndex(
                name: "ux_remediation_subjects_active",
                table: "remediation_subjects",
                columns: new[] { "cluster", "kind", "namespace", "name" },
                unique: true,
                filter: "active");

            HandWritten.Up(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "approvals");

            migrationBuilder.DropTable(
                name: "article_feedback");

            migrationBuilder.DropTable(
                name: "article_index");

            migrationBuilder.DropTable(
                name: "article_links");

            migrationBuilder.DropTable(
                name: "article_notes");

            migrationBuilder.DropTable(
                name: "article_revisions");

            migrationBuilder.DropTable(
                name: "article_terms");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "audit_head");

            migrationBuilder.DropTable(
                name: "audit_seals");

            migrationBuilder.DropTable(
                name: "breaker_resets");

            migrationBuilder.DropTable(
                name: "broken_glasses");

            migrationBuilder.DropTable(
                name: "finding_changes");

            migrationBuilder.DropTable(
                name: "match_candidates");

            migrationBuilder.DropTable(
                name: "portal_grants");

            migrationBuilder.DropTable(
                name: "portal_people");

            migrationBuilder.DropTable(
                name: "remediation_journal");

            migrationBuilder.DropTable(
                name: "remediation_pauses");

            migrationBuilder.DropTable(
                name: "remediation_steps");

            migrationBuilder.DropTable(
                name: "remediation_subjects");

            migrationBuilder.DropTable(
                name: "runbook_gaps");

            migrationBuilder.DropTable(
                name: "safety_settings");

            migrationBuilder.DropTable(
                name: "findings");

            migrationBuilder.DropTable(
                name: "articles");

            migrationBuilder.DropTable(
                name: "remediation_runs");
        }
    }
}
