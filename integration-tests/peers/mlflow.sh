#!/usr/bin/env bash
# The MLflow server that tests speak to: a pinned install in a virtual environment, made once and kept in the user's cache.
#   mlflow.sh install            makes it if it is not there (a minute, 850 MB) and prints its folder
#   mlflow.sh serve PORT FOLDER  runs it on 127.0.0.1:PORT, all it keeps in FOLDER, until it is stopped
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
version=3.17.2
pins="$here/mlflow-$version.txt"
home="${XDG_CACHE_HOME:-$HOME/.cache}/loupe/mlflow-$version"

die() {
  echo "$*" >&2
  exit 2
}

install() {
  mkdir -p "$(dirname "$home")"
  exec 9>"$home.lock"
  ! command -v flock >/dev/null || flock 9
  if cmp -s "$pins" "$home/installed.txt"; then return; fi
  command -v python3 >/dev/null || die "MLflow $version needs python3 (3.10 or later), and none was found: install it."
  rm -rf "$home"
  python3 -m venv "$home" >"$home.log" 2>&1 ||
    die "python3 -m venv failed ($home.log): install python3-venv."
  "$home/bin/pip" install --disable-pip-version-check --no-input --no-deps -r "$pins" >>"$home.log" 2>&1 ||
    die "pip could not install MLflow $version: $(tail -n 1 "$home.log") (all of it in $home.log)"
  cp "$pins" "$home/installed.txt"
}

case "${1:-}" in
  install)
    install
    echo "$home"
    ;;
  serve)
    install
    exec 9>&-
    mkdir -p "$3"
    cd "$3"
    export MLFLOW_SERVER_ENABLE_JOB_EXECUTION=false MLFLOW_DISABLE_TELEMETRY=true
    exec "$home/bin/mlflow" server --backend-store-uri sqlite:///mlflow.db --artifacts-destination ./artifacts \
      --host 127.0.0.1 --port "$2" --workers 1
    ;;
  *) die "mlflow.sh install | serve PORT FOLDER" ;;
esac
