# Sourced by the scripts of this checkout: finds what they need, builds what they run.
# shellcheck shell=bash

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"

die() {
  echo "$*" >&2
  exit 2
}

jdk_version() { # the major version of the JDK in folder $1; nothing if it is none
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Sets JAVA_HOME to a JDK 25 or later, the one it names already or one in a usual folder.
need_jdk() {
  local home best='' best_version=999 version
  version="$(jdk_version "${JAVA_HOME:-/nowhere}")"
  if [ "${version:-0}" -ge 25 ]; then
    export JAVA_HOME
    return
  fi
  for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /nowhere/bin/javac)" 2>/dev/null || echo /nowhere/bin/javac)")")"; do
    version="$(jdk_version "$home")"
    if [ "${version:-0}" -ge 25 ] && [ "$version" -lt "$best_version" ]; then
      best="$home" best_version="$version"
    fi
  done
  [ -n "$best" ] || die "Loupe needs a JDK 25, and none was found: install one (for example Temurin 25 from adoptium.net) or point JAVA_HOME to it."
  export JAVA_HOME="$best"
}

need_node() {
  local version minor
  command -v node >/dev/null && command -v npm >/dev/null ||
    die "Loupe's page is built with Node.js 20.19 or later, and none was found: install it (nodejs.org) and put node and npm on the PATH."
  version="$(node --version)" version="${version#v}"
  minor="${version#*.}" minor="${minor%%.*}"
  [ "${version%%.*}" -gt 20 ] || { [ "${version%%.*}" -eq 20 ] && [ "$minor" -ge 19 ]; } ||
    die "Loupe's page is built with Node.js 20.19 or later, and this is $version: install a newer one (nodejs.org)."
}

mvn_here() { (cd "$ROOT" && ./mvnw "$@"); }

# A sum over all that goes into the applications: by content, so that a touched file builds nothing.
sources_sum() {
  (cd "$ROOT" && find pom.xml .mvn "$@" -type d \( -name target -o -name node_modules -o -name dist \) -prune \
    -o -type f -not -path '*/src/test/*' -not -path '*/api/schema.d.ts' -exec cksum {} + | LC_ALL=C sort | cksum)
}

# Shows a build's progress, a line a module; all it says goes to the log $1.
show_progress() {
  awk -v log_file="$1" '
    { print > log_file; fflush(log_file) }
    /^\[INFO\] Building Loupe/ { sub(/^\[INFO\] Building /, ""); sub(/ 0\.[^ ]*/, ""); print "  " $0; fflush() }
    /^Downloaded from|^\[INFO\] Downloaded from/ { if (++files % 100 == 0) { print "  … " files " files fetched"; fflush() } }
    /added [0-9]+ packages/ { print "  … the page: " $0; fflush() }
    /\[ERROR\]/ { if (++errors <= 12) print > "/dev/stderr" }'
}

# Builds the modules of $1 (comma-separated) unless nothing changed since the last time.
# $2: a name for it; the rest: more for Maven.
build_once() {
  local modules="$1" name="$2" stamp="$ROOT/target/$2.stamp" log="$ROOT/target/$2.log" sum
  shift 2
  sum="$(sources_sum defect-schema opcua-bridge model-registry edge-node cloud-control integration-tests/harness)"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ] && built; then return; fi
  mkdir -p "$ROOT/target"
  echo "Building $name (the first time fetches what it needs; all of it in target/$name.log) …"
  if ! mvn_here -B -pl "$modules" -am -Dmaven.test.skip=true "$@" package 2>&1 | show_progress "$log"; then
    die "The build failed: see target/$name.log."
  fi
  built || die "The build made no applications: see target/$name.log."
  echo "$sum" >"$stamp"
}

built() {
  [ -f "$ROOT/cloud-control/target/quarkus-app/quarkus-run.jar" ] &&
    [ -f "$ROOT/edge-node/target/quarkus-app/quarkus-run.jar" ] &&
    [ -f "$ROOT/opcua-bridge/simulator/target/opcua-simulator.jar" ] &&
    [ -f "$ROOT/integration-tests/harness/target/harness.jar" ]
}

harness() {
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "$ROOT/integration-tests/harness/target/harness.jar" "$@"
}

# Installs Debian packages for commands that are missing (`command:package`), where that can be done.
need_packages() {
  local pair path missing=()
  path="$PATH:/usr/sbin:/sbin$(printf ':%s' /usr/lib/postgresql/*/bin)"
  for pair in "$@"; do
    PATH="$path" command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} …"
    # RUNLEVEL=1: a broker that is installed for its tests must not start by itself
    (apt-get -qq update && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}") >/dev/null 2>&1 && return
  fi
  echo "Missing: ${missing[*]}. Their tests are skipped; install them to run all." >&2
}
