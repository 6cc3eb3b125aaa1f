#!/usr/bin/env bash
# Makes the one migration anew from the model. Only until the first release: afterwards, migrations are added, never replaced.
# Run it whenever you change an entity or its configuration; a test fails until you do. Databases made before need ./run.sh --reset.
set -euo pipefail
cd "$(dirname "$0")/.."
project=migrations/Portal.Migrations
dotnet tool restore >/dev/null
rm -rf "$project/Schema"
dotnet ef migrations add Initial --project "$project" --startup-project "$project" --output-dir Schema

# What the model cannot say goes to the end of Up: the first line that closes a method.
sed -i '0,/^        }$/s//\n            HandWritten.Up(migrationBuilder);\n        }/' "$project"/Schema/*_Initial.cs
sed -i '1s/^\xEF\xBB\xBF//' "$project"/Schema/*.cs
exec migrations/script.sh
