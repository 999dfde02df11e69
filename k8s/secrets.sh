#!/usr/bin/env bash
# Makes the Secrets of one arm that are missing, with random passwords and tokens; one that exists stays as it is.
#   k8s/secrets.sh monolith|services [options of kubectl, such as --namespace two-shops-monolith]
#   KUBECTL=oc k8s/secrets.sh services
# Each unit gets UNIT-secrets with nothing but its own, as a file of settings; the database server gets postgres-secrets, the passwords
# of its roles. shop-secrets, which no pod mounts, keeps what several share: the services' token and the admin's password. To read it:
#   kubectl get secret shop-secrets -o go-template='{{.data.admin | base64decode}}'
set -euo pipefail

case "${1:-}" in
  monolith) units=(monolith) ;;
  services) units=(storefront accounts catalog inventory carts orders payments shipping recommendations) ;;
  *)
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
arm="$1"
shift
kubectl=("${KUBECTL:-kubectl}" "$@")

exists() { [ -n "$("${kubectl[@]}" get secret "$1" --ignore-not-found -o name)" ]; }

random() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }

# The setting $1 of a unit: what Secret $2 has under key $3. One without it was not made by this script.
setting() {
  local value
  value="$("${kubectl[@]}" get secret "$2" -o go-template="{{index .data \"$3\" | base64decode}}")" || return
  [ -n "$value" ] || { echo "Secret $2 has no $3" >&2; return 1; }
  printf '    %s=%s\n' "$1" "$value"
}

# Makes Secret $1 of the entries on standard input, each two spaces in; by a file, as arguments can be seen by others.
create() {
  { printf 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  labels:\n' "$1"
    printf '    app.kubernetes.io/part-of: two-shops\n    app.kubernetes.io/instance: %s\nstringData:\n' "$arm"
    cat
  } | "${kubectl[@]}" create -f -
}

role() { if [ "$1" = monolith ]; then echo shop; else echo "$1"; fi; }

settings() {
  echo '  secrets.properties: |'
  [ "$1" = storefront ] || setting shop.db.password postgres-secrets "$(role "$1")" || return
  case "$1" in
    monolith | accounts) setting shop.admin-password shop-secrets admin || return ;;
  esac
  case "$1" in
    monolith | provider) ;;
    *) setting shop.service-token shop-secrets service-token ;;
  esac
}

passwords() {
  echo "  postgres: \"$(random)\""
  for unit in "${units[@]}" provider; do
    [ "$unit" = storefront ] || echo "  $(role "$unit"): \"$(random)\""
  done
}

exists shop-secrets || create shop-secrets <<<"  admin: \"$(random)\"
  service-token: \"$(random)\""
exists postgres-secrets || passwords | create postgres-secrets
for unit in "${units[@]}" provider; do
  if ! exists "$unit-secrets"; then
    # In two steps: what could not be read must not become a Secret without it.
    entries="$(settings "$unit")"
    create "$unit-secrets" <<<"$entries"
  fi
done
