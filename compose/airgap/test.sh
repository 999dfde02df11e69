#!/usr/bin/env bash
# Proves that each stand-in honours what README.md says, on the engine, with containers that it removes again.
# Usage: compose/airgap/test.sh [--engine docker|podman]     (after build.sh; ends at the first failure)
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=images.env
. "$here/images.env"
engine=docker
# An arbitrary user of group 0, as OpenShift starts containers.
readonly STRANGER=1000650000:0
readonly MARK="two-shops-airgap-test-$$"
readonly PASSWORD='pass word"1'
passed=0
work=''

say() { printf '%s\n' "$*"; }

cleanup() {
  local failed=$? left
  # A second signal must not end this half-way.
  trap - EXIT
  trap '' INT TERM HUP
  left="$("$engine" ps -aq --filter "label=$MARK" || true)"
  # shellcheck disable=SC2086
  [ -z "$left" ] || "$engine" rm -fv $left >/dev/null || true
  left="$("$engine" volume ls -q --filter "label=$MARK" || true)"
  # shellcheck disable=SC2086
  [ -z "$left" ] || "$engine" volume rm $left >/dev/null || true
  left="$("$engine" network ls -q --filter "label=$MARK" || true)"
  # shellcheck disable=SC2086
  [ -z "$left" ] || "$engine" network rm $left >/dev/null || true
  rm -rf "$work"
  exit "$failed"
}

# Counts a check: its name, then the command that has to succeed.
check() {
  local name="$1"
  shift
  if ! "$@" >"$work/output" 2>&1; then
    say "FAIL $name"
    tail -n 25 "$work/output"
    exit 1
  fi
  passed=$((passed + 1))
  say "ok   $name"
}

# Repeats a command until it succeeds, $1 seconds at most.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.2
  done
}

# A container of this run that ends by itself; and one that goes on under the name $1.
once() { timeout --kill-after=5 120 "$engine" run --rm --label "$MARK" "$@"; }
start() { "$engine" run -d --label "$MARK" --name "$MARK-$1" "${@:2}"; }
inside() { timeout 30 "$engine" exec "$MARK-$1" "${@:2}"; }
log_of() { "$engine" logs "$MARK-$1" 2>&1; }
remove() { "$engine" rm -fv "$MARK-$1"; }
again() { remove "$1" && start "$@"; }
volume() { "$engine" volume create --label "$MARK" "$MARK-$1"; }

# Whether a command prints the text $2 and ends as $1 says: succeeds, or fails. shows_not: succeeds without the text.
prints() {
  local end=succeeds
  "${@:3}" >"$work/printed" 2>&1 || end=fails
  cat "$work/printed"
  [ "$end" = "$1" ] && grep -qF -- "$2" "$work/printed"
}
shows() { prints succeeds "$@"; }
refuses() { prints fails "$@"; }
shows_not() { "${@:2}" >"$work/printed" 2>&1 && ! grep -F -- "$1" "$work/printed"; }

# Whether container $1 obeys the stop signal within 10 s, rather than being killed.
stops() {
  local begin=$SECONDS
  "$engine" stop -t 30 "$MARK-$1" && [ $((SECONDS - begin)) -le 10 ]
}

exit_code() { [ "$("$engine" inspect --format '{{.State.ExitCode}}' "$MARK-$1")" = "$2" ]; }

test_build() {
  check 'build: what is present is left as it is' shows present "$here/build.sh" --engine "$engine"
  check 'build: an unknown name is refused' refuses 'unknown name nonsense' "$here/build.sh" nonsense
}

compile() {
  once -v "$here/test:/source:ro" -v "$work/classes:/classes" -v "$work/libs:/libs:ro" --entrypoint bash "$SHOP_BUILDER_IMAGE" -c '
    set -e
    javac -cp "/libs/*" -d /tmp/classes /source/*.java
    jar --create --file /classes/test.jar -C /tmp/classes .'
}

libraries() {
  "$engine" create --label "$MARK" --name "$MARK-libs" "$SHOP_KAFKA_IMAGE" &&
    "$engine" cp "$MARK-libs:/opt/kafka/libs/." "$work/libs"
}

test_builder() {
  local image="$SHOP_BUILDER_IMAGE"
  check 'builder: javac 25' shows 'javac 25' once "$image" javac -version
  check 'builder: Maven runs on it' shows 'Java version: 25' once "$image" mvn -version
  check 'builder: git' shows 'git version' once "$image" git --version
  check 'builder: any user runs Maven, and has a home' \
    shows 'Java version: 25' once --user 4711:4711 "$image" bash -c 'touch ~/.m2/x && mvn -version'
  mkdir -p "$work/classes" "$work/libs"
  libraries >/dev/null
  check 'builder: compiles and packs' compile
}

test_jvm() {
  local image="$SHOP_JVM_IMAGE"
  check 'jvm: Java 25' shows 'version "25' once "$image" java -version
  check 'jvm: JAVA_HOME, and UTF-8 as the encoding' \
    shows 'stdout.encoding = UTF-8' once "$image" bash -c '"$JAVA_HOME/bin/java" -XshowSettings:properties -version'
  check 'jvm: the modules that servers ask for' once "$image" bash -c '
    java --list-modules >/tmp/modules
    for m in java.se jdk.crypto.ec jdk.unsupported jdk.zipfs jdk.management jdk.jfr jdk.naming.dns jdk.net jdk.localedata \
      jdk.security.auth jdk.jcmd jdk.management.agent; do grep -q "^$m@" /tmp/modules || { echo "no $m"; exit 1; }; done'
  check 'jvm: the default CDS archive' once "$image" java -Xshare:on -version
  check 'jvm: an AOT cache is made and used, by any user' \
    shows 'hello from Java 25' once --user "$STRANGER" -v "$work/classes:/classes:ro" "$image" bash -ec '
      java -XX:AOTCacheOutput=/tmp/x.aot -cp /classes/test.jar Hello >/dev/null
      java -XX:AOTMode=on -XX:AOTCache=/tmp/x.aot -cp /classes/test.jar Hello'
}

query() { inside "$1" psql -At -U shop -d shop -c "$2"; }
ready() { inside "$1" pg_isready -q -h localhost -U shop; }
# As another container would: by the address that is not this host's own loopback.
over_network() {
  inside "$1" bash -c 'PGPASSWORD="$1" psql -h "$(hostname -i | cut -d" " -f1)" -At -U shop -d shop -c "select 1"' sh "$2"
}

test_postgres() {
  local image="$SHOP_POSTGRES_IMAGE" scripts="$work/scripts"
  mkdir -p "$scripts"
  printf '%s' "$PASSWORD" >"$work/password"
  printf 'create table seen(script text);\ninsert into seen values (%s);\n' "'sql'" >"$scripts/1.sql"
  printf 'insert into seen values (%s);\n' "'gz'" | gzip >"$scripts/2.sql.gz"
  printf '#!/bin/bash\nset -e\npsql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "insert into seen values ('"'run'"')"\n' \
    >"$scripts/3.sh"
  printf 'sql --dbname "$POSTGRES_DB" --command "insert into seen values ('"'sourced'"')"\n' >"$scripts/4.sh"
  printf 'not for psql\n' >"$scripts/5.txt"
  chmod 755 "$scripts" "$scripts/3.sh"
  chmod 600 "$work/password"

  check 'postgres: refuses to start without a password' refuses 'set POSTGRES_PASSWORD' once "$image"
  check 'postgres: refuses a password that is given twice' \
    refuses 'both POSTGRES_PASSWORD and' once -e POSTGRES_PASSWORD=x -e POSTGRES_PASSWORD_FILE=/y "$image"
  check 'postgres: the server answers questions about itself' shows '(PostgreSQL) 17' once "$image" postgres --version

  local options=(-e POSTGRES_USER=shop -e POSTGRES_PASSWORD_FILE=/run/secrets/password -v "$MARK-data:/var/lib/postgresql/data"
    -v "$work/password:/run/secrets/password:ro" -v "$scripts:/docker-entrypoint-initdb.d:ro")
  volume data >/dev/null
  check 'postgres: starts, with a password only root may read' \
    start pg "${options[@]}" -e POSTGRES_INITDB_ARGS=--data-checksums "$image" -c max_connections=42
  check 'postgres: is ready' within 60 ready pg
  check 'postgres: every script of the folder ran' shows gz,run,sourced,sql query pg "select string_agg(script, ',' order by script) from seen"
  check 'postgres: its arguments reach the server' shows 42 query pg 'show max_connections'
  check 'postgres: those of initdb as well' shows on query pg 'show data_checksums'
  check 'postgres: runs as user 999' shows 'Uid:	999' inside pg cat /proc/1/status
  check 'postgres: is the first process' shows postgres inside pg cat /proc/1/comm
  check 'postgres: keeps no password in its environment' \
    shows_not POSTGRES_PASSWORD= inside pg setpriv --reuid=999 --regid=999 --clear-groups bash -c 'tr "\0" "\n" </proc/1/environ'
  check 'postgres: the password opens it over the network' within 10 over_network pg "$PASSWORD"
  check 'postgres: another password does not' refuses 'password authentication failed' over_network pg wrong
  check 'postgres: stops quickly' stops pg
  check 'postgres: and in good order' exit_code pg 0
  check 'postgres: a new container takes over the volume' again pg "${options[@]}" "$image"
  check 'postgres: is ready again' within 60 ready pg
  check 'postgres: the data are there, and the scripts ran once' shows 4 query pg 'select count(*) from seen'
  remove pg >/dev/null

  check 'postgres: starts as an arbitrary user on a read-only root' \
    start stranger --user "$STRANGER" --read-only --tmpfs /tmp --tmpfs /var/run/postgresql:mode=1777 -e POSTGRES_USER=shop \
    -e POSTGRES_PASSWORD=x -e PGDATA=/var/lib/postgresql/data/pgdata "$image"
  check 'postgres: is ready for that user' within 60 ready stranger
  check 'postgres: pg_isready knows that user' inside stranger pg_isready -U shop
  check 'postgres: stops quickly for that user' stops stranger
  check 'postgres: says what an arbitrary user has to set' \
    refuses 'set PGDATA to a folder below' once --user "$STRANGER" -e POSTGRES_PASSWORD=x "$image"
  check 'postgres: starts as root on a read-only root, without a password if told to trust' \
    start trust --read-only --tmpfs /tmp --tmpfs /var/run/postgresql:mode=1777 -e POSTGRES_USER=shop -e POSTGRES_HOST_AUTH_METHOD=trust "$image"
  check 'postgres: is ready without a password' within 60 ready trust
  check 'postgres: and lets everyone in' over_network trust wrong
  remove trust >/dev/null
}

open_port() { inside "$1" bash -c "exec 3<>/dev/tcp/localhost/$2"; }
client() {
  once --network "$MARK" -v "$work/classes:/classes:ro" --entrypoint java "$SHOP_KAFKA_IMAGE" \
    -Xmx128m -cp '/classes/test.jar:/opt/kafka/libs/*' RoundTrip "$@"
}

test_kafka() {
  local image="$SHOP_KAFKA_IMAGE"
  local options=(--network "$MARK" --network-alias kafka --read-only --tmpfs /tmp -v "$MARK-log:/var/lib/kafka/data"
    -e KAFKA_NODE_ID=1 -e KAFKA_PROCESS_ROLES=broker,controller -e KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093
    -e KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093 -e KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
    -e KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
    -e KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    -e KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1 -e KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS=1
    -e KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS=0 -e KAFKA_LOG_DIRS=/var/lib/kafka/data -e KAFKA_MADE_UP__FOR___THIS=1
    -e KAFKA_HEAP_OPTS=-Xmx192m -e CLUSTER_ID=dHdvLXNob3BzLWtyYWZ0MQ)
  "$engine" network create --label "$MARK" "$MARK" >/dev/null
  volume log >/dev/null
  check 'kafka: starts by its variables, on a read-only root' start kafka "${options[@]}" "$image"
  check 'kafka: opens its port' within 60 open_port kafka 9092
  check 'kafka: made its folder' shows Formatting log_of kafka
  check 'kafka: names of properties' shows made.up_for-this=1 inside kafka cat /tmp/kafka/server.properties
  check 'kafka: runs as user 1000' shows 1000 inside kafka id -u
  check 'kafka: Java is the first process' shows java inside kafka cat /proc/1/comm
  check 'kafka: KAFKA_HEAP_OPTS reach it' shows -Xmx192m inside kafka bash -c 'tr "\0" " " </proc/1/cmdline'
  check 'kafka: the cluster is the one asked for' \
    shows cluster.id=dHdvLXNob3BzLWtyYWZ0MQ inside kafka cat /var/lib/kafka/data/meta.properties
  check 'kafka: another container sends' client produce kafka:9092 first
  check 'kafka: and a group reads it' client consume kafka:9092 first
  check 'kafka: stops on SIGTERM' stops kafka
  check 'kafka: of its own accord' exit_code kafka 143
  check 'kafka: a new container takes over the volume' again kafka "${options[@]}" "$image"
  check 'kafka: opens its port again' within 60 open_port kafka 9092
  check 'kafka: finds that it had stopped in good order' shows 'clean shutdown file was found' log_of kafka
  check 'kafka: did not format the folder anew' shows_not Formatting log_of kafka
  check 'kafka: what was sent is still there' client consume kafka:9092 first
  remove kafka >/dev/null
  check 'kafka: starts without a setting, as an arbitrary user' \
    start stranger-kafka --user "$STRANGER" -e KAFKA_HEAP_OPTS=-Xmx192m "$image"
  check 'kafka: opens its port then' within 60 open_port stranger-kafka 9092
  remove stranger-kafka >/dev/null
}

get() { inside "$1" bash -c "exec 3<>/dev/tcp/localhost/$2; printf 'GET $3 HTTP/1.0\r\n\r\n' >&3; cat <&3"; }

test_prometheus() {
  local image="$SHOP_PROMETHEUS_IMAGE"
  check 'prometheus: version 2' shows 'version 2.' once "$image" --version
  check 'prometheus: starts on a read-only root' start prometheus --read-only "$image"
  check 'prometheus: is ready' within 60 shows '200 OK' get prometheus 9090 /-/ready
  check 'prometheus: runs as nobody' shows 65534 inside prometheus id -u
  check 'prometheus: watches itself' within 60 shows '"health":"up"' get prometheus 9090 /api/v1/targets
  check 'prometheus: stops on SIGTERM' stops prometheus
  check 'prometheus: in good order' exit_code prometheus 0
  check 'prometheus: starts as an arbitrary user' start stranger-prometheus --user "$STRANGER" "$image"
  check 'prometheus: is ready then' within 60 shows '200 OK' get stranger-prometheus 9090 /-/ready
}

span() {
  once --network "$MARK" --entrypoint bash "$SHOP_BUILDER_IMAGE" -c '
    exec 3<>/dev/tcp/traces/4318
    # One span of the service "a" called "b": trace.proto by hand.
    body="\x0a\x34\x0a\x15\x0a\x13\x0a\x0cservice.name\x12\x03\x0a\x01a"
    body+="\x12\x1b\x12\x19\x0a\x100123456789abcdef\x2a\x01b\x10\x01\x20\x01"
    printf "POST /v1/traces HTTP/1.0\r\nContent-Length: 54\r\n\r\n$body" >&3
    grep "200 OK" <&3'
}

test_traces() {
  local image="$SHOP_TRACES_IMAGE"
  check 'traces: starts on a read-only root, as an arbitrary user' \
    start traces --read-only --tmpfs /tmp --user "$STRANGER" --network "$MARK" --network-alias traces "$image"
  check 'traces: is ready, and has none' within 60 shows '{"data":[]}' get traces 16686 /api/services
  check 'traces: takes a span' span
  check 'traces: knows the service' shows '{"data":["a"]}' get traces 16686 /api/services
  check 'traces: knows the trace' shows '"traceID":"30313233343536373839616263646566"' get traces 16686 '/api/traces?service=a'
  check 'traces: and only where that service was' shows_not traceID get traces 16686 '/api/traces?service=b'
}

main() {
  case "${1:-}" in
    '') ;;
    --engine) engine="${2:?docker or podman}" ;;
    *) say 'Usage: compose/airgap/test.sh [--engine docker|podman]' >&2; exit 2 ;;
  esac
  timeout 30 "$engine" info >/dev/null 2>&1 || { say "test.sh: $engine does not answer" >&2; exit 2; }
  trap cleanup EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  work="$(mktemp -d "${TMPDIR:-/var/tmp}/$MARK.XXXXXX")"
  chmod 755 "$work"
  test_build
  test_builder
  test_jvm
  test_postgres
  test_kafka
  test_prometheus
  test_traces
  say "$passed passed, 0 failed"
}

main "$@"
