#!/usr/bin/env bash
# Writes migrations/portal.sql: brings any database, empty or of an earlier release, to the schema of this one, and may be run twice.
# Production applies it with: psql --set ON_ERROR_STOP=1 --file migrations/portal.sql "$DATABASE"
set -euo pipefail
cd "$(dirname "$0")/.."
project=migrations/Portal.Migrations
dotnet tool restore >/dev/null
dotnet ef migrations script --idempotent --project "$project" --startup-project "$project" --output migrations/portal.sql
sed -i '1s/^\xEF\xBB\xBF//' migrations/portal.sql
