#!/bin/bash
# Run by the image of PostgreSQL while it makes the database, before migrations/portal.sql: the role that the portal works with. It owns nothing, so that it
# cannot change the audit log (docs/audit-chain.md); portal.sql gives it what it needs.
psql --set ON_ERROR_STOP=1 --set password="$PORTAL_DB_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE portal_app LOGIN PASSWORD :'password';
SQL
