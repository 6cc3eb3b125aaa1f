# Sourced by run.sh and test.sh: finds what they need, installs it with apt-get where that is allowed, and says exactly what to install where not.

# need COMMAND_OR_GLOB PACKAGE WHY: makes sure that a program is there.
need() {
    local what=$1 package=$2 why=$3
    have "$what" && return 0
    echo "Installing $package ($why) ..." >&2
    if install_package "$package" && have "$what"; then
        return 0
    fi
    echo "Missing: $what, $why. Install it and run this again:  sudo apt-get install $package" >&2
    return 1
}

have() {
    case $1 in
        /*) compgen -G "$1" >/dev/null ;;
        *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

install_package() {
    command -v apt-get >/dev/null 2>&1 || return 1
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        sudo=(sudo -n)
    fi
    if [ -z "${PORTAL_APT_UPDATED:-}" ]; then
        "${sudo[@]}" apt-get update -qq >/dev/null 2>&1 || true
        PORTAL_APT_UPDATED=1
    fi
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1
}

need_dotnet() {
    if command -v dotnet >/dev/null 2>&1 && dotnet --list-sdks | grep -q '^10\.'; then
        return 0
    fi
    install_package dotnet-sdk-10.0 && command -v dotnet >/dev/null 2>&1 && return 0
    echo "Missing: the .NET 10 SDK. Install it and run this again: https://learn.microsoft.com/dotnet/core/install/linux" >&2
    return 1
}

need_postgres() {
    have '/usr/lib/postgresql/*/bin/initdb' || have initdb || need '/usr/lib/postgresql/*/bin/initdb' postgresql "the database"
}
