#!/usr/bin/env bash
# Starts PostgreSQL by the conventions of the official image:
#   POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, POSTGRES_INITDB_ARGS, each also as …_FILE; POSTGRES_HOST_AUTH_METHOD;
#   PGDATA; /docker-entrypoint-initdb.d/*.sh, *.sql, *.sql.gz, run once when the data folder is made; arguments that begin
#   with - go to the server; a start as root goes on as postgres.
# As in the official image, a start as any other user needs a data folder that this user owns or may make: in a volume,
# set PGDATA to a folder below it.
set -Eeuo pipefail
shopt -s nullglob

fail() {
  printf 'entrypoint: %s\n' "$*" >&2
  exit 1
}

# Sets variable $1 from itself, from the file that $1_FILE names, or to $2.
setting() {
  local name="$1" file="$1_FILE" value="${2:-}"
  if [ -n "${!name:-}" ] && [ -n "${!file:-}" ]; then
    fail "both $name and $file are set"
  fi
  if [ -n "${!name:-}" ]; then
    value="${!name}"
  elif [ -n "${!file:-}" ]; then
    [ -r "${!file}" ] || fail "$file names a file that cannot be read: ${!file}"
    value="$(<"${!file}")"
  fi
  export "$name=$value"
  unset "$file"
}

settings() {
  setting POSTGRES_PASSWORD
  setting POSTGRES_USER postgres
  setting POSTGRES_DB "$POSTGRES_USER"
  setting POSTGRES_INITDB_ARGS
  : "${POSTGRES_HOST_AUTH_METHOD:=}"
}

fresh() { [ ! -s "$PGDATA/PG_VERSION" ]; }

folders() {
  local root=false
  [ "$(id -u)" -ne 0 ] || root=true
  mkdir -p "$PGDATA" || fail "user $(id -u) may not make $PGDATA; set PGDATA to a folder below the volume"
  mkdir -p /var/run/postgresql
  if [ "$root" = true ]; then
    find "$PGDATA" /var/run/postgresql ! -user postgres -exec chown postgres:postgres '{}' +
    chmod 3777 /var/run/postgresql
  fi
  [ -w /var/run/postgresql ] || fail "user $(id -u) may not write /var/run/postgresql; as a tmpfs it needs mode=1777"
  # PostgreSQL insists on owning its data, and on nobody else reading them.
  if [ "$root" = false ] && [ ! -O "$PGDATA" ]; then
    fail "user $(id -u) does not own $PGDATA; set PGDATA to a folder below the volume"
  fi
  chmod 700 "$PGDATA"
}

# initdb wants its user to have a name, which an arbitrary user has not.
name_of_user() {
  if getent passwd "$(id -u)" >/dev/null; then
    return
  fi
  NSS_WRAPPER_PASSWD="$(mktemp)"
  NSS_WRAPPER_GROUP=/dev/null
  printf 'postgres:x:%s:%s:PostgreSQL:/tmp:/bin/false\n' "$(id -u)" "$(id -g)" >"$NSS_WRAPPER_PASSWD"
  LD_PRELOAD=libnss_wrapper.so
  export NSS_WRAPPER_PASSWD NSS_WRAPPER_GROUP LD_PRELOAD
}

forget_name_of_user() {
  [ -z "${NSS_WRAPPER_PASSWD:-}" ] || rm -f "$NSS_WRAPPER_PASSWD"
  unset LD_PRELOAD NSS_WRAPPER_PASSWD NSS_WRAPPER_GROUP
}

make_data() {
  local arguments=() method="$POSTGRES_HOST_AUTH_METHOD"
  if [ -z "$POSTGRES_PASSWORD" ] && [ "$method" != trust ]; then
    fail 'there is no data yet and no password for it: set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE'
  fi
  eval "arguments=($POSTGRES_INITDB_ARGS)"
  initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") "${arguments[@]}"
  printf '\nhost all all all %s\n' "${method:-$(postgres -C password_encryption)}" >>"$PGDATA/pg_hba.conf"
}

# psql at the temporary server, whatever the container's own PGHOST says.
sql() {
  PGHOST='' PGHOSTADDR='' psql -v ON_ERROR_STOP=1 --no-password --no-psqlrc --username "$POSTGRES_USER" "$@"
}

make_database() {
  [ "$POSTGRES_DB" = postgres ] ||
    sql --dbname postgres --set name="$POSTGRES_DB" <<<'CREATE DATABASE :"name";'
}

run_scripts() {
  local script
  for script in /docker-entrypoint-initdb.d/*; do
    printf 'entrypoint: %s\n' "$script"
    case "$script" in
      *.sh)
        if [ -x "$script" ]; then
          "$script"
        else
          # shellcheck disable=SC1090
          . "$script"
        fi
        ;;
      *.sql) sql --dbname "$POSTGRES_DB" --file "$script" ;;
      *.sql.gz) gunzip --stdout "$script" | sql --dbname "$POSTGRES_DB" ;;
      *) printf 'entrypoint: %s is neither .sh nor .sql nor .sql.gz, and is left alone\n' "$script" ;;
    esac
  done
}

# Makes the data folder, with a server that only this container reaches; "$@" are the arguments of the later server.
initialise() {
  name_of_user
  make_data
  export PGPASSWORD="${PGPASSWORD:-$POSTGRES_PASSWORD}"
  pg_ctl --pgdata "$PGDATA" --wait --options "$(printf '%q ' "$@" -c listen_addresses= -p "${PGPORT:-5432}")" start
  make_database
  run_scripts
  pg_ctl --pgdata "$PGDATA" --wait --mode fast stop
  unset PGPASSWORD
  forget_name_of_user
  printf '\nentrypoint: the database is made; now the server starts\n\n'
}

# Whether the server is only asked about itself.
asks() {
  local argument
  for argument in "$@"; do
    case "$argument" in
      --help | -\? | --version | -V | --describe-config) return 0 ;;
    esac
  done
  return 1
}

main() {
  [ "${1:0:1}" != - ] || set -- postgres "$@"
  if [ "${1:-}" = postgres ] && ! asks "$@"; then
    settings
    folders
    if [ "$(id -u)" -eq 0 ]; then
      HOME=/var/lib/postgresql exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$0" "$@"
    fi
    if fresh; then
      initialise "${@:2}"
    fi
    unset POSTGRES_PASSWORD
  fi
  exec "$@"
}

main "$@"
