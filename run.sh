#!/usr/bin/env bash
# Sets everything up and starts the portal in the foreground. README.md says what can be set.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/prerequisites.sh
. "$here/deploy/prerequisites.sh"

need_dotnet
[ -n "${PORTAL_DATABASE:-}" ] || need_postgres

# Published once and again only when a source file is newer: a second start does not build.
app="$here/artifacts/portal"
stamp="$app/.built"
mkdir -p "$app"
exec 9>"$app/.lock"
flock 9
if [ ! -e "$stamp" ] || [ -n "$(find "$here/src" "$here/migrations" "$here/wwwroot" "$here"/*.props "$here/global.json" \
    \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print -quit)" ]; then
    echo "Building the portal ..." >&2
    started=$(mktemp)
    log="$app/build.log"
    if ! dotnet publish "$here/src/Portal.Web/Portal.Web.csproj" -c Release -o "$app" -v:q -nologo >"$log" 2>&1; then
        grep -E 'error|warn' "$log" | sort -u | head -20 >&2
        echo "The portal does not build; all of the output is in $log" >&2
        exit 1
    fi
    # The stamp is as old as the start of the build, so that a file saved meanwhile is built the next time.
    mv "$started" "$stamp"
fi
flock -u 9
exec 9>&-

# The contract of this script: development sign-in, chosen here by name. Production sets PORTAL_SIGN_IN=oidc.
export PORTAL_SIGN_IN=${PORTAL_SIGN_IN:-development}
export PORTAL_DATA=${PORTAL_DATA:-$here/.portal}
export DOTNET_gcServer=0 DOTNET_NOLOGO=1
exec dotnet "$app/Portal.Web.dll" "$@"
