#!/usr/bin/env bash
# Builds local stand-ins for the outside images of the Dockerfiles and compose files. README.md says what they honour.
set -euo pipefail

readonly SUITE=trixie
readonly BASE="two-shops-airgap/base:$SUITE"
readonly RELEASE=25
readonly NAMES='jvm postgres kafka builder prometheus traces'
readonly SYSTEM_PATH='/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
# What a server may ask for; tools of a developer (javac, jshell, jlink …) stay out.
readonly MODULES='java.se,jdk.accessibility,jdk.attach,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.dynalink,'\
'jdk.httpserver,jdk.jcmd,jdk.jdwp.agent,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.management.jfr,'\
'jdk.naming.dns,jdk.naming.rmi,jdk.net,jdk.nio.mapmode,jdk.sctp,jdk.security.auth,jdk.security.jgss,jdk.unsupported,'\
'jdk.unsupported.desktop,jdk.xml.dom,jdk.zipfs'

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
home="$(cd "$here/../.." && pwd -P)"
engine=docker
force=false
wanted=()
replaced=()
work=''
child=''
started=0

usage() {
  cat <<TEXT
Usage: compose/airgap/build.sh [--engine docker|podman] [--force] [NAME…]

Builds the stand-ins that are not there yet; NAME is one of: $NAMES (all of them by default).

  --engine E   docker (the default) or podman
  --force      build anew what is there; without a NAME the base as well

DEBIAN_MIRROR is the address of a Debian archive by plain http; by default it is read from this machine's apt sources.
TEXT
}

fail() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 2
}

arguments() {
  while [ $# -gt 0 ]; do
    case "$1" in
      --engine) [ $# -gt 1 ] || fail '--engine needs a value: docker or podman'; engine="$2"; shift ;;
      --engine=*) engine="${1#*=}" ;;
      --force) force=true ;;
      -h | --help) usage; exit 0 ;;
      -*) fail "unknown option $1 (see --help)" ;;
      *)
        case " $NAMES " in
          *" $1 "*) wanted+=("$1") ;;
          *) fail "unknown name $1; there are: $NAMES" ;;
        esac
        ;;
    esac
    shift
  done
  case "$engine" in
    docker | podman) ;;
    *) fail "unknown engine $engine; there are: docker podman" ;;
  esac
}

image_of() {
  case "$1" in
    jvm | builder) printf 'two-shops-airgap/%s:%s' "$1" "$RELEASE" ;;
    postgres) printf 'two-shops-airgap/postgres:17' ;;
    kafka) printf 'two-shops-airgap/kafka:4.1' ;;
    prometheus) printf 'two-shops-airgap/prometheus:2' ;;
    traces) printf 'two-shops-airgap/traces:2' ;;
  esac
}

# Prints nothing where there is no such image.
id_of() { "$engine" image inspect --format '{{.Id}}' "$1" 2>/dev/null || true; }
present() { [ -n "$(id_of "$1")" ]; }

# Runs a command in a process group of its own, so that Ctrl-C ends its children too, and shows its output if it fails.
run() {
  local failed=0
  setsid "$@" >"$work/log" 2>&1 </dev/null &
  child=$!
  wait "$child" || failed=$?
  child=''
  [ "$failed" -eq 0 ] && return
  tail -n 25 "$work/log" >&2
  printf 'build.sh: %s %s failed\n' "$1" "${2:-}" >&2
  exit 1
}

cleanup() {
  local failed=$? mount
  # A second signal must not end this half-way.
  trap - EXIT
  trap '' INT TERM HUP
  if [ -n "$child" ]; then
    kill -TERM -- "-$child" 2>/dev/null || kill -TERM "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
  fi
  if [ -n "$work" ]; then
    # debootstrap mounts /proc into the folder while it works.
    for mount in $(awk -v root="$work/" 'index($5, root) == 1 { print $5 }' /proc/self/mountinfo | sort -r); do
      umount "$mount" 2>/dev/null || umount -l "$mount" || true
    done
    rm -rf --one-file-system "$work"
  fi
  exit "$failed"
}

# The Debian archive among the sources of apt, in both of their formats; its own name ends in /debian.
mirror_of_this_machine() {
  local file
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -r "$file" ] && sed -n 's/^deb[[:space:]]\{1,\}\(\[[^]]*\][[:space:]]*\)\{0,1\}\([^[:space:]]*\).*[[:space:]]main.*/\2/p' "$file"
  done
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -r "$file" ] && sed -n 's/^URIs:[[:space:]]*//Ip' "$file" | tr -s ' \t' '\n'
  done
  return 0
}

mirror() {
  local found
  if [ -n "${DEBIAN_MIRROR:-}" ]; then
    found="$DEBIAN_MIRROR"
  else
    found="$(mirror_of_this_machine | grep -E '^https?://.*/debian/?$' | head -n 1 || true)"
    # A new image knows no certificates, and apt checks signatures by itself.
    found="${found/#https:/http:}"
  fi
  case "$found" in
    http://*) printf '%s' "${found%/}" ;;
    '') fail 'no Debian archive in the apt sources of this machine; name one in DEBIAN_MIRROR (http://…/debian)' ;;
    *) fail "DEBIAN_MIRROR must begin with http:// (a new image knows no certificates): $found" ;;
  esac
}

# The files that nobody reads in a container, and the settings that keep them out of what apt installs later.
slim() {
  local root="$1"
  rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/* "$root"/etc/{hostname,resolv.conf}
  # The folders stay: packages put links into those of the manual.
  find "$root"/usr/share/{doc,man,info,locale} ! -type d -delete
  cat >"$root/etc/dpkg/dpkg.cfg.d/slim" <<'SLIM'
path-exclude=/usr/share/doc/*
path-exclude=/usr/share/man/*
path-exclude=/usr/share/info/*
path-exclude=/usr/share/locale/*
SLIM
  cat >"$root/etc/apt/apt.conf.d/slim" <<'SLIM'
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "3";
SLIM
}

build_base() {
  local archive old
  [ "$(id -u)" -eq 0 ] || fail 'debootstrap needs root; run this with sudo'
  command -v debootstrap >/dev/null || fail 'debootstrap is missing (Debian, Ubuntu: apt-get install debootstrap)'
  archive="$(mirror)"
  old="$(id_of "$BASE")"
  run debootstrap --variant=minbase "$SUITE" "$work/root" "$archive"
  printf 'deb %s %s main\n' "$archive" "$SUITE" >"$work/root/etc/apt/sources.list"
  slim "$work/root"
  run tar -C "$work/root" --numeric-owner --exclude='./dev/*' -cf "$work/base.tar" .
  run "$engine" import --change "ENV PATH=$SYSTEM_PATH" "$work/base.tar" "$BASE"
  rm -rf --one-file-system "$work/root" "$work/base.tar"
  made base "$BASE" "$old"
}

# A JDK of this machine of the release wanted, in the places where ./shop looks for one; nothing if there is none.
jdk_of_this_machine() {
  local folder on_path
  on_path="$(command -v javac || true)"
  [ -n "$on_path" ] && on_path="$(dirname "$(dirname "$(readlink -f "$on_path")")")"
  for folder in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -x "$folder/bin/jlink" ] && grep -qs "^JAVA_VERSION=\"$RELEASE[.\"]" "$folder/release"; then
      printf '%s' "$folder"
      return
    fi
  done
}

# Each stand-in's own additions to its build context $1. Where this machine has no JDK, the folder stays empty and the
# Dockerfile installs Debian's.
context_jvm() {
  local jdk
  jdk="$(jdk_of_this_machine)"
  if [ -z "$jdk" ]; then
    mkdir "$1/jre"
    return
  fi
  # An AOT cache builds on the default CDS archive, which a jlinked runtime lacks unless asked for.
  run "$jdk/bin/jlink" --add-modules "$MODULES" --strip-debug --no-header-files --no-man-pages --generate-cds-archive \
    --output "$1/jre"
}

context_builder() {
  local jdk
  mkdir "$1/jdk"
  jdk="$(jdk_of_this_machine)"
  [ -z "$jdk" ] || run cp -rL "$jdk/." "$1/jdk"
}

context_kafka() {
  local target="$home/lab/target" jars=()
  # The broker's jars and, of the lab's own, those which the broker shares with it.
  jars=("$target"/kafka/*.jar "$target"/lib/jackson-{annotations,core,databind}-*.jar "$target"/lib/{HdrHistogram,slf4j}-*.jar)
  [ -e "${jars[0]}" ] && [ -e "${jars[-1]}" ] ||
    fail 'lab/target/kafka holds no broker yet; it is made by: mvn -q -DskipTests -pl lab -am package'
  mkdir "$1/libs"
  cp "${jars[@]}" "$1/libs"
}

context_postgres() { :; }
context_prometheus() { :; }
context_traces() { :; }

made() {
  local name="$1" image="$2" old="$3" new size
  new="$(id_of "$image")"
  size="$("$engine" image inspect --format '{{.Size}}' "$image")"
  printf '%-10s %s: built in %d s, %d MB\n' "$name" "$image" "$((SECONDS - started))" "$((size / 1000000))"
  if [ -n "$old" ] && [ "$old" != "$new" ]; then
    replaced+=("$old")
  fi
}

build() {
  local name="$1" context="$work/$1" from="$BASE" old image options=()
  image="$(image_of "$name")"
  old="$(id_of "$image")"
  [ "$name" != kafka ] || from="$(image_of jvm)"
  [ "$name" != traces ] || from="$(image_of builder)"
  cp -r "$here/$name" "$context"
  "context_$name" "$context"
  [ "$force" = false ] || options+=(--no-cache)
  [ -z "${http_proxy:-}" ] || options+=(--build-arg "http_proxy=$http_proxy")
  run "$engine" build --force-rm ${options[@]+"${options[@]}"} --build-arg "BASE=$from" -t "$image" "$context"
  rm -rf "$context"
  made "$name" "$image" "$old"
}

wanted() { [[ " ${wanted[*]} " == *" $1 "* ]]; }

# Builds what is wanted and absent; kafka stands on jvm, traces on builder, and all of them on the base.
main() {
  local name i everything=false todo=()
  arguments "$@"
  command -v "$engine" >/dev/null || fail "$engine is not installed"
  timeout 30 "$engine" info >/dev/null 2>&1 || fail "$engine does not answer; is it running, and may you use it?"
  if [ ${#wanted[@]} -eq 0 ]; then
    everything=true
    read -ra wanted <<<"$NAMES"
  fi
  for name in $NAMES; do
    wanted "$name" || { [ "$name" = jvm ] && wanted kafka; } || { [ "$name" = builder ] && wanted traces; } || continue
    if present "$(image_of "$name")" && { [ "$force" = false ] || ! wanted "$name"; }; then
      printf '%-10s %s: present\n' "$name" "$(image_of "$name")"
    else
      todo+=("$name")
    fi
  done
  [ ${#todo[@]} -gt 0 ] || return 0

  trap cleanup EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  # Not /tmp, which is often mounted nodev: debootstrap refuses that.
  work="$(mktemp -d "${TMPDIR:-/var/tmp}/two-shops-airgap.XXXXXX")"
  if ! present "$BASE" || { [ "$force" = true ] && [ "$everything" = true ]; }; then
    started=$SECONDS
    build_base
  fi
  for name in "${todo[@]}"; do
    started=$SECONDS
    build "$name"
  done
  # Untagged predecessors, the newest first, since they stand on each other. One that is still in use stays.
  for ((i = ${#replaced[@]} - 1; i >= 0; i--)); do
    "$engine" rmi "${replaced[i]}" >/dev/null 2>&1 || true
  done
}

main "$@"
